import Diagnostics

/// Reads a template file and what it shares with others (沿用), and compiles both as one.
struct TemplateLoader {
  let path: String
  let registered: [Unicode.Scalar: String]

  func load(_ readFile: (String) throws -> [UInt8]) throws(DiagnosticError) -> CompiledTemplate {
    var sink = DiagnosticSink()
    let bytes = try ownContents(readFile)
    guard let own = YAMLReader.read(bytes, file: path, registered: registered, sink: &sink) else {
      throw DiagnosticError(ordered(sink.diagnostics))
    }
    let shared = sharedElement(of: own, readFile, sink: &sink)
    var compiler = TemplateCompiler(shared.map { own.merged(over: $0) } ?? own)
    let compiled = compiler.compile()
    // What the shared file names is not unknown as long as that file cannot be read.
    let isWhole = own["沿用"] == nil || shared != nil
    sink.report(
      compiler.sink.diagnostics.filter { isWhole || !Self.namedInSharedFile.contains($0.id) })
    guard !sink.hasErrors, var compiled else {
      // What is at fault may be what would have used a field.
      throw DiagnosticError(
        ordered(sink.diagnostics.filter { $0.id != TemplateCompiler.unusedField }))
    }
    compiled.warnings = ordered(sink.diagnostics)
    return compiled
  }

  /// A reader that reports a diagnostic knows best why it could not read.
  private func ownContents(
    _ readFile: (String) throws -> [UInt8]
  ) throws(DiagnosticError) -> [UInt8] {
    do {
      return try readFile(path)
    } catch let error as DiagnosticError {
      throw error
    } catch {
      throw DiagnosticError(
        .error("template.unreadable", "读不了模板“\(path)”", hint: "请看看路径对不对"))
    }
  }

  // MARK: 沿用

  private static let namedInSharedFile: Set<Diagnostic.ID> = [
    "template.unknown-style", "template.unknown-part",
  ]

  /// What stands under the template's own keys; `nil` if it shares no file, or one that cannot be had.
  private func sharedElement(
    of own: Element, _ readFile: (String) throws -> [UInt8], sink: inout DiagnosticSink
  ) -> Element? {
    guard let base = own["沿用"] else { return nil }
    guard let name = base.text?.text.trimmingBlanks, isFileName(name) else {
      sink.report(
        .error("template.bad-base", "沿用要写同一文件夹里共用文件的名称", at: base.location, hint: "例如 沿用: 通用版式"))
      return nil
    }
    let shared = folder + name + ".yaml"
    guard let bytes = try? readFile(shared) else {
      sink.report(
        .error(
          "template.base-missing", "找不到沿用的“\(name)”，找的是 \(shared)", at: base.location,
          hint: "共用文件要和模板放在同一文件夹里，名称写全"))
      return nil
    }
    guard
      let root = YAMLReader.read(bytes, file: shared, registered: registered, sink: &sink)
    else { return nil }
    return sharedPart(of: root, sink: &sink)
  }

  /// What a shared file may hold: everything that is not one paper's own.
  private func sharedPart(of root: Element, sink: inout DiagnosticSink) -> Element {
    let shareable = ["共用", "版本", "页面", "样式", "字体", "部件"]
    if root["共用"] == nil {
      sink.report(
        .error(
          "template.not-a-base", "“\(root.location.file)”不是共用文件", at: root.location,
          hint: "共用文件的第一行写 共用: 名称"))
    }
    let entries = root.entries ?? []
    for entry in entries where !shareable.contains(entry.key) {
      guard Vocabulary.template.key(named: entry.key) != nil else { continue }
      sink.report(
        .error("template.misplaced-key", "共用文件里不能写“\(entry.key)”", at: entry.keyLocation))
    }
    let kept = entries.filter { entry in
      let isOwn = Vocabulary.template.key(named: entry.key) != nil && !shareable.contains(entry.key)
      return !isOwn && entry.key != "共用" && entry.key != "版本"
    }
    return Element(content: .map(kept), location: root.location)
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    return String(path[...slash])
  }

  private func isFileName(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains(0x2F) && !name.utf8.starts(with: ".".utf8)
  }

  /// By place, and one finding a place: what follows from a fault at the same spot helps nobody.
  private func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<SourceLocation> = []
    let first = diagnostics.filter { diagnostic in
      guard diagnostic.severity == .error, let location = diagnostic.location else { return true }
      return seen.insert(location).inserted
    }
    let places = first.enumerated().sorted { left, right in
      guard let a = left.element.location, let b = right.element.location else {
        return left.offset < right.offset
      }
      guard a != b else { return left.offset < right.offset }
      // The template itself before the file it shares.
      if a.file != b.file { return a.file == path }
      return a < b
    }
    return places.map(\.element)
  }
}
