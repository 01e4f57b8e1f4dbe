import Diagnostics
import DocumentTree
import FormData
import FormTestSupport
import Foundation

@testable import FormTemplates

/// Files that exist only in a test.
struct TemplateFixture {
  struct NoSuchFile: Error {}

  var files: [String: String]

  /// One template called `表.yaml`.
  init(_ text: String, sharing shared: [String: String] = [:]) {
    files = shared
    files["表.yaml"] = text
  }

  func read(_ path: String) throws -> [UInt8] {
    guard let text = files[path] else { throw NoSuchFile() }
    return Array(text.utf8)
  }

  func load() throws(DiagnosticError) -> Template {
    try Template(loading: "表.yaml", readFile: read)
  }

  /// What loading finds wrong, as `line:column id`; empty if nothing.
  var faults: [String] {
    do throws(DiagnosticError) {
      _ = try load()
      return []
    } catch {
      return error.diagnostics.map(Self.words)
    }
  }

  static func words(_ diagnostic: Diagnostic) -> String {
    guard let place = diagnostic.location else { return "\(diagnostic.id)" }
    return "\(place.line):\(place.column) \(diagnostic.id)"
  }
}

/// A template of the repository.
func paper(_ name: String) throws -> Template {
  try Template(loading: "Templates/\(name).yaml") { path in
    Array(try Data(contentsOf: URL(filePath: PackageFolder.path(of: path))))
  }
}

extension Template {
  /// The data of a test, given as JSON.
  func data(_ json: String) throws(DiagnosticError) -> DataSet {
    try DataSet(
      files: [DataFile(name: "数据.json", bytes: Array(json.utf8))], declarations: declarations)
  }

  /// The dump of a copy filled with JSON.
  func dump(_ json: String, copy: Int = 0, options: FillOptions = FillOptions()) throws -> String {
    try filled(with: try data(json), options: options).document(at: copy).dump
  }

  func blankDump(options: FillOptions = FillOptions(isBlank: true)) throws -> String {
    try filled(with: .blank(declarations), options: options).document(at: 0).dump
  }
}
