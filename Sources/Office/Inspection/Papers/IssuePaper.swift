import CivilCalendar
public import Diagnostics

/// 送签: the office numbers a paper and keeps its bytes (design 8).
public struct IssuePaper: Act {
  public var subject: PaperSubject
  /// The one that is printed on it.
  public var number: PaperNumber
  public var file: Evidence
  public var record: Evidence
  public var pageCount: Int
  public var checkCode: String
  /// Of 交接单, the rows that it lists.
  public var tasks: [TaskID]?

  public init(
    _ subject: PaperSubject, number: PaperNumber, file: Evidence, record: Evidence,
    pageCount: Int, checkCode: String, tasks: [TaskID]? = nil
  ) {
    self.subject = subject
    self.number = number
    self.file = file
    self.record = record
    self.pageCount = pageCount
    self.checkCode = checkCode
    self.tasks = tasks
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    if let same = office.latestPaper(on: subject), same.record.digest == record.digest,
      !office.isEarlyReport(same, on: time.date)
    {
      throw DiagnosticError(.unchangedPaper(same.number))
    }
    guard number == office.nextPaperNumber(of: subject.kind, year: time.date.year) else {
      throw DiagnosticError(
        .error("paper.number-taken", "\(number)已经用于别的文书，没有送签", hint: "再送签一次，会印上新的编号"))
    }
    return .paperIssued(
      IssuedPaper(
        number: number, subject: subject, version: office.paperVersions(on: subject).count + 1,
        file: file, record: record, pageCount: pageCount, checkCode: checkCode,
        tasks: tasks))
  }
}

extension Diagnostic {
  public static func unknownPaper(_ number: PaperNumber) -> Diagnostic {
    .error("paper.unknown", "没有编号为\(number)的文书", hint: "用 hanform office papers 查看文书编号")
  }

  /// Nothing has changed since the paper went out.
  public static func unchangedPaper(_ number: PaperNumber) -> Diagnostic {
    .error(
      "paper.unchanged", "\(number)与这份完全相同，已经送签",
      hint: "重印用原来的文件：hanform office print \(number)")
  }
}

/// 作废: a paper that must not be used any more; its number is not given again.
public struct VoidPaper: Act {
  public var number: PaperNumber
  public var reason: String

  public init(_ number: PaperNumber, reason: String) {
    self.number = number
    self.reason = reason
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    try office.requireStage(of: number, not: [.void])
    var sink = DiagnosticSink()
    sink.report([isByItsKeeper(office, author, time.date), hasReason].compactMap(\.self))
    try sink.throwErrors()
    return .paperVoided(number, reason: reason)
  }

  private var hasReason: Diagnostic? {
    guard reason.isEmpty else { return nil }
    return .error("paper.no-reason", "作废\(number)要写明原因", hint: "写上原因")
  }

  /// 系统管理人员 keeps all papers (三、1), and a unit answers for its own.
  private func isByItsKeeper(
    _ office: Office, _ author: Author, _ today: CalendarDate
  ) -> Diagnostic? {
    let unit = office.paper(number).flatMap { office.unit(answeringFor: $0.subject) }
    let isIts = unit.map { author.acts(for: $0, in: office, on: today) } ?? false
    guard author.role != .administrator, !isIts else { return nil }
    let keepers = (unit.map { "\($0)或" } ?? "") + "系统管理人员"
    return .refusal(
      "paper.foreign-author", number.kind.clause, "\(number)由\(keepers)作废，\(author.name)不能办理",
      hint: "请\(keepers)办理")
  }
}
