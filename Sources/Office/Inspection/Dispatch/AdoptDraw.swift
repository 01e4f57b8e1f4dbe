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
    sink.report(isFirstDraw(in: office).map { [$0] } ?? [])
    sink.report(isByAdministrator(author).map { [$0] } ?? [])
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
      quarter: quarter, number: office.draws(of: quarter).count + 1, origin: .adopted(list),
      rows: matched, strata: office.strata(of: quarter),
      officerCount: office.eligibleOfficers(during: quarter).count)
    sheet.findings = DrawAudit(office: office, sheet: sheet).findings
    return .dispatch(sheet)
  }

  /// 一、1: 随机抽查确定出的企业不得变更.
  private func isFirstDraw(in office: Office) -> Diagnostic? {
    guard let sheet = office.sheet(of: quarter) else { return nil }
    return .refusal(
      "draw.redraw", .sourcesDrawn,
      "\(quarter.wording)已经抽取（第\(sheet.number)次，\(sheet.rows.count)家），不能重抽",
      hint: "确需作废的，由分管领导批准后登记作废单")
  }

  private func isByAdministrator(_ author: Author) -> Diagnostic? {
    guard author.role != .administrator else { return nil }
    return .refusal(
      "draw.not-administrator", .dispatch, "抽取结果由系统管理人员登记，\(author.name)不能办理", hint: "请系统管理人员办理")
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
