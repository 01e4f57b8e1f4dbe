import Diagnostics
import DocumentTree
import FormData
import Geometry

extension TemplateCompiler {
  mutating func compileRowTable(
    _ fields: Fields, style: Element?, at element: Element, scope: NameScope
  ) -> CompiledBlock.Kind? {
    let frame = tableFrame(fields, at: element.location, scope: scope)
    guard let rows = fields["每行"], let list = list(rows, scope: scope) else { return nil }
    guard let columnList = fields["列"], let items = self.list(columnList), !items.isEmpty else {
      if fields["列"] == nil {
        sink.report(.error("template.missing-key", "有「每行」的表格要写「列」", at: element.location))
      }
      return nil
    }
    let textStyle = styleID(style, else: .tableText)
    let rowScope = scope.entering(
      list.fields, adding: [.serial, .serialInGroup, .rowCount])
    let columns = items.map { column($0, style: textStyle, scope: rowScope) }
    let header = self.header(of: items, scope: scope)
    let grouping = fields["分组"].flatMap { self.grouping($0, list: list, scope: rowScope) }
    let label = totalLabel(fields["合计"], scope: scope)
    var pageScope = scope
    pageScope.builtins.insert(.rowCount)
    let height = fields["行高"].flatMap { rowHeight($0, style: textStyle) } ?? .atLeast(.zero)
    if case .share = height, let element = fields["行高"] {
      sink.report(
        .error("template.share-not-here", "逐行的表不能用“份”作行高", at: element.location))
    }
    let known = columns.compactMap { $0 }
    guard known.count == items.count else { return nil }
    checkWidth(of: known.map(\.width), at: columnList.location)
    checkTotals(known, fields, grouping: grouping)
    return .rowTable(
      CompiledRowTable(
        list: list, columns: known, header: header,
        sortKeys: fields["排序"].map { sortKeys($0, list: list) } ?? [],
        filter: fields["筛选"].flatMap { condition($0, scope: rowScope) }, grouping: grouping,
        totalLabel: label, pageTotalLabel: totalLabel(fields["本页合计"], scope: pageScope),
        totalStyle: styles.implicit(.total),
        totalLabelStyle: styles.variant(of: styles.implicit(.total)) { $0.alignment = .center },
        noticeStyle: styles.variant(of: textStyle) { $0.alignment = .center },
        closing: closing(fields["末行"]), fill: fields["补空行"].flatMap { fill($0) },
        emptyText: fields["无数据时"].flatMap { text($0, scope: scope, style: textStyle) },
        frame: frame, rowHeight: height))
  }

  // MARK: Columns

  private mutating func column(
    _ element: Element, style: StyleID, scope: NameScope
  ) -> CompiledColumn? {
    guard let fields = fields(of: element, Vocabulary.column) else { return nil }
    refuse(["日期"], in: fields, without: "签字")
    let style = columnStyle(fields, over: style)
    if !isFigure(fields) { refuseFigureKeys(in: fields) }
    let width = fields["列宽"].flatMap { columnWidth($0, style: style) }
    guard let content = columnContent(fields, at: element, style: style, scope: scope) else {
      return nil
    }
    let sheet = styles.sheet
    let totalStyle = styles.variant(of: styles.implicit(.total)) {
      $0.alignment = sheet[style].alignment
    }
    let total = fields["合计"].flatMap {
      columnTotal($0, content: fields["内容"], style: totalStyle, scope: scope)
    }
    return CompiledColumn(
      width: width ?? .share(1), content: content, style: style,
      mergesEqual: flag(fields["合并相同项"]) ?? false, total: total, totalStyle: totalStyle,
      location: (fields["内容"] ?? fields["图片"] ?? fields["二维码"] ?? element).location)
  }

  private mutating func columnContent(
    _ fields: Fields, at element: Element, style: StyleID, scope: NameScope
  ) -> CompiledColumn.Content? {
    let heads = ["内容", "签字"] + Self.figureHeads
    let given = heads.compactMap { fields.entry($0) }
    for extra in given.dropFirst() {
      sink.report(
        .error(
          "template.misplaced-key", "一列不能又有「\(given[0].key)」又有「\(extra.key)」",
          at: extra.keyLocation))
    }
    if isFigure(fields) { return figure(fields, style: style, scope: scope).map { .text($0) } }
    if let content = fields["内容"] {
      return text(content, scope: scope, style: style).map { .text($0) }
    }
    if fields["签字"] != nil {
      return compileSignature(fields, at: element.location, style: style).map { .signature($0) }
    }
    // A column without either was refused for another key, or is a column left to the pen.
    return .text(text(SourceText("", at: element.location), scope: scope, style: style))
  }

  private mutating func columnStyle(_ fields: Fields, over style: StyleID) -> StyleID {
    let base = fields["样式"].map { styleID($0, else: .tableText) } ?? style
    let alignment = fields["对齐"].flatMap { self.alignment($0) }
    let overflow = fields["溢出"].flatMap { self.overflow($0) }
    let writingMode = fields["文字方向"].flatMap { self.writingMode($0) }
    // A figure without a word on its place stands in the middle.
    let usual = isFigure(fields) && fields["样式"] == nil ? Alignment.center : nil
    return styles.variant(of: base) { style in
      style.writingMode = writingMode ?? style.writingMode
      style.alignment = alignment ?? usual ?? style.alignment
      style.overflow = overflow ?? style.overflow
    }
  }

