public import CivilCalendar
public import Diagnostics

/// The list that the provincial system drew enters the journal as it is, and is audited
/// (《暂行办法》二、1).
public struct AdoptDraw: Act {
  /// A row of the list, in the list's own words.
  public struct Row: Hashable, Sendable {
    /// 序号, where the list has that column.
    public var serial: String?
    public var sourceName: String
    public var address: String
    public var county: String
    /// The lead first.
    public var officerNames: [String]
    public var location: SourceLocation?

    public init(
      serial: String? = nil, sourceName: String, address: String, county: String = "",
      officerNames: [String], location: SourceLocation? = nil
    ) {
      self.serial = serial
      self.sourceName = sourceName
      self.address = address
      self.county = county
      self.officerNames = officerNames
      self.location = location
    }
  }

  public var quarter: CalendarQuarter
  public var rows: [Row]
  public var list: ListOrigin
  /// 补登: somebody has said that the quarter is over and its list comes in all the same.
  public var isLate: Bool

  public init(quarter: CalendarQuarter, rows: [Row], list: ListOrigin, isLate: Bool = false) {
    self.quarter = quarter
    self.rows = rows
    self.list = list
    self.isLate = isLate
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    sink.report(
      [rules.isFirstDraw, rules.isNotBegun, rules.isByAdministrator, isInSeason(rules, time.date)]
        .compactMap(\.self))
    if rows.isEmpty {
      sink.report(.error("draw.empty-list", "名单里没有企业", hint: "核对导出的文件"))
    }
    // Without them every row would be a fault, and none of the list's.
    if let fault = hasRegistries(in: office) {
      sink.report(fault)
      throw DiagnosticError(sink.diagnostics)
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
    sheet.findings += ListAudit(rows: rows, sheet: sheet).findings
    if let late = lateness(on: time.date) { sheet.findings.append(late) }
    return .dispatch(sheet)
  }

  /// The season of own draws; a quarter that is over only when somebody says so.
  private func isInSeason(_ rules: DrawRules, _ today: CalendarDate) -> Diagnostic? {
    guard var fault = rules.isInSeason(today) else { return nil }
    guard quarter < CalendarQuarter(of: today) else { return fault }
    if isLate { return nil }
    fault.hint = "核对季度；确是补登以前抽取的名单，加上 --late"
    return fault
  }

  private func lateness(on today: CalendarDate) -> Finding? {
    guard quarter < CalendarQuarter(of: today) else { return nil }
    return Finding(.late, .dispatch, "\(quarter.wording)的名单\(today.wording)才补登")
  }

  private func hasRegistries(in office: Office) -> Diagnostic? {
    let day = quarter.firstDay
    let empty = [
      office.sources.all(on: day).isEmpty ? "污染源信息库" : nil,
      office.officers.all(on: day).isEmpty ? "执法人员信息库" : nil,
    ].compactMap(\.self)
    guard !empty.isEmpty, !rows.isEmpty else { return nil }
    return .refusal(
      "draw.empty-registry", .sourcesDrawn,
      "\(quarter.wording)第一天（\(day.wording)）的\(empty.joined(separator: "和"))是空的，对不上名单",
      hint: "核对季度；信息库要在这个季度以前导入")
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
