public import Diagnostics
import FormPipeline
public import FormTemplates

/// Where an office's templates are looked for: its own folder first, then those that came with the
/// program.
public struct PaperTemplates: Sendable {
  private let folders: [String]
  private let registered: [Unicode.Scalar: String]

  /// `registered` says what is written by hand for a private character.
  public init(folders: [String], registered: [Unicode.Scalar: String] = [:]) {
    self.folders = folders
    self.registered = registered
  }

  /// Loads a template by its name, from the first folder that has it; one that is there and cannot be
  /// read is refused, since another folder's would be another paper.
  public func template(named name: String) throws(DiagnosticError) -> Template {
    for folder in folders {
      let path = "\(folder)/\(name).yaml"
      guard InputFile.isThere(path) else { continue }
      return try Template(loading: path, registered: registered) { try InputFile.bytes(of: $0) }
    }
    throw DiagnosticError(
      .error(
        "paper.no-template", "找不到“\(name)”的模板，找过：\(folders.joined(separator: "、"))",
        hint: "用 --templates 写明模板所在的文件夹"))
  }
}
