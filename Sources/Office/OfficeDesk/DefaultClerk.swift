public import Diagnostics
import Inspection
public import InspectionStore

/// The clerk of this office's computer, for whom `--as` need not be given: `办理人.txt`.
public struct DefaultClerk: Sendable {
  private let folder: OfficeFolder

  public init(in folder: OfficeFolder) { self.folder = folder }

  /// `nil` while none is kept.
  public func name() throws(DiagnosticError) -> String? {
    let bytes = try folder.bytes(ofFile: OfficeFolder.clerkName) ?? []
    // Notepad saves a mark before the name.
    let text = String(decoding: bytes, as: UTF8.self).drop { $0 == "\u{FEFF}" || $0.isWhitespace }
    var line = text.prefix { !$0.isNewline }
    while line.last?.isWhitespace == true { line.removeLast() }
    return line.isEmpty ? nil : String(line)
  }

  public func keep(_ name: String) throws(DiagnosticError) {
    try folder.keep(Array("\(name)\n".utf8), asFile: OfficeFolder.clerkName)
  }
}

extension Desk {
  /// Keeps a person of the office as the clerk of this computer.
  public func remember(clerk name: String) throws(DiagnosticError) -> DeskReport {
    let author = try office().author(named: name, on: today)
    try DefaultClerk(in: store.folder).keep(name)
    return Self.report(of: author, said: "以后由\(author.name)办理")
  }

  public func whoWorks() throws(DiagnosticError) -> DeskReport {
    let author = try author()
    return Self.report(of: author, said: "现在由\(author.name)办理")
  }

  private static func report(of author: Author, said: String) -> DeskReport {
    let unit = author.unit.map { "，\($0)" } ?? ""
    return DeskReport(
      ["\(said)（\(author.role.rawValue)\(unit)）。"],
      details: ["办理人": author.name, "身份": author.role.rawValue, "单位": author.unit?.rawValue ?? ""])
  }
}
