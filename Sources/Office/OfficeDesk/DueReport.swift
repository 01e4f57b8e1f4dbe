public import CivilCalendar
public import Diagnostics
public import Inspection

/// 待办 as a clerk reads it: what is due, overdue and done, with clause and command.
public struct DueReport: Sendable {
  /// A duty, and the arguments of the command that does it.
  public struct Step: Sendable {
    public enum Word: Hashable, Sendable, ExpressibleByStringLiteral {
      case given(String)
      /// For the clerk to fill in: 日期.
      case blank(String)

      public init(stringLiteral text: String) { self = .given(text) }

      public var text: String {
        switch self {
        case .given(let text), .blank(let text): text
        }
      }
    }

    public var item: DueItem
    /// Behind `hanform office`.
    public var command: [Word]

    /// Whether the command can be run as it is.
    public var isComplete: Bool {
      command.allSatisfy { if case .given = $0 { true } else { false } }
    }
  }

  /// By day; what is done last.
  public let steps: [Step]
  private let today: CalendarDate
  private let showsRoles: Bool
  /// Whose 节假日安排 nobody has entered, though days moved off rest depend on it.
  private let unknownYears: [Int]
  /// Why nothing is asked for in the quarter that was named.
  private let early: String?

  /// Of a quarter, or of today's with what the one before left open, the draw for the next and who
  /// could not be drawn for it;
  /// `author` says whose duties, everybody's when `nil`.
  public init(
    of quarter: CalendarQuarter?, for author: Author?, in office: Office, on today: CalendarDate
  ) {
    let current = quarter ?? CalendarQuarter(of: today)
    var steps = Self.steps(of: current, author, office, today)
    if quarter == nil {
      if let previous = current.previous, office.sheet(of: previous) != nil {
        let earlier = Self.steps(of: previous, author, office, today)
        steps = earlier.filter { $0.item.state != .done } + steps
      }
      if let next = current.next {
        // Those that do not hold to the end of this quarter do not hold to the end of the next.
        steps.removeAll { $0.item.duty.renewsCertificate }
        let isDrawMonth = current.lastMonth.contains(today)
        steps += Self.steps(of: next, author, office, today).filter { step in
          step.item.duty.renewsCertificate
            || isDrawMonth && [.draw, .signSheet].contains(step.item.duty)
        }
      }
    }
    let ranked = steps.enumerated().sorted { left, right in
      let keys = [left, right].map { step in
        (step.element.item.state == .done ? 1 : 0, step.element.item.due, step.offset)
      }
      return keys[0] < keys[1]
    }
    self.steps = ranked.map(\.element)
    self.today = today
    showsRoles = author == nil
    let isMoved = office.settings?.readings.restDayRule != .kept
    // A certificate that ended before there was an office is no deadline to be moved.
    let first = office.firstDay ?? today
    let years = Set(
      self.steps.filter { $0.item.state != .done && $0.item.nominal >= first }
        .map(\.item.nominal.year))
    early = office.firstDay.flatMap { first in
      current.lastDay < first
        ? "\(current.wording)在本机关台账开始（\(first.wording)）以前，没有要办的事。" : nil
    }
    unknownYears = isMoved ? years.filter { !office.holidays.covers($0) }.sorted() : []
  }

  private static func steps(
    of quarter: CalendarQuarter, _ author: Author?, _ office: Office, _ today: CalendarDate
  ) -> [Step] {
    let list = DueList(of: quarter, in: office, on: today)
    let items = author.map { list.items(for: $0.role, unit: $0.unit) } ?? list.items
    let draw = office.openDraw(of: quarter)
    return items.map { item in
      var step = Step(item, draw: draw, of: quarter, on: today)
      if let number = item.reference.flatMap(Int.init), item.duty == .change {
        step.command = Step.change(number, of: quarter, in: office)
      }
      let sheet = office.latestPaper(on: PaperSubject(.dispatchSheet, quarter: quarter))
      if item.duty == .signSheet, let sheet, office.stage(of: sheet.number) == .issued {
        step.command = ["file", .given("\(sheet.number)"), .blank("扫描件")]
      }
      return step
    }
  }

