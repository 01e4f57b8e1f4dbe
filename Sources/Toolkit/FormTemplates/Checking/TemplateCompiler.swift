import Diagnostics
import DocumentTree
import FormData
import Geometry

/// Turns the elements of a template file into a ``CompiledTemplate``, finding all its faults.
///
/// The extensions each compile one part of the language; what they cannot use they report and
/// leave out, so that one fault hides no other.
struct TemplateCompiler {
  let root: Element
  var sink = DiagnosticSink()
  var styles = StyleBook()
  var declarations: [FieldDeclaration] = []
  /// 部件, and those being referred to at the moment.
  var parts: [Element.Entry] = []
  var openParts: [String] = []
  var usedParts: [String] = []
  /// Blocks compiled so far, those of a part as often as it is referred to.
  var blockCount = 0
  /// The fields that something reads, by where they were declared.
  private var usedFields: Set<SourceLocation> = []
  var todayLocation: SourceLocation?
  /// 版心, once the paper is known; `nil` where the margins leave none.
  var typeArea: Size?

  init(_ root: Element) {
    self.root = root
  }

  mutating func compile() -> CompiledTemplate? {
    guard let fields = fields(of: root, Vocabulary.template) else { return nil }
    let name = name(in: fields)
    let location = fields["模板"]?.location ?? root.location
    let paper = measurePaper(fields)
    compileStyles(fields)
    parts = fields["部件"].flatMap { names(in: $0) } ?? []
    declarations = fields["数据"].map { compileDeclarations($0) } ?? []
    let sectioning = fields["每节"].flatMap { compileSectioning($0) }
    let copyList = fields["每份"].flatMap { compileCopyList($0) }
    var scope = NameScope(
      frames: [declarations], builtins: [.today, .version, .purpose, .number, .checkCode])
    if sectioning != nil { scope.builtins.insert(.section) }
    let checks = compileChecks(fields["校验"], scope: scope)
    if let copyList, case .records(let item) = declarations[copyList].shape {
      scope = scope.entering(item)
    }
    let page = compilePage(fields["页面"], on: paper, scope: scope)
    let blocks = compileBlocks(fields["正文"], scope: scope)
    if fields["正文"] == nil, fields["共用"] == nil {
      sink.report(.error("template.missing-key", "没有写「正文」", at: location))
    }
    // The parts of a shared file read the fields of the templates that use it.
    if fields["模板"] != nil || fields["共用"] == nil { compileUnusedParts(scope: scope) }
    if !sink.hasErrors { warnOfUnusedFields(declarations) }
    return CompiledTemplate(
      name: name, version: fields["版本"].flatMap { integer($0) },
      isPublished: flag(fields["公开"]) ?? false, location: location,
      declarations: declarations, copyList: copyList, sectioning: sectioning, page: page,
      styles: styles.sheet, checks: checks, blocks: blocks, todayLocation: todayLocation)
  }

  /// Margins may count in characters and lines of 正文, and styles in the type area's width and
  /// height: the paper is measured with a draft of the styles.
  private mutating func measurePaper(_ fields: Fields) -> CompiledPage {
    var draft = self
    draft.compileStyles(fields)
    styles = draft.styles
    let paper = compilePaper(fields["页面"])
    typeArea = paper.hasTypeArea ? paper.typeArea : nil
    return paper
  }

  /// The name; without one there is nothing to fill, but everything else is still looked over.
  private mutating func name(in fields: Fields) -> String {
    if let name = fields["模板"] { return word(name) ?? "" }
    if let shared = fields.entry("共用") {
      sink.report(
        .error(
          Self.isABase, "这是共用文件，不能单独填写", at: shared.keyLocation, hint: "由别的模板沿用"))
    } else {
      sink.report(
        .error("template.missing-key", "没有写「模板」的名称", at: root.location, hint: "第一行写 模板: 名称"))
    }
    return ""
  }

  // MARK: Fields

  mutating func noteUse(of field: FieldDeclaration) {
    if let location = field.location { usedFields.insert(location) }
  }

  static let unusedField: Diagnostic.ID = "template.unused-field"
  static let isABase: Diagnostic.ID = "template.is-a-base"

  /// A field that nothing reads asks clerks for what no page shows.
  private mutating func warnOfUnusedFields(_ fields: [FieldDeclaration]) {
    for field in fields {
      guard let location = field.location, location.file == root.location.file else { continue }
      if usedFields.contains(location) {
        if case .records(let inner) = field.shape { warnOfUnusedFields(inner) }
        continue
      }
      sink.report(
        .warning(
          Self.unusedField, "“\(field.name)”没有用到", at: location,
          hint: "在「正文」里印出来，或从「数据」里删掉"))
    }
  }

  // MARK: Expressions

  mutating func text(
    _ source: SourceText, scope: NameScope, style: StyleID
  ) -> CompiledText {
    let style = styles.sheet[style]
    let text = CompiledText(
      parsing: source, scope: scope,
      lengths: { word in
        (try? Measure(parsing: word))?
          .length(fontSize: style.fontSize, linePitch: style.linePitch)
      }, sink: &sink)
    noteToday(text.builtins, in: source)
    usedFields.formUnion(text.fields)
    return text
  }

  /// A text, `nil` and reported if the element is something else.
  mutating func text(_ element: Element, scope: NameScope, style: StyleID) -> CompiledText? {
    guard case .text(let source) = element.content else {
      if case .empty = element.content {
        return text(SourceText("", at: element.location), scope: scope, style: style)
      }
      reportKind(of: element, expected: "一段文字")
      return nil
    }
    return text(source, scope: scope, style: style)
  }

  /// A text where nobody signs: bands, heads and totals stand on many pages or belong to no row.
  mutating func unsignedText(
    _ element: Element, scope: NameScope, style: StyleID
  ) -> CompiledText? {
    let text = text(element, scope: scope, style: style)
    if let text { refuseSignatures(in: text, at: element.location) }
    return text
  }

  mutating func refuseSignatures(in text: CompiledText, at location: SourceLocation) {
    guard !text.signatureKeys.isEmpty else { return }
    sink.report(
      .error(
        "template.signature-not-here", "这里不能放签字处", at: location, hint: "放到段落、表格的列或签字栏里"))
  }

  mutating func expression(_ element: Element, scope: NameScope) -> CompiledExpression? {
    guard case .text(let source) = element.content else {
      reportKind(of: element, expected: "一个式子")
      return nil
    }
    let expression = CompiledExpression(parsing: source, scope: scope, sink: &sink)
    noteToday(expression.builtins, in: source)
    usedFields.formUnion(expression.fields)
    return expression
  }

  /// An expression that is 是 or 否, as 条件, 要求 and 筛选 must be.
  mutating func condition(_ element: Element, scope: NameScope) -> CompiledExpression? {
    let errors = sink.diagnostics.count
    guard let expression = expression(element, scope: scope) else { return nil }
    if sink.diagnostics.count == errors, expression.type != .truth {
      sink.report(
        .error(
          "template.not-a-condition", "这里要一个能判断是否的式子", at: element.location,
          hint: "例如 计数(附件) > 0"))
    }
    return expression
  }

  /// 今日 has a value only when a date is given; the first place that asks for it is remembered.
  private mutating func noteToday(_ builtins: Set<Builtin>, in source: SourceText) {
    guard todayLocation == nil, builtins.contains(.today) else { return }
    todayLocation = source.location(atScalar: 0)
  }
}
