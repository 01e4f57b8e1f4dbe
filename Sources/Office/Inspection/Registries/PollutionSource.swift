public import CivilCalendar

/// 污染源: a row of the source registry (《暂行办法》二、5).
public struct PollutionSource: Registered {
  /// Why a class holds (domain 1.3): which list or clause, and for how long.
  public struct Classification: Codable, Hashable, Sendable {
    public var sourceClass: SourceClass
    public var basis: String
    public var validFrom: CalendarDate?
    public var validTo: CalendarDate?

    public init(
      _ sourceClass: SourceClass, basis: String = "", validFrom: CalendarDate? = nil,
      validTo: CalendarDate? = nil
    ) {
      self.sourceClass = sourceClass
      self.basis = basis
      self.validFrom = validFrom
      self.validTo = validTo
    }

    /// A class without dates holds always.
    public func holds(on day: CalendarDate) -> Bool {
      (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
  }

  /// 控制级别.
  public enum ControlLevel: String, CaseIterable, Codable, Hashable, Sendable {
    case national = "国控"
    case provincial = "省控"
    case municipal = "市控"
    case county = "县控"
  }

  /// 录入归口: these kinds are entered by 危管办, all others by the brigades (二、5).
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case hazardousWaste = "危险废物利用"
    case hospital = "医院"
    case radiation = "辐射"
    case other = "其他"
  }

  /// In the pool, or out of it with a reason (domain 1.8).
  public enum Standing: Codable, Hashable, Sendable {
    case active
    case suspended(Exclusion, since: CalendarDate)
  }

  /// 不参与双随机.
  public enum Exclusion: String, CaseIterable, Codable, Hashable, Sendable {
    case moved = "已搬迁"
    case longStopped = "长期停产"
    case closed = "破产注销"
    case notYetProducing = "在建未投产"
    case outsideAuthority = "不在职权内"
  }

  /// 加权: so many balls lie in the urn of its class for a source, and why (domain 6.5).
  public struct Weighting: Codable, Hashable, Sendable {
    /// Of balls: one is what every source has without a weighting.
    public static let range = 1...5

    public var balls: Int
    public var basis: String

    public init(balls: Int, basis: String) {
      self.balls = balls
      self.basis = basis
    }
  }

  public var id: SourceID
  public var name: String
  public var address: String
  /// 地市 and 县（市、区）.
  public var city: String
  public var county: String
  public var creditCode: CreditCode?
  public var classification: Classification
  /// Counts only under rules that weigh (``RuleSet/isWeighted``); `nil` is one ball.
  public var weighting: Weighting?
  public var industry: String?
  public var controlLevel: ControlLevel?
  public var kind: Kind
  /// 录入单位: keeps the record and the photo when it is deleted.
  public var entryUnit: UnitName
  public var standing: Standing

  public init(
    id: SourceID, name: String, address: String, city: String, county: String,
    creditCode: CreditCode? = nil, classification: Classification, weighting: Weighting? = nil,
    industry: String? = nil, controlLevel: ControlLevel? = nil, kind: Kind = .other,
    entryUnit: UnitName, standing: Standing = .active
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.city = city
    self.county = county
    self.creditCode = creditCode
    self.classification = classification
    self.weighting = weighting
    self.industry = industry
    self.controlLevel = controlLevel
    self.kind = kind
    self.entryUnit = entryUnit
    self.standing = standing
  }

  public var isActive: Bool { standing == .active }
}
