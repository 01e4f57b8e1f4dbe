import Diagnostics
import DocumentTree
import FormData
import Geometry

extension TemplateCompiler {
  mutating func compileGrid(
    _ fields: Fields, style: Element?, at element: Element, scope: NameScope
  ) -> CompiledBlock.Kind? {
    let frame = tableFrame(fields, at: element.location, scope: scope)
    let valueStyle = styleID(style, else: .gridValue)
    let labelStyle = style == nil ? styles.implicit(.gridLabel) : valueStyle
    guard let rowList = fields["行"], let items = list(rowList) else { return nil }
    let height = fields["行高"].flatMap { rowHeight($0, style: valueStyle) } ?? .atLeast(.zero)
    let widths = fields["列宽"].flatMap { list($0) }?.map {
      Column(columnWidth($0, style: valueStyle) ?? .share(1), origin: Origin(location: $0.location))
    }
    let rows = items.compactMap { gridRow($0, height: height, style: valueStyle, scope: scope) }
    let count = widths?.count ?? rows.map(\.cells.count).max() ?? 0
    guard count > 0 else {
      sink.report(.error("template.empty-table", "表格里没有格子", at: element.location))
      return nil
    }
    let columns = widths ?? Array(repeating: Column(.share(1)), count: count)
    var builder = GridBuilder(columnCount: count)
    checkWidth(of: columns.map(\.width), at: (fields["列宽"] ?? element).location)
    let compiled = rows.map { row in
      let cells = builder.place(row) { cell, isLabel in
        gridCell(cell, style: isLabel ? labelStyle : valueStyle, isLabel: isLabel, scope: scope)
      }
      return CompiledGridRow(
        height: row.height, condition: row.condition, cells: cells, location: row.location)
    }
    sink.report(builder.findings)
    return .grid(
      CompiledGrid(columns: columns, rows: builder.withRowSpans(compiled), frame: frame))
  }

  private mutating func gridRow(
    _ element: Element, height: RowHeight, style: StyleID, scope: NameScope
  ) -> GridBuilder.Row? {
    if let cells = element.items {
      return GridBuilder.Row(height: height, cells: cells, location: element.location)
    }
    guard let fields = fields(of: element, Vocabulary.gridRow) else { return nil }
    guard let cellList = fields["单元格"], let cells = list(cellList) else {
      if fields["单元格"] == nil {
        sink.report(.error("template.missing-key", "这一行要写「单元格」", at: element.location))
      }
      return nil
    }
    return GridBuilder.Row(
      height: fields["行高"].flatMap { rowHeight($0, style: style) } ?? height,
      condition: fields["条件"].flatMap { condition($0, scope: scope) }, cells: cells,
      location: element.location)
  }

  // MARK: Cells

  /// A cell is text, a list of texts, or a mapping with 文字, 签字 or 斜线.
  mutating func gridCell(
    _ element: Element, style: StyleID, isLabel: Bool, scope: NameScope
  ) -> CompiledGridCell? {
    switch element.content {
    case .text, .empty:
      return paragraph(element, style: style, scope: scope).map {
        cell([(nil, $0)], style: style, isHeader: isLabel, at: element.location)
      }
    case .list(let items):
      let paragraphs = items.compactMap { cellBlock($0, style: style, scope: scope) }
      // The first block's style also says where in the cell the blocks stand.
      return cell(
        paragraphs, style: paragraphs.first?.1.style ?? style, isHeader: false,
        at: element.location)
    case .map:
      return mappedCell(element, style: style, isLabel: isLabel, scope: scope)
    }
  }

  func cell(
    _ paragraphs: [(CompiledExpression?, CompiledParagraph)], style: StyleID, isHeader: Bool,
    at location: SourceLocation
  ) -> CompiledGridCell {
    CompiledGridCell(
      column: 0, content: .paragraphs(paragraphs), style: style, isHeader: isHeader,
      location: location)
  }

  private mutating func mappedCell(
    _ element: Element, style: StyleID, isLabel: Bool, scope: NameScope
  ) -> CompiledGridCell? {
    guard let fields = fields(of: element, Vocabulary.cell) else { return nil }
    refuse(["日期", "章", "锁定"], in: fields, without: "签字")
    if isFigure(fields) { return figureCell(fields, at: element, style: style, scope: scope) }
    refuseFigureKeys(in: fields, keeping: fields["签字"] == nil ? [] : ["宽", "高"])
    if fields["签字"] != nil {
      refuse(["文字方向"], in: fields, without: "文字")
      let signature = compileSignature(fields, at: element.location, style: style)
      return signature.map {
        CompiledGridCell(
          column: 0, content: .signature($0), style: style, isHeader: false,
          location: element.location)
      }
    }
    return labelledCell(fields, at: element, style: style, isLabel: isLabel, scope: scope)
  }

