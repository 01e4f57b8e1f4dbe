public import CivilCalendar
public import Diagnostics

/// What the measure says of making a draw, whichever way it is made (《暂行办法》一、1; 二、1).
struct DrawRules {
  let office: Office
  let quarter: CalendarQuarter
  let author: Author

  /// 二、1: 由系统管理人员负责.
  var isByAdministrator: Diagnostic? {
    guard author.role != .administrator else { return nil }
    return .refusal(
      "draw.not-administrator", .dispatch, "抽取由系统管理人员办理，\(author.name)不能办理", hint: "请系统管理人员办理")
  }

  /// 一、1: 随机抽查确定出的企业不得变更.
  var isFirstDraw: Diagnostic? {
    office.sheet(of: quarter).map(Diagnostic.redraw)
  }

  /// A draw once begun is brought to its end or made void, never begun again beside itself.
  var isNotBegun: Diagnostic? {
    guard let open = office.openDraw(of: quarter) else { return nil }
    return .refusal(
      "draw.begun", .sourcesDrawn, "\(open.id.wording)\(open.stage.wording)，还没有抽取，不能另起一次",
      hint: "接着完成这一次，\(open.nextStep)；确需作废的，由分管领导批准后登记作废单：hanform office draw void")
  }

  /// 二、1: 每季度末30号, for the quarter that the office reads it to mean (domain 0.2, 5).
  func isInSeason(_ today: CalendarDate) -> Diagnostic? {
    let current = CalendarQuarter(of: today)
    let drawsAhead = office.settings?.readings.drawsForNextQuarter ?? true
    let allowed = [current] + (drawsAhead ? [current.next].compactMap(\.self) : [])
    guard !allowed.contains(quarter) else { return nil }
    return .refusal(
      "draw.out-of-season", .dispatch,
      "\(today.wording)只能抽取\(allowed.map(\.wording).joined(separator: "或"))，不能抽取\(quarter.wording)",
      hint: "核对季度；机关设置“季度末抽取”可以改")
  }
}

extension Office {
  /// The own draw of a quarter that a step goes on with, at just the stage before it.
  public func draw(
    of quarter: CalendarQuarter, at stage: OwnDraw.Stage
  ) throws(DiagnosticError) -> OwnDraw {
    guard let open = openDraw(of: quarter) else {
      // What was drawn is not frozen anew.
      throw DiagnosticError(
        sheet(of: quarter).map(Diagnostic.redraw)
          ?? .refusal(
            "draw.not-frozen", .sourcesDrawn, "\(quarter.wording)没有正在进行的抽取",
            hint: "先冻结名单：hanform office draw freeze --quarter \(quarter)"))
    }
    guard open.stage == stage else {
      throw DiagnosticError(
        .error("draw.wrong-step", "\(open.id.wording)\(open.stage.wording)", hint: open.nextStep))
    }
    return open
  }
}

extension OwnDraw {
  /// What comes next, and its command.
  fileprivate var nextStep: String {
    let quarter = "--quarter \(id.quarter)"
    let witness = filing?.plan.witness ?? "见证人"
    switch stage {
    case .frozen: return "下一步备案：hanform office draw file \(quarter) --witness 见证人"
    case .filed:
      return "下一步录入公开值：hanform office draw value 公开值 \(quarter) --witness \(witness)"
    default: return "下一步抽取：hanform office draw run \(quarter)"
    }
  }
}

extension Diagnostic {
  /// 一、1: 随机抽查确定出的企业不得变更.
  fileprivate static func redraw(_ sheet: DispatchSheet) -> Diagnostic {
    .refusal(
      "draw.redraw", .sourcesDrawn,
      "\(sheet.quarter.wording)已经抽取（第\(sheet.number)次，\(sheet.rows.count)家），不能重抽",
      hint: "确需作废的，由分管领导批准后登记作废单：hanform office draw void")
  }
}
