import Diagnostics
import TabularData

extension TableReader {
  /// Binds headings to fields and checks every row; everything found goes to the sink.
  ///
  /// Images that the rows name are added to `images`. `nil` if the headings are at fault, since the rows then mean nothing.
  init?(
    checking table: CellTable, list: FieldDeclaration, layout: RecordLayout,
    knownElsewhere: Set<String>, registered: [Unicode.Scalar: String], sink: inout DiagnosticSink,
    images: inout [(path: String, place: ImagePlace)]
  ) {
    self.table = table
    self.layout = layout
    columns = layout.fields.map { field in
      table.head.firstIndex { $0.text.utf8.elementsEqual(field.key) }
    }
    var headFaults = DiagnosticSink()
    reportRepeatedHeadings(list, to: &headFaults)
    reportUnknownHeadings(list, knownElsewhere: knownElsewhere, to: &headFaults)
    reportMissingColumns(list, to: &headFaults)
    sink.report(headFaults.diagnostics)
    if headFaults.hasErrors { return nil }
    let rows = faultsOfRows(list, registered)
    sink.report(rows?.all ?? [])
    images += rows?.images ?? []
  }

  private func faultsOfRows(
    _ list: FieldDeclaration, _ registered: [Unicode.Scalar: String]
  ) -> DataFaults? {
    var faults: DataFaults? = DataFaults(positions: table.positions(), registered: registered)
    faults?.enter(field: list.name)
    for row in 0..<table.rowCount {
      faults?.enter(item: row)
      _ = record(at: row, faults: &faults)
      faults?.leave()
    }
    return faults
  }

  private func reportRepeatedHeadings(_ list: FieldDeclaration, to sink: inout DiagnosticSink) {
    for (index, cell) in table.head.enumerated() where !cell.text.isEmpty {
      let isRepeated = table.head[..<index].contains { $0.text.utf8.elementsEqual(cell.text.utf8) }
      guard isRepeated else { continue }
      sink.report(
        .error(
          "data.duplicate-column", "表头“\(cell.text)”有两列", at: cell.location, dataPath: list.name,
          hint: "留下一列"))
    }
  }

  /// A column too many is common in an office's lists, so it is only mentioned.
  private func reportUnknownHeadings(
    _ list: FieldDeclaration, knownElsewhere: Set<String>, to sink: inout DiagnosticSink
  ) {
    let unbound = layout.fields.indices.filter { columns[$0] == nil }
      .map { layout.fields[$0].declaration.name }
    for (index, cell) in table.head.enumerated() where !cell.text.isEmpty {
      let isKnown = columns.contains(index) || knownElsewhere.contains("\(list.name).\(cell.text)")
      guard !isKnown, table.head[..<index].allSatisfy({ $0.text != cell.text }) else { continue }
      let nearest = NearestName.of(cell.text, among: unbound)
      sink.report(
        .warning(
          "data.unknown-column", "“\(cell.text)”这一列没有用到", at: cell.location, dataPath: list.name,
          hint: nearest.map { "是不是“\($0)”？" }))
    }
  }

  private func reportMissingColumns(_ list: FieldDeclaration, to sink: inout DiagnosticSink) {
    for (field, column) in zip(layout.fields, columns)
    where column == nil && field.declaration.isRequired {
      let declared = field.declaration.location.map { "（\($0)）" } ?? ""
      let isNested = field.nested != nil
      sink.report(
        .error(
          isNested ? "data.nested-in-table" : "data.missing-column",
          isNested
            ? "“\(field.declaration.name)”本身是列表，表格里放不下\(declared)"
            : "表头里没有“\(field.declaration.name)”\(declared)",
          at: table.head.first?.location, dataPath: list.name,
          hint: isNested ? "改用 JSON 给数据" : nil))
    }
  }
}
