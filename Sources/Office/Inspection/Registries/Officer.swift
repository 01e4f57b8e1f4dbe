public import CivilCalendar

/// 执法人员: a row of the officer registry (《暂行办法》一、2).
public struct Officer: Registered {
  /// 行政执法证 or 环境监察执法证; without days it holds until it is taken away.
  public struct Certificate: Codable, Hashable, Sendable {
    public var number: String
    public var validFrom: CalendarDate?
    public var validTo: CalendarDate?

    public init(number: String, validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil) {
      self.number = number
      self.validFrom = validFrom
      self.validTo = validTo
    }
  }

  /// 在岗 or away; a day of return is open while it is not known.
  public enum Duty: Codable, Hashable, Sendable {
    case onDuty
    case away(reason: String, from: CalendarDate, until: CalendarDate?)
  }

  public var id: OfficerID
  public var name: String
  public var unit: UnitName
  /// 行政执法证.
  public var lawCertificate: Certificate?
  /// 环境监察执法证.
  public var inspectionCertificate: Certificate?
  public var duty: Duty
  /// Pinyin of the name, where a roster by sound would otherwise read it wrong (曾 zēng).
  public var reading: String?

  public init(
    id: OfficerID, name: String, unit: UnitName, lawCertificate: Certificate?,
    inspectionCertificate: Certificate?, duty: Duty = .onDuty, reading: String? = nil
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.lawCertificate = lawCertificate
    self.inspectionCertificate = inspectionCertificate
    self.duty = duty
    self.reading = reading
  }
}

/// 回避: an officer who must not check a source (行政处罚法 43).
public struct Recusal: Codable, Hashable, Sendable {
  public enum Ground: String, CaseIterable, Codable, Hashable, Sendable {
    case kinship = "本人或近亲属持股、任职"
    case formerEmployment = "曾在该单位任职"
    case dispute = "与该单位有争议"
    case approval = "经办过该单位的审批"
    case other = "其他"
  }

  public var officer: OfficerID
  public var source: SourceID
  public var ground: Ground
  public var note: String
  public var declaredOn: CalendarDate
  public var approvedBy: String
  public var validTo: CalendarDate?

  public init(
    officer: OfficerID, source: SourceID, ground: Ground, note: String = "",
    declaredOn: CalendarDate, approvedBy: String, validTo: CalendarDate? = nil
  ) {
    self.officer = officer
    self.source = source
    self.ground = ground
    self.note = note
    self.declaredOn = declaredOn
    self.approvedBy = approvedBy
    self.validTo = validTo
  }

  /// Holds on any day of the stretch.
  public func holds(from first: CalendarDate, to last: CalendarDate) -> Bool {
    declaredOn <= last && first <= (validTo ?? first)
  }
}
