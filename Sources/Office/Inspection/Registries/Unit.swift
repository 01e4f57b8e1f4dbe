public import CivilCalendar

/// 大队、危管办 or a 科室 of the office.
public struct Unit: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// 环境监察大队: supplies officers, receives the dispatch sheet.
    case brigade = "大队"
    /// 危管应急中心: the same, and enters 危险废物利用、医院、辐射.
    case emergencyCentre = "危管应急中心"
    /// 业务科室: neither.
    case section = "科室"
  }

  /// 代签: who signs in the head's place, by whose word, for how long.
  public struct ActingSigner: Codable, Hashable, Sendable {
    public var name: String
    public var authority: String
    public var from: CalendarDate
    public var until: CalendarDate?

    public init(name: String, authority: String, from: CalendarDate, until: CalendarDate? = nil) {
      self.name = name
      self.authority = authority
      self.from = from
      self.until = until
    }

    public func holds(on date: CalendarDate) -> Bool { from <= date && date <= (until ?? date) }
  }

  public var name: UnitName
  /// 危管办, 危管应急: other names of the same unit (domain 0.2, 2).
  public var aliases: [String]
  public var kind: Kind
  /// 主要负责人, who signs as 科室负责人 (domain 0.2, 3).
  public var head: String
  public var actingSigners: [ActingSigner]

  public init(
    name: UnitName, aliases: [String] = [], kind: Kind, head: String,
    actingSigners: [ActingSigner] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.head = head
    self.actingSigners = actingSigners
  }

  /// Whether its certified staff are in the officer pool (一、2).
  public var suppliesOfficers: Bool { kind != .section }

  public func signer(on date: CalendarDate) -> String {
    actingSigners.last { $0.holds(on: date) }?.name ?? head
  }
}
