public import CivilCalendar
public import Diagnostics
public import Inspection

/// Which papers somebody asks for: a kind and a period, and for whom.
public struct PaperRequest: Sendable {
  public var kind: PaperKind
  public var quarter: CalendarQuarter
  /// Of papers that go by the month.
  public var month: CalendarMonth
  /// All units when `nil`.
  public var unit: UnitName?
  /// An officer's name or number, 派遣单序号, or the number of a change; all when `nil`.
  public var reference: String?
  /// 季度汇总表 by unit and class.
  public var isByUnit: Bool
  /// The day of printing: 填报日期, and what nothing is published before.
  public var today: CalendarDate

  public init(
    _ kind: PaperKind, quarter: CalendarQuarter, month: CalendarMonth, unit: UnitName? = nil,
    reference: String? = nil, isByUnit: Bool = false, today: CalendarDate
  ) {
    self.kind = kind
    self.quarter = quarter
    self.month = month
    self.unit = unit
    self.reference = reference
    self.isByUnit = isByUnit
    self.today = today
  }

  /// The papers of the current period: a report's period is the one that ended last while it is
  /// due (the first ten days, 三、2), else the running one; papers of an own draw go by the quarter of
  /// the last, drawn or under way, and the others by the one that was drawn last, or by today's.
  public init(_ kind: PaperKind, on today: CalendarDate, in office: Office) {
    let month = CalendarMonth(of: today)
    let past = month.firstDay.adding(days: -1) ?? today
    let isReport = kind.isReport && today.day <= 10
    let reported = isReport ? CalendarMonth(of: past) : month
    let isFirstMonth = CalendarQuarter(of: month).months.first == month
    let running = CalendarQuarter(of: isReport && isFirstMonth ? past : today)
    let drawn = office.sheets.last?.quarter
    let known: CalendarQuarter? =
      switch kind {
      case .dispatchSheet, .dispatchExtract, .commitmentLetter: drawn
      case .drawNotice, .drawRecord: office.ownDraws.last { !office.isVoid($0.id) }?.id.quarter
      default: nil
      }
    self.init(kind, quarter: known ?? running, month: reported, today: today)
  }

  /// The papers asked for, each for its receiver.
  ///
  /// `files` gives the frozen files of an own draw, from which 抽取过程记录单 draws its tickets
  /// again. Throws when there is no paper, and says what is missing for it.
  public func drafts(
    in office: Office,
    files: (OwnDraw) throws(DiagnosticError) -> CanonicalFiles = Self.noFiles
  ) throws(DiagnosticError) -> [PaperDraft] {
    if let unit, office.unit(unit) == nil {
      throw DiagnosticError(
        .error("paper.unknown-unit", "机关设置里没有“\(unit)”", hint: "写机关设置里的单位名称"))
    }
    if let fault = isOfPeriodToCome { throw DiagnosticError(fault) }
    var drafts = try found(in: office, files)
    guard drafts.isEmpty else {
      drafts[0].warnings += [isOfRunningPeriod].compactMap(\.self)
      return drafts
    }
    let whose = [unit?.rawValue, reference].compactMap(\.self).map { "“\($0)”" }.joined()
    throw DiagnosticError(
      .error(
        "paper.nothing", "\(period)没有\(whose)可印的\(kind.rawValue)",
        hint: quartersOfOwnDraws(in: office) ?? kind.condition))
  }

  /// 三、2: a report tells of what is over; of a period to come there is nothing to tell.
  private var isOfPeriodToCome: Diagnostic? {
    let first = kind.isMonthly ? month.firstDay : quarter.firstDay
    guard kind.isReport, first > today else { return nil }
    return .refusal(
      "paper.future-period", .reports, "\(period)还没有开始，没有可印的\(kind.rawValue)", hint: "核对季度和月份")
  }

