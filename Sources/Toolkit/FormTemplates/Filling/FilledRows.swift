import Diagnostics
import DocumentTree
import FormData
import Geometry

/// The rows of a filled row table, each made from its record when it is asked for.
struct FilledRows: RowSource {
  let table: CompiledRowTable
  let plan: RowPlan
  let context: FillContext
  let names: SignatureNames.RowNames
  /// A row for the pen.
  let blankRow: TableRow

  var count: Int { plan.count }

  /// A data row costs its own cells; a total costs a walk over the records it folds.
  func row(at index: Int) throws(DiagnosticError) -> TableRow {
    var row =
      switch plan.entry(at: index) {
      case .data(let place, let group, let inGroup): dataRow(place, group: group, inGroup)
      case .groupHead(let group): groupHead(group)
      case .subtotal(let group): subtotal(group)
      case .blank: blankRow
      case .total: total
      case .noData: wholeRow(table.emptyText, constant: "（无）", kind: .data)
      case .closing: closingRow
      }
    guard let grouping = table.grouping else { return row }
    row.startsPage = grouping.startsPage && index > 0 && plan.startsGroup(index)
    if grouping.isKeptTogether { row.keepGroup = group(ofRow: index) }
    return row
  }

  private func group(ofRow index: Int) -> Int? {
    switch plan.entry(at: index) {
    case .data(_, let group, _), .groupHead(let group), .subtotal(let group),
      .blank(let group):
      group
    case .total, .noData, .closing: nil
    }
  }

  // MARK: Data

  private func dataRow(_ place: Int, group: Int, _ inGroup: Int) -> TableRow {
    let number = plan.records.number(of: place)
    var row = context.entering(plan.records.record(at: place))
    row.counters.serial = place + 1
    row.counters.serialInGroup = inGroup + 1
    row.counters.rowCount = plan.records.count
    let environment = row.environment { names.name($0, row: place + 1) }
    let cells = table.columns.enumerated().map { index, column in
      cell(column, at: index, environment, number: number, row: place + 1, group: group)
    }
    return TableRow(
      kind: .data, height: table.rowHeight, cells: cells,
      origin: Origin(location: table.frame.location, list: table.list.name, row: number))
  }

  private func cell(
    _ column: CompiledColumn, at index: Int, _ environment: Environment, number: Int, row: Int,
    group: Int
  ) -> Cell {
    var origin = Origin(location: column.location, list: table.list.name, row: number)
    switch column.content {
    case .signature(let signature):
      let place = SignaturePlace(
        fieldName: names.name(signature.key, row: row), tooltip: signature.tooltip,
        hasDate: signature.hasDate, width: signature.width, height: signature.height,
        seal: signature.seal)
      return Cell(
        column: index, content: .signature(place), style: column.style, origin: origin)
    case .text(let text):
      origin.field = text.firstField
      let paragraph = Paragraph(
        text.inlines(in: environment), style: column.style, origin: origin)
      var cell = Cell(
        column: index, content: .paragraphs([paragraph]), style: column.style, origin: origin)
      if column.mergesEqual { cell.mergeKey = "\(group)\u{0}\(paragraph.mergeText)" }
      return cell
    }
  }

  // MARK: Groups and totals

  private func groupHead(_ group: Int) -> TableRow {
    var row = wholeRow(table.grouping?.head, in: groupContext(group), kind: .groupHead)
    row.cells[0].isHeader = true
    return row
  }

  private func subtotal(_ group: Int) -> TableRow {
    totalRow(
      label: table.grouping?.subtotal, in: groupContext(group),
      over: plan.records[plan.groups[group]])
  }

  private var total: TableRow {
    var all = context
    all.counters.rowCount = plan.records.count
    return totalRow(label: table.totalLabel, in: all, over: plan.records)
  }

  /// 本页合计, if the table has it and a row to count.
  var pageTotal: PageTotal? {
    guard let label = table.pageTotalLabel, plan.bodyCount > 0 else { return nil }
    return PageTotal(rowCount: plan.bodyCount) { rows in
      let places = rows.compactMap { index in
        if case .data(let place, _, _) = plan.entry(at: index) { place } else { nil }
      }
      let shown = (places.first ?? 0)..<(places.last.map { $0 + 1 } ?? 0)
      var page = context
      page.counters.rowCount = shown.count
      return totalRow(label: label, in: page, over: plan.records[shown])
    }
  }

  /// The head and the label of a group read its first record.
  private func groupContext(_ group: Int) -> FillContext {
    let range = plan.groups[group]
    var inner = context.entering(plan.records.record(at: range.lowerBound))
    inner.counters.rowCount = range.count
    return inner
  }

  /// The label spans the columns before the first total.
  private func totalRow(
    label: CompiledText?, in labelContext: FillContext, over rows: RecordSelection
  ) -> TableRow {
    var fold = context.entering(Record(table.list.fields.map { _ in .absent }))
    fold.counters.rowCount = rows.count
    var environment = fold.environment()
    environment.rows = rows
    let first = table.columns.firstIndex { $0.total != nil } ?? table.columns.count
    var cells = [
      cell(
        label?.inlines(in: labelContext.environment()) ?? [], from: 0, span: max(1, first),
        style: table.totalLabelStyle)
    ]
    cells[0].isHeader = true
    for (index, column) in table.columns.enumerated().dropFirst(max(1, first)) {
      cells.append(
        cell(
          column.total?.inlines(in: environment) ?? [], from: index, span: 1,
          style: column.totalStyle, at: column.location))
    }
    return TableRow(
      kind: .total, height: table.rowHeight, cells: cells,
      origin: Origin(location: table.frame.location))
  }

  // MARK: Whole rows

  private var closingRow: TableRow {
    let origin = Origin(location: table.frame.location)
    guard table.closing == .stroke else {
      return wholeRow(nil, constant: "以下空白", kind: .closing)
    }
    let empty = Paragraph([], style: table.noticeStyle, origin: origin)
    let stroke = Cell(
      column: 0, columnSpan: table.columns.count, content: .diagonal([empty, empty]),
      style: table.noticeStyle, origin: origin)
    return TableRow(kind: .closing, height: table.rowHeight, cells: [stroke], origin: origin)
  }

  private func wholeRow(
    _ text: CompiledText?, in inner: FillContext? = nil, constant: String = "",
    kind: TableRow.Kind
  ) -> TableRow {
    let inlines = text?.inlines(in: (inner ?? context).environment()) ?? [.text(constant)]
    let style = kind == .groupHead ? table.totalStyle : table.noticeStyle
    return TableRow(
      kind: kind, height: table.rowHeight,
      cells: [cell(inlines, from: 0, span: table.columns.count, style: style)],
      origin: Origin(location: table.frame.location))
  }

  private func cell(
    _ inlines: [Inline], from column: Int, span: Int, style: StyleID,
    at location: SourceLocation? = nil
  ) -> Cell {
    let origin = Origin(location: location ?? table.frame.location)
    return Cell(
      column: column, columnSpan: span,
      content: .paragraphs([Paragraph(inlines, style: style, origin: origin)]), style: style,
      origin: origin)
  }
}
