/// 机关设置: who the office is, and how it reads the measure where that is not of one mind.
public struct OfficeSettings: Codable, Hashable, Sendable {
  /// Each is one contradiction or gap of the measure (domain 0.2) and what the office made of it.
  public struct Readings: Codable, Hashable, Sendable {
    /// 派遣单 is called by four names; this one stands at its head (domain 0.2, 1).
    public var dispatchTitle = DispatchTitle.standard
    /// 末季30日的抽取: for the quarter that begins next, or for the one that ends.
    public var drawsForNextQuarter = true
    /// 次日前 reads as: by the end of the day after the check; else by the end of that very day.
    public var entersByNextDay = true
    /// The lead's unit plans the source, the second's marks it 协办; else both plan it.
    public var leadUnitPlans = true
    /// 跨单位调剂, with the word of 分管领导, when the unit has nobody left.
    public var allowsOtherUnits = true
    /// What stands between two officers' names.
    public var officerSeparator = "、"
    /// 派遣单 with class, credit code and number besides the measure's six columns.
    public var extendsDispatchSheet = false
    /// 变动审批表 with certificates, dates and attachments besides the measure's rows.
    public var extendsApprovalForms = false
    /// 交接单 by the month, as papers go up (三、1); else by the quarter, as its title says.
    public var handsOverMonthly = true
    /// 承诺书, one for each task of an officer; else one for each officer of a quarter.
    public var commitsToEachTask = false
    /// A 承诺书 is done with once it is back signed; else once it went out.
    public var commitsBySignature = true
    /// 公开表 hide who runs a 个体工商户, whose name is often a person's (domain 7.4).
    public var hidesIndividuals = true
    /// 科室负责人 is the unit's 主要负责人.
    public var headSignsAsSection = true
    /// Deadlines that fall on a day of rest: the working day before, the one after, or kept.
    public var restDayRule = RestDayRule.before

    public init() {}

    /// A reading that an older journal does not have yet has its default.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
        value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
      }
      try read(.dispatchTitle, into: &dispatchTitle)
      try read(.drawsForNextQuarter, into: &drawsForNextQuarter)
      try read(.entersByNextDay, into: &entersByNextDay)
      try read(.leadUnitPlans, into: &leadUnitPlans)
      try read(.allowsOtherUnits, into: &allowsOtherUnits)
      try read(.officerSeparator, into: &officerSeparator)
      try read(.extendsDispatchSheet, into: &extendsDispatchSheet)
      try read(.extendsApprovalForms, into: &extendsApprovalForms)
      try read(.handsOverMonthly, into: &handsOverMonthly)
      try read(.commitsToEachTask, into: &commitsToEachTask)
      try read(.commitsBySignature, into: &commitsBySignature)
      try read(.hidesIndividuals, into: &hidesIndividuals)
      try read(.headSignsAsSection, into: &headSignsAsSection)
      try read(.restDayRule, into: &restDayRule)
    }
  }

  /// What the measure calls 派遣单 in its table's head, and in its text.
  public enum DispatchTitle: String, CaseIterable, Codable, Hashable, Sendable {
    case standard = "双随机抽查任务派遣单"
    case inSectionOne = "随机抽查任务派遣单"
    case inDispatchClause = "双随机任务派遣单"
    case inSiteCheckClause = "抽查任务派遣单"
  }

  public enum RestDayRule: String, CaseIterable, Codable, Hashable, Sendable {
    case before = "提前"
    case after = "顺延"
    case kept = "不调整"
  }

  /// 淄博市环境保护局张店分局.
  public var name: String
  /// 行政区划代码 in the draw's commitment: 370303.
  public var bureauCode: String
  /// 地市 and 县（市、区） that sources have unless their list says otherwise.
  public var city: String
  public var county: String
  public var units: [Unit]
  /// 系统管理人员.
  public var administrators: [String]
  /// 分管局长, who signs the dispatch sheet.
  public var leader: String
  public var supervisionTelephone: String
  /// 网站, where the tables are published, as printed; `nil` in every journal older than the setting.
  public var website: String?
  public var readings: Readings
  /// `nil` for nobody, as in every journal older than the setting.
  private var deputies: [Unit.ActingSigner]?

  public init(
    name: String, bureauCode: String, city: String, county: String, units: [Unit],
    administrators: [String], leader: String, supervisionTelephone: String = "",
    website: String? = nil, readings: Readings = Readings(), leaderSigners: [Unit.ActingSigner] = []
  ) {
    self.name = name
    self.bureauCode = bureauCode
    self.city = city
    self.county = county
    self.units = units
    self.administrators = administrators
    self.leader = leader
    self.supervisionTelephone = supervisionTelephone
    self.website = website
    self.readings = readings
    self.leaderSigners = leaderSigners
  }

  /// 代签: who signs in 分管领导's place, by whose word, for how long.
  public var leaderSigners: [Unit.ActingSigner] {
    get { deputies ?? [] }
    set { deputies = newValue.isEmpty ? nil : newValue }
  }

  /// By name or by one of its other names.
  public func unit(named name: String) -> Unit? {
    units.first { $0.name == UnitName(name) || $0.aliases.contains(name) }
  }
}
