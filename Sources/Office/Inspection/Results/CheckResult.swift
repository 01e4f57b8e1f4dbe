public import CivilCalendar

/// 抽查结果 (《暂行办法》三、1): what two officers found at a source.
public struct CheckResult: Codable, Hashable, Sendable {
  /// What a check ends with (domain 1.8, 2.4); six kinds that add up to all that was checked.
  public enum Outcome: String, CaseIterable, Codable, Hashable, Sendable {
    case clean = "未发现问题"
    case corrected = "发现问题已责令改正"
    case pending = "发现问题待后续处理"
    case closed = "停产或关闭"
    case unreachable = "无法联系"
    case refused = "拒不配合"

    /// What it says of 生产状况 when nothing else is said; nothing where nobody saw the plant.
    public var usualProduction: Production? {
      switch self {
      case .clean, .corrected, .pending: .running
      case .closed: .stopped
      case .unreachable, .refused: nil
      }
    }

    public var isViolation: Bool { self == .corrected || self == .pending || self == .refused }
  }

  /// 处理意见.
  public enum Measure: String, CaseIterable, Codable, Hashable, Sendable {
    case none = "无需处置"
    case correctedOnSite = "现场责令改正"
    case orderedToCorrect = "责令改正决定"
    case caseFiled = "立案查处"
    case passedOn = "移送其他部门"
    case passedToPolice = "移送公安"

    public var isTransfer: Bool { self == .passedOn || self == .passedToPolice }
  }

  public enum Production: String, CaseIterable, Codable, Hashable, Sendable {
    case running = "正常"
    case stopped = "停产"
    case partlyStopped = "半停产"
    case building = "在建"
  }

  /// One line of 《重点污染源随机抽查记录表》: the item, what was found, and a note.
  public enum Item: String, CaseIterable, Codable, Hashable, Sendable {
    case facilities = "污染治理设施运行情况"
    case discharge = "污染物排放"
    case monitoring = "自动监控情况"
    case assessment = "环评及“三同时”"
    case permit = "排污许可证执行"
    case hazardousWaste = "危险废物管理"
  }

  public enum ItemFinding: String, CaseIterable, Codable, Hashable, Sendable {
    case right = "正常"
    case wrong = "有问题"
    case notApplicable = "不涉及"
  }

  public struct ItemRecord: Codable, Hashable, Sendable {
    public var item: Item
    public var finding: ItemFinding
    public var note: String

    public init(_ item: Item, _ finding: ItemFinding, note: String = "") {
      self.item = item
      self.finding = finding
      self.note = note
    }
  }

  public var task: TaskID
  public var checkedOn: CalendarDate
  /// Present on site; the lead first.
  public var officers: [OfficerID]
  /// 生产状况; `nil` where nobody saw it.
  public var production: Production?
  public var items: [ItemRecord]
  public var outcome: Outcome
  public var findings: String
  public var measures: [Measure]
  /// 整改期限 and the day the correction was seen.
  public var dueOn: CalendarDate?
  public var fixedOn: CalendarDate?
  /// 罚款 in fen.
  public var fine: Int
  /// 部门联合检查.
  public var isJoint: Bool
  /// 监察记录编号.
  public var recordNumber: String

  /// `production`: as the outcome has it when nothing is said.
  public init(
    task: TaskID, checkedOn: CalendarDate, officers: [OfficerID], production: Production? = nil,
    items: [ItemRecord] = [], outcome: Outcome, findings: String = "",
    measures: [Measure] = [], dueOn: CalendarDate? = nil, fixedOn: CalendarDate? = nil,
    fine: Int = 0, isJoint: Bool = false, recordNumber: String = ""
  ) {
    self.task = task
    self.checkedOn = checkedOn
    self.officers = officers
    self.production = production ?? outcome.usualProduction
    self.items = items
    self.outcome = outcome
    self.findings = findings
    self.measures = measures
    self.dueOn = dueOn
    self.fixedOn = fixedOn
    self.fine = fine
    self.isJoint = isJoint
    self.recordNumber = recordNumber
  }
}
