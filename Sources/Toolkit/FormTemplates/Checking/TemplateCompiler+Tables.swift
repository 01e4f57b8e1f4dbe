import Diagnostics
import DocumentTree
import FormData
import Geometry

extension TemplateCompiler {
  private static let rowTableKeys: Set<String> = [
    "列", "排序", "筛选", "分组", "合计", "本页合计", "末行", "补空行", "无数据时", "重复表头",
  ]
  private static let gridKeys: Set<String> = ["列宽", "行"]

  /// 表格: rows from a list (每行) or rows in the template (行).
  mutating func compileTable(
    _ element: Element, style: Element?, scope: NameScope
  ) -> CompiledBlock.Kind? {
    guard let fields = fields(of: element, Vocabulary.table) else { return nil }
    let isRowTable = fields["每行"] != nil
    let foreign = isRowTable ? Self.gridKeys : Self.rowTableKeys
    for entry in fields.entries where foreign.contains(entry.key) {
      sink.report(.misplacedInTable(entry.key, hasRows: isRowTable, at: entry.keyLocation))
    }
    let text = fields["样式"] ?? style
    if isRowTable { return compileRowTable(fields, style: text, at: element, scope: scope) }
    guard fields["行"] != nil else {
      sink.report(
        .error(
          "template.missing-key", "表格要有「每行」和「列」，或者「行」", at: element.location))
      return nil
    }
    return compileGrid(fields, style: text, at: element, scope: scope)
  }

  /// What both kinds of table have; the texts beside a table know nothing of its rows.
  mutating func tableFrame(
    _ fields: Fields, at location: SourceLocation, scope: NameScope
  ) -> CompiledTableFrame {
    CompiledTableFrame(
      repeatsHeader: flag(fields["重复表头"]) ?? true,
      rowBreak: rowBreak(fields["允许跨页断行"]), rulings: rulings(fields["框线"]),
      before: fields["表前"].flatMap { tableLine($0, scope: scope) },
      after: fields["表后"].flatMap { tableLine($0, scope: scope) }, location: location)
  }

  private mutating func rowBreak(_ element: Element?) -> RowBreak {
    switch element.flatMap({ choice($0, among: ["不得已", "是", "否"]) }) {
    case "是": .always
    case "否": .never
    default: .lastResort
    }
  }

  private mutating func rulings(_ element: Element?) -> Rulings {
    var rulings = Rulings.standard
    guard let element else { return rulings }
    if element.entries == nil {
      switch choice(element, among: ["全框", "三线", "无"]) {
      case "三线": rulings.kind = .threeLines
      case "无": rulings.kind = .none
      default: break
      }
      return rulings
    }
    guard let fields = fields(of: element, Vocabulary.rulings) else { return rulings }
    let style = styles.implicit(.tableText)
    if let outer = fields["外"].flatMap({ length($0, style: style) }) { rulings.outer = outer }
    if let inner = fields["内"].flatMap({ length($0, style: style) }) { rulings.inner = inner }
    return rulings
  }

  private mutating func tableLine(_ element: Element, scope: NameScope) -> CompiledTableLine? {
    if element.entries == nil {
      let style = styles.implicit(.tableLine)
      refuseVertical(style, at: element.location)
      return text(element, scope: scope, style: style).map {
        CompiledTableLine(left: $0, style: style, location: element.location)
      }
    }
    guard let fields = fields(of: element, Vocabulary.line) else { return nil }
    let style = lineStyle(fields["样式"], else: .tableLine, at: element.location)
    return CompiledTableLine(
      left: fields["左"].flatMap { textOrFigure($0, scope: scope, style: style) },
      center: fields["居中"].flatMap { textOrFigure($0, scope: scope, style: style) },
      right: fields["右"].flatMap { textOrFigure($0, scope: scope, style: style) },
      style: style, location: element.location)
  }

  /// 列宽: a length, 份 or 自动.
  mutating func columnWidth(_ element: Element, style: StyleID) -> Column.Width? {
    guard let word = word(element) else { return nil }
    if word == "自动" { return .automatic }
    guard let measure = measure(word, at: element.location) else { return nil }
    if measure.unit == .share { return shares(measure, at: element.location).map { .share($0) } }
    guard let width = length(measure, of: styles.sheet[style], at: element.location) else {
      return nil
    }
    guard width > .zero else {
      sink.report(.error("template.zero-length", "列宽要大于0", at: element.location))
      return nil
    }
    return .fixed(width)
  }

  /// Refuses columns that are wider together than any sheet, before anyone adds them up.
  mutating func checkWidth(of columns: [Column.Width], at location: SourceLocation) {
    let total = columns.reduce(into: 0) { sum, column in
      if case .fixed(let width) = column { sum += Int(width.milliPoints) }
    }
    if total > Int(Measure.limit.milliPoints) {
      sink.report(.notAMeasure("", .tooLong, at: location))
    }
  }

  /// 行高: `16mm` at least, `=16mm` exactly, `1份` of what is left.
  mutating func rowHeight(_ element: Element, style: StyleID) -> RowHeight? {
    guard let word = word(element) else { return nil }
    let isExact = word.utf8.first == 0x3D
    let number = isExact ? String(word.unicodeScalars.dropFirst()) : word
    guard let measure = measure(number, at: element.location) else { return nil }
    if measure.unit == .share, !isExact {
      return shares(measure, at: element.location).map { .share($0) }
    }
    guard let height = length(measure, of: styles.sheet[style], at: element.location) else {
      return nil
    }
    return isExact ? .exactly(height) : .atLeast(height)
  }

  private mutating func shares(_ measure: Measure, at location: SourceLocation) -> Int? {
    if let shares = measure.shares { return shares }
    sink.report(.error("template.bad-share", "份数要是1至1000的整数", at: location))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func misplacedInTable(
    _ key: String, hasRows: Bool, at place: SourceLocation
  ) -> Self {
    .error(
      "template.misplaced-key",
      hasRows ? "有「每行」的表格不用“\(key)”" : "“\(key)”只用于有「每行」的表格", at: place,
      hint: hasRows ? "列宽写在各列里" : nil)
  }
}
