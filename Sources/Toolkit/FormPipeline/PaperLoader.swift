public import Diagnostics
import FormData
public import FormTemplates

/// Loads templates and their data from files and fills the ones with the others.
public struct PaperLoader: Sendable {
  public var templates: [String]
  /// JSON files; all templates share them.
  public var data: [String]
  /// CSV files for lists of records: `企业=list.csv`.
  public var tables: [(list: String, path: String)]
  public var options: FillOptions
  /// What is to be written by hand for each private character that the office has registered.
  public var registered: [Unicode.Scalar: String]
  /// Folders that images may come from, after those of the data files.
  public var imageFolders: [String]
  /// The text of every file read, by the name messages use.
  public private(set) var sources: [String: [UInt8]] = [:]

  public init(
    templates: [String], data: [String] = [], tables: [(list: String, path: String)] = [],
    options: FillOptions = FillOptions(), registered: [Unicode.Scalar: String] = [:],
    imageFolders: [String] = []
  ) {
    self.templates = templates
    self.data = data
    self.tables = tables
    self.options = options
    self.registered = registered
    self.imageFolders = imageFolders
  }

  /// Loads the templates alone; throws everything wrong with any of them.
  ///
  /// `skipsShared` passes over shared files (共用) that stand among them, as `*.yaml` gives them; a
  /// run of nothing else is refused all the same.
  public mutating func loadTemplates(
    skipsShared: Bool = false
  ) throws(DiagnosticError) -> [Template] {
    var shared: [Diagnostic] = []
    var sink = DiagnosticSink()
    var loaded: [Template] = []
    for path in templates {
      var read: [String: [UInt8]] = [:]
      do throws(DiagnosticError) {
        loaded.append(
          try Template(loading: path, registered: registered) { name in
            let bytes = try InputFile.bytes(of: name)
            read[name] = bytes
            return bytes
          })
      } catch  where skipsShared && error.isOfSharedFile {
        shared += error.diagnostics
      } catch {
        sink.report(error.diagnostics)
      }
      sources.merge(read) { _, new in new }
    }
    if loaded.isEmpty { sink.report(shared) }
    try sink.throwErrors()
    return loaded
  }

  /// Loads and fills; throws everything wrong with the templates or, if those are right, everything
  /// wrong with the data.
  public mutating func load() throws(DiagnosticError) -> [FilledPaper] {
    try options.checkText()
    let templates = try loadTemplates()
    let files = options.isBlank ? [] : try readData()
    let rows = options.isBlank ? [] : try readTables()
    let images = ImageFolders(
      (data + tables.map(\.path)).filter { $0 != "-" }.map(Self.folder) + imageFolders)
    var sink = DiagnosticSink()
    var papers: [FilledPaper] = []
    for (index, template) in templates.enumerated() {
      do throws(DiagnosticError) {
        let set =
          options.isBlank
          ? DataSet.blank(template.declarations)
          : try DataSet(
            files: files, tables: rows, declarations: template.declarations,
            knownElsewhere: Self.paths(of: templates, except: index), registered: registered,
            image: images.image)
        papers.append(
          FilledPaper(template: template, form: try template.filled(with: set, options: options)))
      } catch {
        sink.report(error.diagnostics)
      }
    }
    try sink.throwErrors()
    return papers
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private mutating func readData() throws(DiagnosticError) -> [DataFile] {
    var files: [DataFile] = []
    for path in data { files.append(try read(path)) }
    return files
  }

  private mutating func readTables() throws(DiagnosticError) -> [(list: String, file: DataFile)] {
    var files: [(list: String, file: DataFile)] = []
    for table in tables { files.append((table.list, try read(table.path))) }
    return files
  }

  private mutating func read(_ path: String) throws(DiagnosticError) -> DataFile {
    let bytes = try InputFile.bytes(of: path)
    sources[path] = bytes
    return DataFile(name: path, bytes: bytes)
  }

  /// What other templates of the run declare: one data file may serve them all.
  private static func paths(of templates: [Template], except index: Int) -> Set<String> {
    templates.enumerated().reduce(into: []) { paths, other in
      if other.offset != index {
        paths.formUnion(FieldDeclaration.paths(of: other.element.declarations))
      }
    }
  }
}
