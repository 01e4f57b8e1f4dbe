import DocumentTree
import FormData
import Geometry

extension BlockFiller {
  /// Rows to be filled by pen are at least this high, whatever the type in them.
  private static let penRowHeight = Length.millimeters(9)

  /// A row table: its order is settled here, its rows are made when they are asked for.
  func rowTable(_ table: CompiledRowTable, _ context: FillContext) -> Table {
    let columns = table.columns.map { column in
      Column(column.width, origin: Origin(location: column.location))
    }
    let header = table.header.map { gridRow($0, kind: .header, context) }
    let blankRow = blankRow(of: table, context)
    guard !context.isBlank else {
      let fill = Fill(table.fill ?? .page, row: blankRow)
      return self.table(
        table.frame, columns: columns, header: header, body: HeldRows([]), fill: fill, context)
    }
    let plan = Self.plan(of: table, context)
    notes.add(plan.gaps)
    let reserved = names.reserve(table.signatureKeys, rows: plan.records.count)
    let rows = FilledRows(
      table: table, plan: plan, context: context, names: reserved, blankRow: blankRow)
    // A list that says that there is nothing has no rows in which something could be written later.
    let saysNothing = plan.records.count == 0 && table.emptyText != nil
    let tailCount = table.rowsPerPageOfGroups == nil ? nil : plan.tail.count
    let fill =
      saysNothing ? nil : table.fill.map { Fill($0, row: blankRow, tailCount: tailCount) }
    return self.table(
      table.frame, columns: columns, header: header, body: rows, fill: fill,
      pageTotal: rows.pageTotal, context)
  }

  private func blankRow(of table: CompiledRowTable, _ context: FillContext) -> TableRow {
    var height = table.rowHeight
    if case .atLeast(let minimum) = height { height = .atLeast(max(minimum, Self.penRowHeight)) }
    let cells = table.columns.enumerated().map { index, column in
      var content = Cell.Content.paragraphs([])
      var entryName: String?
      switch column.content {
      case .signature(let signature): content = .signature(place(signature, name: nil))
      case .text(let text) where context.makesEntries:
        let blank = context.entering(Record(table.list.fields.map { _ in .absent }))
        entryName = text.entryName(in: blank.environment())
      case .text: break
      }
      return Cell(
        column: index, content: content, style: column.style, entryName: entryName,
        origin: Origin(location: column.location))
    }
    return TableRow(
      kind: .blank, height: height, cells: cells,
      origin: Origin(location: table.frame.location))
  }

  // MARK: Order

  static func plan(of table: CompiledRowTable, _ context: FillContext) -> RowPlan {
    let given = context.records(of: table.list) ?? RecordList(HeldRecords([]), identity: 0)
    let (records, gaps) = selection(of: given, table, context)
    let count = records.count
    var groups = count == 0 ? [] : [0..<count]
    if let grouping = table.grouping, count > 0 {
      let list = RecordList(records, identity: 0)
      groups = SectionSplit.runs(
        of: (0..<Int32(count)).map { $0 }, in: list, by: grouping.keys)
    }
    var tail: [RowPlan.Entry] = []
    let isLeftBlank = table.closing != .none || table.fill != nil
    if count == 0, table.emptyText != nil || !isLeftBlank { tail.append(.noData) }
    if table.totalLabel != nil { tail.append(.total) }
    if table.closing != .none { tail.append(.closing) }
    return RowPlan(
      records: records, groups: groups, hasHead: table.grouping?.head != nil,
      hasSubtotal: table.grouping?.subtotal != nil,
      rowsPerPage: table.rowsPerPageOfGroups ?? 1, tail: tail, gaps: gaps)
  }

  /// The table's records after 筛选, 排序 and 分组; without any of them the list as it stands.
  private static func selection(
    of list: RecordList, _ table: CompiledRowTable, _ context: FillContext
  ) -> (RecordSelection, OrderGaps) {
    guard table.filter != nil || !table.sortKeys.isEmpty || table.grouping != nil else {
      return (RecordSelection(list), OrderGaps())
    }
    var order = RecordOrder(table.sortKeys)
    let sorted = order.indices(of: list) { index, record in
      guard let filter = table.filter else { return true }
      var row = context.entering(record)
      row.counters.serial = index + 1
      row.counters.rowCount = list.count
      return filter.isTrue(in: row.environment())
    }
    guard let grouping = table.grouping else {
      return (RecordSelection(list, indices: sorted), order.gaps)
    }
    // Groups come together in the order in which the sorted rows first show them.
    let arranged = RecordList(RecordSelection(list, indices: sorted), identity: 0)
    let byAppearance = grouping.keys.map {
      CompiledRowTable.SortKey(slot: $0.slot, type: .text, location: $0.location)
    }
    var appearance = RecordOrder(byAppearance, byFirstAppearance: true)
    let together = appearance.indices(of: arranged) { _, _ in true }
    return (RecordSelection(list, indices: together.map { sorted[Int($0)] }), order.gaps)
  }
}