  // MARK: Totals

  private mutating func totalLabel(_ element: Element?, scope: NameScope) -> CompiledText? {
    element.flatMap { unsignedText($0, scope: scope, style: styles.implicit(.total)) }
  }

  /// 合计 of a column: the name of a fold over what the column shows, or a text of its own.
  private mutating func columnTotal(
    _ element: Element, content: Element?, style: StyleID, scope: NameScope
  ) -> CompiledText? {
    var scope = scope
    scope.aggregateFrame = scope.frames.count - 1
    scope.builtins.remove(.serial)
    scope.builtins.remove(.serialInGroup)
    guard let word = element.text?.text, !word.contains("【") else {
      return unsignedText(element, scope: scope, style: style)
    }
    if word == "计数" {
      return text(
        SourceText("【\(Builtin.rowCount.rawValue)】", at: element.location), scope: scope,
        style: style)
    }
    guard choice(element, among: ["求和", "计数", "平均", "最大", "最小"]) != nil else { return nil }
    guard let source = content?.text?.text, let field = PlainField(source) else {
      sink.report(
        .error(
          "template.total-needs-a-field", "只有内容是一个字段的列才能写“\(word)”", at: element.location,
          hint: "请写出式子，例如 【求和(已查) / 求和(应查)|百分 1】"))
      return nil
    }
    let folded = SourceText(
      "【\(word)(\(field.path))\(field.filters)】", at: element.location)
    return text(folded, scope: scope, style: style)
  }

  /// The label stands in the columns before the first total, so there must be one of each.
  private mutating func checkTotals(
    _ columns: [CompiledColumn], _ fields: Fields, grouping: CompiledRowTable.Grouping?
  ) {
    let location =
      (fields["合计"] ?? fields["本页合计"])?.location
      ?? grouping.flatMap { $0.subtotal != nil ? $0.location : nil }
    let hasColumn = columns.contains { $0.total != nil }
    if let location, !hasColumn {
      sink.report(
        .error("template.no-total-column", "没有一列写了「合计」", at: location, hint: "在要合计的列里写 合计: 求和"))
    }
    if let first = columns.first, first.total != nil {
      sink.report(
        .error("template.total-in-first-column", "第一列要留给合计的名称，不能有「合计」", at: first.location))
    }
    if location == nil, let column = columns.first(where: { $0.total != nil }) {
      sink.report(
        .error(
          "template.no-total-row", "列里写了「合计」，表格却没有「合计」「本页合计」，也没有小计", at: column.location,
          hint: "在表格里写 合计: 合计"))
    }
    if fields["补空行"] != nil, let closing = fields["末行"], closing.text?.text != "无" {
      sink.report(
        .error("template.fill-and-closing", "「补空行」和「末行」只能用一个", at: closing.location))
    }
  }

  // MARK: Groups

  private mutating func grouping(
    _ element: Element, list: ListReference, scope: NameScope
  ) -> CompiledRowTable.Grouping? {
    guard let fields = fields(of: element, Vocabulary.grouping) else { return nil }
    guard let by = fields["按"] else {
      sink.report(.error("template.missing-key", "分组里没有写「按」", at: element.location))
      return nil
    }
    let keys = words(by).compactMap { word, location in
      sortKey(word, list: list, at: location)
    }
    var labels = scope
    labels.builtins.remove(.serial)
    labels.builtins.remove(.serialInGroup)
    return CompiledRowTable.Grouping(
      keys: keys,
      subtotal: fields["小计"].flatMap {
        unsignedText($0, scope: labels, style: styles.implicit(.total))
      },
      head: fields["组头"].flatMap {
        unsignedText($0, scope: labels, style: styles.implicit(.total))
      },
      startsPage: flag(fields["分页"]) ?? false, isKeptTogether: flag(fields["不拆"]) ?? false,
      location: element.location)
  }

  // MARK: Last rows

  private mutating func closing(_ element: Element?) -> CompiledRowTable.Closing {
    switch element.flatMap({ choice($0, among: ["以下空白", "斜线", "无"]) }) {
    case "以下空白": .blankBelow
    case "斜线": .stroke
    default: .none
    }
  }

  /// 满页, `12行`, `每页15行`.
  private mutating func fill(_ element: Element) -> Fill.Extent? {
    guard let word = word(element) else { return nil }
    if word == "满页" { return .page }
    let perPage = word.hasPrefix("每页")
    let number = perPage ? word.dropFirst(2) : word[...]
    guard number.hasSuffix("行"), let count = Int(number.dropLast()), (1...500).contains(count)
    else {
      sink.report(
        .unknownChoice(word, among: ["满页", "12行", "每页15行"], at: element.location))
      return nil
    }
    return perPage ? .rowsPerPage(count) : .rows(count)
  }
}

/// A text that is one field and its filters: `【应查|千分位】`.
private struct PlainField {
  let path: String
  /// From the first `|`, or empty.
  let filters: String

  init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard scalars.first == "【", scalars.last == "】", scalars.count > 2 else { return nil }
    let inner = scalars.dropFirst().dropLast()
    guard !inner.contains("【"), !inner.contains("】") else { return nil }
    let path = inner.prefix { $0 != "|" }
    guard !path.isEmpty, path.allSatisfy({ $0 == "_" || $0.properties.isAlphabetic }) else {
      return nil
    }
    self.path = String(Substring(path))
    filters = String(Substring(inner[path.endIndex...]))
  }
}