  /// Where the office drew itself, for whom the papers of a draw are asked for of another quarter.
  private func quartersOfOwnDraws(in office: Office) -> String? {
    guard kind == .drawNotice || kind == .drawRecord else { return nil }
    let all = Set(office.ownDraws.map(\.id.quarter)).sorted()
    if all.contains(quarter) { return kind == .drawNotice ? "先备案，再印备案单" : "先抽取，再印记录单" }
    guard let last = all.last else { return nil }
    return "自行抽取的是\(all.map(\.wording).joined(separator: "、"))：加上 --quarter \(last)"
  }

  private var isOfRunningPeriod: Diagnostic? {
    let last = kind.isMonthly ? month.lastDay : quarter.lastDay
    guard kind.isReport, kind != .keySourceCard, last >= today else { return nil }
    return .warning(
      "paper.running-period", "\(period)还没有过完，\(kind.rawValue)填的是到今天为止的数",
      hint: "过完以后再送签，就是新的一版")
  }

  private var period: String { kind.isMonthly ? month.wording : quarter.wording }

  /// For those who ask for no record of a draw.
  public static func noFiles(of draw: OwnDraw) throws(DiagnosticError) -> CanonicalFiles {
    CanonicalFiles()
  }

  private func found(
    in office: Office, _ files: (OwnDraw) throws(DiagnosticError) -> CanonicalFiles
  ) throws(DiagnosticError) -> [PaperDraft] {
    switch kind {
    case .dispatchSheet, .dispatchExtract, .dispatchCorrection:
      try dispatchPapers(of: sheet(in: office), in: office)
    case .monthlyPlan, .handover, .registryUpdates: unitPapers(in: office)
    case .officerReplacement, .officerPoolChange, .recusalRequest: try changePapers(in: office)
    case .commitmentLetter: letters(in: office)
    case .monthlyProgress, .quarterSummary, .keySourceRecord, .keySourceCard:
      try reports(of: sheet(in: office), in: office)
    case .sourceRemoval: removals(in: office)
    case .drawPublication, .resultPublication: try publications(in: office)
    case .voidNotice: voidNotices(in: office)
    case .drawNotice: drawNotices(in: office)
    case .drawRecord: try drawRecords(in: office, files)
    }
  }

  private func sheet(in office: Office) throws(DiagnosticError) -> DispatchSheet {
    let quarter = kind.isMonthly ? CalendarQuarter(of: month) : quarter
    guard let sheet = office.sheet(of: quarter) else {
      throw DiagnosticError(
        .error("paper.no-sheet", "\(quarter.wording)还没有抽取，没有可印的\(kind.rawValue)", hint: "先登记抽取结果"))
    }
    return sheet
  }
}

extension PaperKind {
  /// 每月度初、季度初3号前 (三、2), and what goes up with them.
  var isReport: Bool {
    switch self {
    case .monthlyProgress, .quarterSummary, .keySourceRecord, .keySourceCard, .registryUpdates:
      true
    default: false
    }
  }

  /// Whether a month is its period.
  public var isMonthly: Bool { self == .monthlyPlan || self == .monthlyProgress }

  /// What must be there before the paper can be printed.
  fileprivate var condition: String {
    switch self {
    case .dispatchCorrection, .officerReplacement: "先登记并批准检查人员变动"
    case .monthlyPlan: "先由各单位制定月检查计划"
    case .handover: "录入检查结果以后才有要交接的文书；已交接的不再列"
    case .keySourceRecord, .keySourceCard: "本季度没有抽到重点污染源"
    case .sourceRemoval: "先登记删除污染源"
    case .drawPublication, .resultPublication: "先登记公开"
    case .drawNotice, .drawRecord: "先做自行抽取"
    case .voidNotice: "没有作废的抽取和文书"
    case .officerPoolChange: "先登记录入或剔除"
    case .recusalRequest: "先登记回避；空白表用 --blank"
    default: "核对季度、月份和单位"
    }
  }
}
