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
    reportTitles(list, to: &headFaults)
    sink.report(headFaults.diagnostics)
    if headFaults.hasErrors { return nil }
    var unheaded = table.head.indices.filter { table.head[$0].text.isEmpty }
    let rows = faultsOfRows(list, registered, unheaded: &unheaded, sink: &sink)
    sink.report(rows?.all ?? [])
    images += rows?.images ?? []
  }

  private func faultsOfRows(
    _ list: FieldDeclaration, _ registered: [Unicode.Scalar: String], unheaded: inout [Int],
    sink: inout DiagnosticSink
  ) -> DataFaults? {
    var faults: DataFaults? = DataFaults(positions: table.positions(), registered: registered)
    faults?.enter(field: list.name)
    for row in 0..<table.rowCount {
      let texts = table.row(at: row)
      faults?.enter(item: row)
      _ = record(at: row, of: texts, faults: &faults)
      reportBeyondHead(texts, row, to: &faults)
      faults?.leave()
      for column in unheaded where texts.indices.contains(column) {
        if texts[column].trimmingListBlanks.isEmpty { continue }
        unheaded.removeAll { $0 == column }
        sink.report(
          .warning(
            "data.unheaded-column", "第\(column + 1)列没有表头，里面的字没有用到",
            at: table.head[column].location, dataPath: list.name, hint: "要用的，给这一列写上表头"))
      }
    }
    return faults
  }

  /// A comma that should have been in quotes moves all that follows by a column.
  private func reportBeyondHead(_ texts: [String], _ row: Int, to faults: inout DataFaults?) {
    guard texts.count > table.head.count else { return }
    for column in table.head.count..<texts.count {
      let text = texts[column].trimmingListBlanks
      if text.isEmpty { continue }
      faults?.report(
        "data.cell-beyond-head", "比表头多出一格“\(text)”", atByte: table.offset(row: row, column: column),
        hint: "一格里有逗号的，整格放在引号里；要多一列的，给它写上表头")
      return
    }
  }

  /// What stands above the head is no row, and is said so.
  private func reportTitles(_ list: FieldDeclaration, to sink: inout DiagnosticSink) {
    guard let head = table.head.first?.location, head.line > 1 else { return }
    let lines = head.line == 2 ? "第1行" : "第1至\(head.line - 1)行"
    sink.report(
      Diagnostic(
        .note, "data.rows-above-head", "表头在第\(head.line)行，\(lines)没有用到", at: head,
        dataPath: list.name))
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
