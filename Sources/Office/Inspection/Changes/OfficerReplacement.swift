public import CivilCalendar
public import Diagnostics

/// 随机抽查检查人员变动 (《暂行办法》二、4): one officer of a task gives place to another.
public struct OfficerReplacement: Codable, Hashable, Sendable {
  /// 休假、因公出差、学习、借调、按照规定需回避等情况.
  public enum Reason: String, CaseIterable, Codable, Hashable, Sendable {
    case leave = "休假"
    case businessTrip = "因公出差"
    case study = "学习"
    case secondment = "借调"
    case recusal = "回避"
    case other = "其他"
  }

  /// 科室负责人 and, where the form asks for it, 分管领导.
  public struct Approval: Codable, Hashable, Sendable {
    public var head: String
    public var leader: String?
    public var date: CalendarDate

    public init(head: String, leader: String? = nil, date: CalendarDate) {
      self.head = head
      self.leader = leader
      self.date = date
    }
  }

  /// From 1 within the quarter; what the approval form is known by.
  public var number: Int
  public var task: TaskID
  public var old: OfficerID
  public var new: OfficerID
  public var reason: Reason
  public var note: String
  /// 相关证明材料.
  public var attachments: [Evidence]
  /// 跨单位调剂: nobody of the unit is left (domain 0.2, 8).
  public var crossesUnits: Bool
  /// The one who leads from now on.
  public var lead: OfficerID
  public var approval: Approval?

  public init(
    number: Int, task: TaskID, old: OfficerID, new: OfficerID, reason: Reason, note: String,
    attachments: [Evidence], crossesUnits: Bool, lead: OfficerID, approval: Approval? = nil
  ) {
    self.number = number
    self.task = task
    self.old = old
    self.new = new
    self.reason = reason
    self.note = note
    self.attachments = attachments
    self.crossesUnits = crossesUnits
    self.lead = lead
    self.approval = approval
  }

  public var id: ReplacementID { ReplacementID(quarter: task.quarter, number: number) }

  /// Whether there is somebody to give place, or a place that is empty.
  func fits(_ officers: [OfficerID]) -> Bool {
    old == .gap ? officers.count < 2 : officers.contains(old)
  }

  /// The officers of the task after the change, the lead first.
  public func applied(to officers: [OfficerID]) -> [OfficerID] {
    let changed = old == .gap ? officers + [new] : officers.map { $0 == old ? new : $0 }
    return changed.filter { $0 == lead } + changed.filter { $0 != lead }
  }
}

extension OfficerID {
  /// 缺: the place of the second officer whom a list from elsewhere does not name (一、2); a change fills it.
  public static let gap = OfficerID("（缺）")
}

extension Office {
  /// Changes of a quarter that wait for their approval, in the order they were asked for.
  public func openReplacements(of quarter: CalendarQuarter) -> [OfficerReplacement] {
    replacements.filter {
      $0.task.quarter == quarter && $0.approval == nil && withdrawals[$0.id] == nil
    }
  }

  /// 人员变动 approved in a period, its first and last day included (domain 2.3, 2.4); of a unit, those
  /// that it made.
  public func replacements(
    approvedFrom first: CalendarDate, to last: CalendarDate, by unit: UnitName? = nil
  ) -> [OfficerReplacement] {
    replacements.filter { change in
      guard let day = change.approval?.date, first <= day, day <= last else { return false }
      return unit == nil || self.unit(making: change) == unit
    }
  }

  /// 二、4: 由原检查人所在大队、危管办进行调剂确定, wherever the lead has gone since.
  func unit(making change: OfficerReplacement) -> UnitName? {
    let old = change.old == .gap ? officers(before: change).first : change.old
    return old.flatMap { home(of: $0, on: change.task) }
  }

  /// Who checked until a change: the sheet's officers with the changes that took hold before it; of one
  /// that waits, with all that did.
  public func officers(before change: OfficerReplacement) -> [OfficerID] {
    let earlier = approvedReplacements(of: change.task).prefix { $0.number != change.number }
    return earlier.reduce(row(change.task)?.differentOfficers ?? []) { $1.applied(to: $0) }
  }

  /// Why a change that waits can hold no more: the row's officers were changed after it was asked for.
  public func overtaking(_ change: OfficerReplacement) -> Diagnostic? {
    guard change.approval == nil else { return nil }
    let officers = officers(of: change.task)
    let reason: String
    if !change.fits(officers) {
      reason = "\(name(of: change.old))已不在这家企业的检查人员里"
    } else if officers.contains(change.new) {
      reason = "\(name(of: change.new))已经是这家企业的检查人员"
    } else if !change.applied(to: officers).contains(change.lead) {
      reason = "表上的牵头人\(name(of: change.lead))已不在这家企业的检查人员里"
    } else {
      return nil
    }
    return .refusal(
      "change.overtaken", .officerChange,
      "第\(change.number)号变动提出以后，派遣单第\(change.task.row)行又有变动：\(reason)",
      hint: "撤回这一张：hanform office change withdraw \(change.number)；还要变动的，重新提出")
  }
}

/// What an approval form is known by.
public struct ReplacementID: Hashable, Sendable {
  public var quarter: CalendarQuarter
  public var number: Int

  public init(quarter: CalendarQuarter, number: Int) {
    self.quarter = quarter
    self.number = number
  }
}
