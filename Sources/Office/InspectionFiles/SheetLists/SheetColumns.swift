/// A row of the list that the provincial system drew, with the columns of 派遣单 (domain 2.1).
enum DispatchColumn: String, ListColumn {
  case serial = "序号"
  case id = "编号"
  case name = "污染源名称"
  case address = "污染源地址"
  case city = "地市"
  case county = "县（市、区）"
  case officers = "执法人员名称"

  var aliases: [String] {
    switch self {
    case .serial, .id: []
    case .name: SourceColumn.name.aliases + [SourceColumn.name.rawValue]
    case .address: SourceColumn.address.aliases + [SourceColumn.address.rawValue]
    case .city: SourceColumn.city.aliases
    case .county: SourceColumn.county.aliases
    case .officers: ["执法人员", "执法人员姓名", "检查人员", "抽查人员", "随机抽查人员", "人员名称"]
    }
  }

  /// The seed's `xxx,xxx` in a list that nobody quoted.
  static var rest: Self? { .officers }
  static var readsSerial: Bool { true }
  var isRequired: Bool { self == .name || self == .officers }
  var isNumber: Bool { self == .id }
  var owner: Self? { nil }
  var content: CellContent { self == .name ? .organisationName : .text }
}

/// A row of a monthly plan's list (domain 2.2).
enum PlanColumn: String, ListColumn {
  case serial = "序号"
  case id = "派遣单序号"
  case name = "污染源名称"
  case day = "计划检查日期"
  case focus = "检查重点"

  var aliases: [String] {
    switch self {
    case .serial: []
    case .id: ["派遣单行号", "任务序号"]
    case .name: DispatchColumn.name.aliases
    case .day: ["检查日期", "计划日期", "日期"]
    case .focus: ["重点"]
    }
  }

  var isRequired: Bool { self == .id || self == .day }
  var isNumber: Bool { self == .id }
  var owner: Self? { nil }
  var content: CellContent {
    switch self {
    case .serial, .id: .code
    case .name: .organisationName
    case .day: .date
    case .focus: .text
    }
  }
}

/// A row of a list of results (《暂行办法》三、1; domain 2.5).
enum ResultColumn: String, ListColumn {
  case serial = "序号"
  case id = "派遣单序号"
  case name = "污染源名称"
  case checkedOn = "检查日期"
  case officers = "执法人员"
  case production = "生产状况"
  case outcome = "检查结果"
  case findings = "发现的问题"
  case measures = "处理意见"
  case dueOn = "整改期限"
  case fixedOn = "整改完成日期"
  case fine = "罚款（元）"
  case joint = "部门联合检查"
  case recordNumber = "监察记录编号"
  case facilities = "污染治理设施运行情况"
  case discharge = "污染物排放"
  case monitoring = "自动监控情况"
  case assessment = "环评及“三同时”"
  case permit = "排污许可证执行"
  case hazardousWaste = "危险废物管理"

  var aliases: [String] {
    switch self {
    case .id: PlanColumn.id.aliases
    case .name: DispatchColumn.name.aliases
    case .checkedOn: ["检查时间", "抽查日期"]
    case .officers: ["执法人员名称", "检查人员"]
    case .production: ["生产状态"]
    case .outcome: ["抽查结果", "结果"]
    case .findings: ["存在问题", "问题"]
    case .measures: ["处理情况", "处置措施"]
    case .fixedOn: ["整改日期"]
    case .fine: ["罚款", "罚款金额", "罚款金额（元）"]
    case .joint: ["联合检查"]
    case .recordNumber: ["记录编号", "现场监察记录编号"]
    case .facilities: ["治理设施", "设施"]
    case .discharge: ["排放"]
    case .monitoring: ["自动监控", "监控"]
    case .assessment: ["环评及\"三同时\"", "环评及三同时", "环评", "三同时"]
    case .permit: ["排污许可证", "许可证"]
    case .hazardousWaste: ["危废管理", "危废"]
    case .serial, .dueOn: []
    }
  }

  /// What a template has filled in already.
  static let ofTemplate: Set<Self> = [.serial, .id, .name, .officers]

  var isRequired: Bool { self == .id || self == .checkedOn || self == .outcome }
  var isNumber: Bool { self == .id || self == .recordNumber }
  var owner: Self? { nil }
  var content: CellContent {
    switch self {
    case .name: .organisationName
    case .checkedOn, .dueOn, .fixedOn: .date
    case .serial, .id, .production, .outcome, .fine, .joint, .recordNumber: .code
    default: .text
    }
  }
}

/// A row of a list of records handed over (domain 2.8).
enum HandoverColumn: String, ListColumn {
  case serial = "序号"
  case id = "派遣单序号"
  case name = "污染源名称"
  case documents = "文书份数"
  case pages = "页数"

  var aliases: [String] {
    switch self {
    case .serial: []
    case .id: PlanColumn.id.aliases
    case .name: DispatchColumn.name.aliases
    case .documents: ["份数"]
    case .pages: ["文书页数"]
    }
  }

  var isRequired: Bool { self == .id || self == .documents || self == .pages }
  var isNumber: Bool { false }
  var owner: Self? { nil }
  var content: CellContent { self == .name ? .organisationName : .code }
}
