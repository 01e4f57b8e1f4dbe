/// 抽取规则: what the office may set and a local document decides (domain 1.2).
public struct RuleSet: Codable, Hashable, Sendable {
  /// 不低于…: what one class is drawn by.
  public enum Ratio: Codable, Hashable, Sendable {
    /// Of the frozen pool, each quarter.
    case percentOfPool(Tenths)
    /// Sources a year for each officer; four quarters together give it exactly.
    case sourcesPerOfficer(Tenths)
  }

  /// Whether a source drawn this year may be drawn again (domain 1.6).
  public enum RepeatPolicy: String, CaseIterable, Codable, Hashable, Sendable {
    /// Each quarter by itself, as the measure's silence has it.
    case independent
    /// Sources not yet drawn this year come first.
    case yearDeck

    public var wording: String {
      switch self {
      case .independent: "各季度独立抽取"
      case .yearDeck: "本年度未抽到的优先"
      }
    }
  }

  public struct ClassRule: Codable, Hashable, Sendable {
    public var ratio: Ratio
    /// The document that sets the ratio.
    public var basis: String

    public init(_ ratio: Ratio, basis: String) {
      self.ratio = ratio
      self.basis = basis
    }
  }

  public var key: ClassRule
  public var ordinary: ClassRule
  public var special: ClassRule
  public var repeatPolicy: RepeatPolicy
  /// Whether officers' loads of earlier quarters count.
  public var carriesLoad: Bool
  /// Whether the second officer comes from another unit where one can.
  public var takesSecondFromOtherUnit: Bool
  public var legalBasis: String
  /// `nil` for no, as in every journal older than the setting.
  private var weighs: Bool?

  public init(
    key: ClassRule, ordinary: ClassRule, special: ClassRule,
    repeatPolicy: RepeatPolicy = .independent, carriesLoad: Bool = true,
    takesSecondFromOtherUnit: Bool = false, isWeighted: Bool = false, legalBasis: String
  ) {
    self.key = key
    self.ordinary = ordinary
    self.special = special
    self.repeatPolicy = repeatPolicy
    self.carriesLoad = carriesLoad
    self.takesSecondFromOtherUnit = takesSecondFromOtherUnit
    self.legalBasis = legalBasis
    self.isWeighted = isWeighted
  }

  /// Whether a source's weighting counts within its class (domain 1.7, 6.5).
  public var isWeighted: Bool {
    get { weighs == true }
    set { weighs = newValue ? true : nil }
  }

  public subscript(sourceClass: SourceClass) -> ClassRule {
    switch sourceClass {
    case .key: key
    case .ordinary: ordinary
    case .special: special
    }
  }
}

extension RuleSet.Ratio {
  /// 应抽数, no more than the pool holds.
  public func quota(pool: Int, officers: Int, quarter: Int) -> Int {
    min(pool, demand(pool: pool, officers: officers, quarter: quarter))
  }

  /// What the ratio asks for, rounded up since it is a lower bound, even of a pool that holds fewer.
  ///
  /// - `quarter`: 1...4; a ratio by the year is spread so that the quarters' sum is the year's.
  public func demand(pool: Int, officers: Int, quarter: Int) -> Int {
    switch self {
    case .percentOfPool(let percent): (pool * percent.count + 999) / 1_000
    case .sourcesPerOfficer(let sources):
      Self.demand(sources, officers, quarters: quarter)
        - Self.demand(sources, officers, quarters: quarter - 1)
    }
  }

  /// Of the year's first quarters together.
  private static func demand(_ sources: Tenths, _ officers: Int, quarters: Int) -> Int {
    (sources.count * officers * quarters + 39) / 40
  }

  /// 规定比例 as reports print it: `≥25%`, `≥12.5%`, `100%`, `1:10`; there is no more than all.
  public var wording: String {
    switch self {
    case .percentOfPool(let percent): "\(percent.count == 1_000 ? "" : "≥")\(percent.wording)%"
    case .sourcesPerOfficer(let sources): "1:\(sources.wording)"
    }
  }
}
