public import CivilCalendar
public import Diagnostics

/// The list that the provincial system drew enters the journal as it is, and is audited
/// (《暂行办法》二、1).
public struct AdoptDraw: Act {
  /// A row of the list, in the list's own words.
  public struct Row: Hashable, Sendable {
    public var sourceName: String
    public var address: String
    /// The lead first.
    public var officerNames: [String]
    public var location: SourceLocation?

    public init(
      sourceName: String, address: String, officerNames: [String], location: SourceLocation? = nil
    ) {
      self.sourceName = sourceName
      self.address = address
      self.officerNames = officerNames
      self.location = location
    }
  }

  public var quarter: CalendarQuarter
  public var rows: [Row]
  public var list: ListOrigin

  public init(quarter: CalendarQuarter, rows: [Row], list: ListOrigin) {
    self.quarter = quarter
    self.rows = rows
    self.list = list
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    sink.report(
      [rules.isFirstDraw, rules.isNotBegun, rules.isByAdministrator].compactMap(\.self))
    if rows.isEmpty {
      sink.report(.error("draw.empty-list", "名单里没有企业", hint: "核对导出的文件"))
    }
    var matcher = NameMatcher(office: office, date: quarter.firstDay)
    let matched = rows.enumerated().compactMap { index, row in
      matcher.match(row, number: index + 1)
    }
    sink.report(matcher.faults)
    sink.report(Self.repeated(matched, rows))
    try sink.throwErrors()
    var sheet = DispatchSheet(
      quarter: quarter, number: office.nextDraw(of: quarter).number, origin: .adopted(list),
      rows: matched, strata: office.strata(of: quarter),
      officerCount: office.eligibleOfficers(during: quarter).count)
    sheet.findings = DrawAudit(office: office, sheet: sheet).findings
    return .dispatch(sheet)
  }

  private static func repeated(
    _ matched: [DispatchSheet.Row], _ rows: [Row]
  ) -> [Diagnostic] {
    var firstRow: [SourceID: Int] = [:]
    return matched.compactMap { row in
      if let first = firstRow.updateValue(row.number, forKey: row.source.id) {
        return .refusal(
          "draw.source-twice", .sourcesDrawn,
          "“\(row.source.name)”在第\(first)行和第\(row.number)行各出现一次",
          at: rows[row.number - 1].location, hint: "核对导出的名单")
      }
      return nil
    }
  }
}