  public var open: [Step] { steps.filter { $0.item.state != .done } }

  public var report: DeskReport {
    let open = open
    var lines = open.flatMap(lines)
    if open.isEmpty { lines.append(early ?? "没有要办的事。") }
    let done = steps.filter { $0.item.state == .done }
    if !done.isEmpty {
      lines.append("已办：")
      lines += done.map { "  \($0.item.title)" }
    }
    let findings = unknownYears.map { year in
      Diagnostic.warning(
        "desk.unknown-holidays", "没有登记\(year)年的节假日安排，应到之日只避开周六、周日",
        hint: "按国务院办公厅的通知写进机关文件夹的 节假日.yaml，再用 hanform office settings 登记")
    }
    return DeskReport(lines, findings: findings, details: ["待办": steps.map { Details($0) }])
  }

  private func lines(of step: Step) -> [String] {
    let item = step.item
    let role = showsRoles ? "［\(item.unit?.rawValue ?? item.role.rawValue)］" : ""
    let note = item.note.isEmpty ? "" : "，\(item.note)"
    let moved = item.due == item.nominal ? "" : "（应到之日\(item.nominal.wording)，遇节假日调整）"
    return [
      "\(item.state.wording) \(item.due.wording)前 \(role)\(item.title)\(note)",
      "      依据\(item.clause.citation)\(moved)",
      "      \(step.isComplete ? "办理" : "填好后办理")：hanform office \(step.command.map(\.text).joined(separator: " "))",
    ]
  }

  private struct Details: Encodable {
    var 事项: String
    var 期间: String
    var 身份: String
    var 单位: String?
    var 依据: String
    var 应到之日: String
    var 截止: String
    var 状态: String
    var 说明: String
    var 命令: [String]

    init(_ step: Step) {
      let item = step.item
      事项 = item.duty.rawValue
      期间 = item.period
      身份 = item.role.rawValue
      单位 = item.unit?.rawValue
      依据 = item.clause.citation
      应到之日 = item.nominal.description
      截止 = item.due.description
      状态 = item.state.wording
      说明 = item.note
      命令 = ["office"] + step.command.map(\.text)
    }
  }
}

extension DueItem {
  /// `制定月检查计划（2019年4月，环境监察一大队）`.
  public var title: String {
    let which = duty == .change ? reference.map { "，第\($0)号" } ?? "" : ""
    return "\(duty.rawValue)（\(period)\(unit.map { "，\($0)" } ?? "")\(which)）"
  }
}

extension DueItem.State {
  public var wording: String {
    switch self {
    case .done: "已办"
    case .open: "待办"
    case .overdue: "逾期"
    }
  }
}