  private mutating func figureCell(
    _ fields: Fields, at element: Element, style: StyleID, scope: NameScope
  ) -> CompiledGridCell? {
    for key in ["文字", "签字", "斜线", "文字方向"] {
      guard let extra = fields.entry(key) else { continue }
      sink.report(
        .error(
          "template.misplaced-key", "一格不能又有图又有“\(key)”", at: extra.keyLocation,
          hint: "要图和文字，把这一格写成列表"))
    }
    let own = figureStyle(fields["样式"].map { styleID($0, else: .gridValue) }, else: style)
    return figure(fields, style: own, scope: scope).map {
      let figure = CompiledParagraph(text: $0, style: own, location: element.location)
      return cell([(nil, figure)], style: own, isHeader: false, at: element.location)
    }
  }

  /// A cell of 文字 or 斜线, with the style and the direction that it gives itself.
  mutating func labelledCell(
    _ fields: Fields, at element: Element, style: StyleID, isLabel: Bool, scope: NameScope
  ) -> CompiledGridCell? {
    refuse(["文字方向"], in: fields, without: "文字")
    if let stroke = fields["斜线"] {
      let own = styleID(fields["样式"], else: .tableHead)
      return diagonalCell(stroke, style: own, scope: scope)
    }
    guard let text = fields["文字"] else {
      sink.report(
        .error(
          "template.missing-key", "格子里要有「文字」「签字」「斜线」「图片」或「二维码」", at: element.location))
      return nil
    }
    var own = fields["样式"].map { styleID($0, else: .gridValue) } ?? style
    if let mode = fields["文字方向"].flatMap({ writingMode($0) }) {
      own = styles.variant(of: own) { $0.writingMode = mode }
    }
    return paragraph(text, style: own, scope: scope).map {
      cell([(nil, $0)], style: own, isHeader: isLabel, at: element.location)
    }
  }

  private mutating func diagonalCell(
    _ element: Element, style: StyleID, scope: NameScope
  ) -> CompiledGridCell? {
    guard let items = list(element) else { return nil }
    guard (2...3).contains(items.count) else {
      sink.report(
        .error(
          "template.bad-diagonal", "斜线要写两个或三个表头：[下, 上] 或 [左下, 中, 右上]",
          at: element.location))
      return nil
    }
    let labels = items.compactMap { item in
      unsignedText(item, scope: scope, style: style).map {
        CompiledParagraph(text: $0, style: style, location: item.location)
      }
    }
    guard labels.count == items.count else { return nil }
    return CompiledGridCell(
      column: 0, content: .diagonal(labels), style: style, isHeader: true,
      location: element.location)
  }

  /// A paragraph within a cell: text, `{文字, 样式}`, or a 段落, 图片 or 二维码 with its options.
  private mutating func cellBlock(
    _ element: Element, style: StyleID, scope: NameScope
  ) -> (CompiledExpression?, CompiledParagraph)? {
    let isBlock = element.entries?.contains { Vocabulary.isOfBlock($0.key) && $0.key != "样式" }
    guard isBlock == true else {
      return textItem(element, style: style, scope: scope).map { (nil, $0) }
    }
    guard let fields = fields(of: element, Vocabulary.block) else { return nil }
    let given = fields["样式"].map { styleID($0, else: .gridValue) }
    let condition = fields["条件"].flatMap { self.condition($0, scope: scope) }
    if isFigure(fields) {
      let own = figureStyle(given, else: style)
      return figure(fields, style: own, scope: scope).map {
        (condition, CompiledParagraph(text: $0, style: own, location: element.location))
      }
    }
    refuseFigureKeys(in: fields)
    guard let body = fields["段落"] else {
      let named = fields.entries.filter { !["样式", "条件"].contains($0.key) }
      let key = (named.first { Vocabulary.isHead($0.key) } ?? named.first)?.key ?? "条件"
      sink.report(.notBuilt("格子里的\(key)", at: element.location))
      return nil
    }
    let own = given ?? style
    return paragraph(body, style: own, scope: scope).map { (condition, $0) }
  }
}
