/// What a column of a list holds; its raw value is the heading that lists of our own have.
public protocol ListColumn: RawRepresentable<String>, CaseIterable, Codable, Hashable, Sendable {
  /// A running number of the list, which changes when rows come and go: read over.
  static var serial: Self { get }
  static var id: Self { get }
  static var name: Self { get }
  /// Whether the running number counts all the same: where a list must be as it was numbered.
  static var readsSerial: Bool { get }
  /// Other headings that offices write for it.
  var aliases: [String] { get }
  /// Whether a list without it is refused.
  var isRequired: Bool { get }
  /// Headings without a name of their own that mean this column when the column left of them is
  /// ``owner``: 有效期 beside 行政执法证号.
  var owner: Self? { get }
  /// The column that, standing last, takes cells beyond the head: texts with commas that nobody
  /// quoted.
  static var rest: Self? { get }
  /// How its cells are cleaned.
  var content: CellContent { get }
  /// Whether Excel would take it for a quantity: ids, codes, numbers of certificates.
  var isNumber: Bool { get }
  /// The registry that lists with such columns fill; `nil` for lists of anything else.
  static var registry: ListedRegistry? { get }
}

extension ListColumn {
  public static var rest: Self? { nil }
  public static var readsSerial: Bool { false }
  public static var registry: ListedRegistry? { nil }
}

/// What kind of text a cell holds, which decides what may be mended in it.
public enum CellContent: Hashable, Sendable {
  case personName
  case organisationName
  /// A number or a choice: full-width letters and digits become narrow, blanks go.
  case code
  /// The same, but a blank may stand before a time.
  case date
  case text
}

/// A row of the source list (《暂行办法》二、5).
public enum SourceColumn: String, ListColumn {
  case serial = "序号"
  case id = "编号"
  case name = "企业名称"
  case creditCode = "统一社会信用代码"
  case address = "地址"
  case city = "地市"
  case county = "县（市、区）"
  case sourceClass = "类别"
  case classBasis = "类别依据"
  case classValidity = "类别有效期"
  case balls = "抽取球数"
  case ballsBasis = "球数依据"
  case industry = "行业"
  case controlLevel = "控制级别"
  case kind = "录入归口"
  case entryUnit = "录入单位"
  case standing = "状态"
  case standingSince = "停用日期"

  public var aliases: [String] {
    switch self {
    case .serial: ["序", "行号"]
    case .id: ["污染源编号", "企业编号", "源编号", "档案编号"]
    case .name: ["污染源名称", "污染源企业名称", "单位名称", "单位全称", "企业全称", "被检查单位名称", "名称"]
    case .creditCode:
      [
        "信用代码", "社会信用代码", "统一信用代码", "组织机构代码", "统一社会信用代码/组织机构代码",
        "统一社会信用代码（组织机构代码）",
      ]
    case .address: ["详细地址", "污染源地址", "企业地址", "单位地址", "生产地址", "经营地址"]
    case .city: ["市", "设区市", "地级市", "所在市"]
    case .county: ["县", "区县", "县区", "县市区", "所在区县"]
    case .sourceClass: ["监管类别", "污染源类别", "污染源分类", "抽查类别", "监管分类"]
    case .classBasis: ["列入依据", "认定依据"]
    case .classValidity: ["类别期限", "列入期限"]
    case .balls: ["球数", "抽取权重", "权重"]
    case .ballsBasis: ["权重依据", "加权依据", "加权原因"]
    case .industry: ["行业类别", "所属行业", "行业名称", "行业类型", "国民经济行业"]
    case .controlLevel: ["管控级别", "监控级别", "控制类别"]
    case .kind: ["归口", "归口类别", "污染源类型"]
    case .entryUnit: ["录入大队", "所属大队", "所在大队", "监管大队", "责任大队", "管辖大队", "所属单位", "监管单位"]
    case .standing: ["是否参与双随机", "参与双随机", "在库状态", "生产状态", "企业状态", "停用原因"]
    case .standingSince: ["停用时间", "状态日期"]
    }
  }

  public static var registry: ListedRegistry? { .sources }
  public var isRequired: Bool { self == .name || self == .address || self == .sourceClass }
  public var isNumber: Bool { self == .id || self == .creditCode }
  public var owner: Self? { self == .classValidity ? .sourceClass : nil }

  public var content: CellContent {
    switch self {
    case .name: .organisationName
    case .address, .industry, .classBasis, .ballsBasis, .city, .county: .text
    case .classValidity, .standingSince: .date
    default: .code
    }
  }
}

/// A row of the officer list (《暂行办法》一、2).
public enum OfficerColumn: String, ListColumn {
  case serial = "序号"
  case id = "编号"
  case name = "姓名"
  case reading = "姓名拼音"
  case unit = "所属单位"
  case lawNumber = "行政执法证号"
  case lawValidity = "行政执法证有效期"
  case inspectionNumber = "环境监察执法证号"
  case inspectionValidity = "环境监察执法证有效期"
  case duty = "在岗状态"
  case awayFrom = "离岗日期"
  case awayUntil = "返岗日期"

  public var aliases: [String] {
    switch self {
    case .serial: ["序", "行号"]
    case .id: ["人员编号", "执法人员编号", "工号"]
    case .name: ["执法人员", "执法人员姓名", "人员姓名"]
    case .reading: ["拼音"]
    case .unit: ["所在大队", "所属大队", "所在单位", "工作单位", "单位", "大队", "部门", "科室"]
    case .lawNumber: ["行政执法证", "行政执法证编号", "行政执法证号码", "执法证号", "执法证编号"]
    case .lawValidity: ["行政执法证有效期限", "行政执法证有效期至", "执法证有效期"]
    case .inspectionNumber:
      ["环境监察执法证", "环境监察执法证编号", "环境监察证号", "监察执法证号", "监察证号", "环境执法证号"]
    case .inspectionValidity: ["环境监察执法证有效期限", "环境监察执法证有效期至", "环境监察证有效期", "监察证有效期"]
    case .duty: ["是否在岗", "在岗情况", "在岗", "人员状态", "状态"]
    case .awayFrom: ["离岗时间"]
    case .awayUntil: ["返岗时间", "预计返岗日期"]
    }
  }

  public static var registry: ListedRegistry? { .officers }
  public var isRequired: Bool { self == .name || self == .unit }
  public var isNumber: Bool { self == .id || self == .lawNumber || self == .inspectionNumber }

  public var owner: Self? {
    switch self {
    case .lawValidity: .lawNumber
    case .inspectionValidity: .inspectionNumber
    default: nil
    }
  }

  public var content: CellContent {
    switch self {
    case .name: .personName
    case .reading: .text
    case .lawValidity, .inspectionValidity, .awayFrom, .awayUntil: .date
    default: .code
    }
  }
}