extension DueReport.Step {
  /// `draw`: the office's own draw of the quarter, when it is begun.
  fileprivate init(
    _ item: DueItem, draw: OwnDraw?, of quarter: CalendarQuarter, on today: CalendarDate
  ) {
    self.item = item
    let period = Word.given(item.period)
    // Of the running quarter it goes without saying.
    let named: [Word] =
      quarter == CalendarQuarter(of: today) ? [] : ["--quarter", .given(quarter.wording)]
    let missing = item.missing.first.map { Word.given($0.rawValue) }
    let unit: [Word] = item.unit.map { ["--unit", .given($0.rawValue)] } ?? []
    command =
      switch item.duty {
      case .draw: Self.drawing(draw) + ["--quarter", period]
      case .signSheet: ["print", "派遣单", "--quarter", period]
      case .plan where CalendarMonth(of: item.nominal).lastDay < today:
        ["plan", period] + unit + ["--rows", .blank("序号"), "--on", .blank("日期")]
      case .plan: ["plan", period] + unit + ["--propose"]
      case .deliverPlan: ["receive", period] + unit + ["--all"]
      case .commitment: ["print", "承诺书"] + unit + ["--quarter", period]
      case .change: ["change", "list", "--quarter", period]
      case .replacement:
        [
          "change", "ask", .blank("序号"), "--quarter", period, "--from",
          .given(item.reference ?? ""),
          "--to", .blank("现定人员"), "--reason", .blank("原因"), "--attach", .blank("证明材料"),
        ]
      case .renewLawCertificate: Self.renewing("--law-valid", of: item)
      case .renewInspectionCertificate: Self.renewing("--inspection-valid", of: item)
      case .check, .enterResults:
        ["result", .blank("序号")] + named
          + ["--date", .blank("日期"), "--outcome", .blank("结果")]
      case .handOver:
        ["handover"] + unit + named
          + [
            "--all", "--documents", .blank("份数"), "--pages", .blank("页数"), "--giver",
            .blank("交接人"),
          ]
      case .monthlyReport: ["print", "月调度表", "--month", period]
      case .quarterlyReport: ["print", missing ?? "季度汇总表", "--quarter", period]
      case .registryReport: ["print", "污染源动态更新汇总表"] + unit + ["--quarter", period]
      case .publish:
        if let missing {
          ["publish", missing, "--all", "--quarter", period]
        } else {
          ["publish", "抽查结果公开表", "--rows", .blank("序号"), "--quarter", period]
        }
      }
  }

  private static func renewing(_ validity: Word, of item: DueItem) -> [Word] {
    [
      "officer", "amend", .given(item.reference ?? ""), validity, .blank("有效期"), "--reason", "换证",
    ]
  }

  /// A change's form goes out, comes back signed, and is entered as approved; what was overtaken is
  /// withdrawn.
  fileprivate static func change(
    _ number: Int, of quarter: CalendarQuarter, in office: Office
  ) -> [Word] {
    let (number, period) = (Word.given("\(number)"), Word.given(quarter.description))
    let change = office.openReplacements(of: quarter).first { "\($0.number)" == number.text }
    if let change, office.overtaking(change) != nil {
      return ["change", "withdraw", number, "--quarter", period, "--reason", .blank("原因")]
    }
    guard let change, office.latestPaper(on: .change(change.id)) != nil else {
      return ["print", "检查人员变动审批表", "--quarter", period, "--of", number, "--issue"]
    }
    return ["change", "approve", number, "--quarter", period, "--head", .blank("单位主要负责人")]
      + (change.crossesUnits ? ["--leader", .blank("分管领导")] : [])
  }

  /// The provincial system's list, unless an own draw waits for its next step.
  private static func drawing(_ draw: OwnDraw?) -> [Word] {
    switch draw?.stage {
    case nil: ["adopt-draw", .blank("名单.csv")]
    case .frozen: ["draw", "file", "--witness", .blank("见证人")]
    case .filed:
      [
        "draw", "value", .blank("公开值"), "--witness", .given(draw?.filing?.plan.witness ?? ""),
      ]
    case .valueKnown, .drawn, .revealed: ["draw", "run"]
    }
  }
}

extension Desk {
  /// The clerk's own duties, or everybody's; everybody's too while no clerk is known and none is named.
  public func due(
    all: Bool = false, quarter: CalendarQuarter? = nil
  ) throws(DiagnosticError) -> DueReport {
    let office = try office()
    var clerk: Author?
    if !all {
      do throws(DiagnosticError) {
        clerk = try author(in: office)
      } catch {
        // What is due on a day to come may be asked by nobody in particular.
        let harmless: [Diagnostic.ID] = ["desk.nobody", "desk.time-ahead"]
        guard error.diagnostics.allSatisfy({ harmless.contains($0.id) }), !isClerkNamed else {
          throw error
        }
      }
    }
    return DueReport(of: quarter, for: clerk, in: office, on: today)
  }
}
