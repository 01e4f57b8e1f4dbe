public import CivilCalendar
public import Diagnostics
public import Inspection

extension AdoptDraw {
  /// Reads the list that the provincial system drew; throws everything wrong with it.
  public init(
    quarter: CalendarQuarter, list file: String, bytes: [UInt8], isLate: Bool = false
  ) throws(DiagnosticError) {
    let reader = try ListReader<DispatchColumn>(file: file, bytes: bytes, mapping: nil)
    var sink = reader.findings
    var rows: [Row] = []
    for var row in reader.rows {
      let name = row.required(.name)
      let officers = row.required(.officers).map(CellValues.names) ?? []
      sink.report(row.findings)
      rows.append(
        Row(
          serial: row[.serial], sourceName: name ?? "", address: row[.address] ?? "",
          county: row[.county] ?? "", officerNames: officers, location: row.location))
    }
    try sink.throwErrors()
    self.init(
      quarter: quarter, rows: rows,
      list: ListOrigin(file: file, contents: bytes, rowCount: rows.count), isLate: isLate)
  }
}
