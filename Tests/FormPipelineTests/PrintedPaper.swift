import CivilCalendar
import ConformanceTestSupport
import Diagnostics
import FormPipeline
import FormTemplates
import FormTestSupport
import Foundation
import PDFFinishing
import Testing
import Typefaces

/// The files of a job that was printed into a folder of its own, which lives as long as this.
struct PrintedPaper {
  let folder: TemporaryFolder
  /// What the press found worth a warning.
  let warnings: [Diagnostic]

  /// Prints a job; throws what the loader or the press throws.
  init(_ order: Order, in folder: TemporaryFolder? = nil) async throws {
    let folder = try folder ?? TemporaryFolder()
    var job = try order.job()
    job.output = "\(folder.path)/\(order.output)"
    warnings = try await order.press().print(job)
    self.folder = folder
    try expectNoActions()
  }

  /// Nothing acts by itself in any file that a test prints, whatever its profile.
  private func expectNoActions() throws {
    for name in try names {
      let bytes = try bytes(of: name)
      guard bytes.starts(with: "%PDF".utf8) else { continue }
      let faults = try ConformanceChecker.actions(in: bytes)
      if !faults.isEmpty { Issue.record("\(name): \(faults)") }
    }
  }

  /// The names of the files, ordered by their bytes.
  var names: [String] {
    get throws { try Self.names(in: folder) }
  }

  static func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files that two prints do not have in common, byte by byte.
  func namesThatDiffer(from other: Self) throws -> [String] {
    let names = try self.names
    guard try other.names == names else { return names }
    return try names.filter { try bytes(of: $0) != other.bytes(of: $0) }
  }

  func path(of name: String) -> String { folder.url(of: name).path(percentEncoded: false) }

  func bytes(of name: String) throws -> [UInt8] { try Self.bytes(of: name, in: folder) }

  static func bytes(of name: String, in folder: TemporaryFolder) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.url(of: name)))
  }

  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }
}

/// What is to be printed, in the words of a test.
struct Order {
  /// Paths of template files.
  var templates: [String]
  /// Paths of data files; `nil` prints blank forms.
  var data: [String]?
  /// CSV files that fill lists, by the lists' names.
  var tables: [(list: String, path: String)] = []
  var isMerged = false
  var format = PrintJob.Format.pdf
  var profile = FinishingProfile.archival
  var dotsPerInch = 150
  var pages: ClosedRange<Int>?
  /// A name or a pattern inside the folder that is printed into.
  var output = "out"
  var fieldsOutput: String?
  var workers = 1
  var isLoose = false
  var purpose: String?
  var refusesSubstitutes = false
  var fontFolders = [PackageFolder.path(of: "Fonts")]

  init(templates: [String], data: [String]?) {
    self.templates = templates
    self.data = data
  }

  /// A paper of the repository with the example office's data, or blank.
  init(_ paper: String, isBlank: Bool = false) {
    self.init(
      templates: [PackageFolder.path(of: "Templates/\(paper).yaml")],
      data: isBlank ? nil : [PackageFolder.path(of: "Examples/张店/\(paper).json")])
  }

  /// A paper of the repository with data written into the folder of the test.
  init(_ paper: String, json: String, in folder: TemporaryFolder) throws {
    self.init(paper)
    data = [try folder.write(json.utf8, to: "数据.json")]
  }

  /// A template and data of the test's own.
  init(template: String, json: String, in folder: TemporaryFolder) throws {
    self.init(
      templates: [try folder.write(template.utf8, to: "表.yaml")],
      data: [try folder.write(json.utf8, to: "数据.json")])
  }

  func with(_ change: (inout Self) -> Void) -> Self {
    var order = self
    change(&order)
    return order
  }

  func job() throws -> PrintJob {
    let date = CalendarDate(year: 2019, month: 3, day: 30)
    var loader = PaperLoader(
      templates: templates, data: data ?? [], tables: tables,
      options: FillOptions(
        isBlank: data == nil, purpose: purpose, date: date, makesEntries: profile == .fillable),
      registered: try CharacterRegister(folders: fontFolders).descriptions)
    return PrintJob(
      papers: try loader.load(), isMerged: isMerged, format: format, profile: profile,
      dotsPerInch: dotsPerInch, pages: pages, fieldsOutput: fieldsOutput,
      inputs: Array(loader.sources.keys))
  }

  func press() throws -> FormPress {
    FormPress(
      library: try FontLibrary(folders: fontFolders, refusesSubstitutes: refusesSubstitutes),
      isLoose: isLoose, workers: workers)
  }

  /// What stands against printing; empty when nothing does.
  ///
  /// Fails with ``LeftBehind`` when a refused job left a file.
  func refusal() async throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    do {
      _ = try await PrintedPaper(self, in: folder)
      return []
    } catch let error as DiagnosticError {
      let left = try PrintedPaper.names(in: folder)
      guard left.isEmpty else { throw LeftBehind(names: left) }
      return error.diagnostics
    }
  }

  /// Files that a refused job should not have written.
  struct LeftBehind: Error {
    var names: [String]
  }
}
