/// What a draw gave: all that 《抽取过程记录单》 shows.
public struct DrawResult: Hashable, Codable, Sendable {
  /// Every class, empty ones too.
  public var classes: [ClassOrder]
  /// In the order in which the officers were drawn (SSJ-DRAW/1 step 7).
  public var pairs: [Pair]

  public init(classes: [ClassOrder], pairs: [Pair]) {
    self.classes = classes
    self.pairs = pairs
  }

  /// All sources of a class in the order of their tickets (SSJ-DRAW/1 step 6).
  public struct ClassOrder: Hashable, Codable, Sendable {
    public var sourceClass: SourceClass
    /// What the rules ask for, even if the pool holds fewer.
    public var quota: Int
    public var ranking: [Ranked]

    public init(sourceClass: SourceClass, quota: Int, ranking: [Ranked]) {
      self.sourceClass = sourceClass
      self.quota = quota
      self.ranking = ranking
    }

    public var drawn: ArraySlice<Ranked> { ranking.prefix(quota) }
    public var poolIsTaken: Bool { quota >= ranking.count }
  }

  /// A source with the smallest of its tickets.
  public struct Ranked: Hashable, Codable, Sendable {
    public var source: SourceID
    public var timesDrawn: Int
    public var ticket: Digest256

    public init(source: SourceID, timesDrawn: Int, ticket: Digest256) {
      self.source = source
      self.timesDrawn = timesDrawn
      self.ticket = ticket
    }
  }

  /// The two officers of a source: 牵头人 and the second.
  public struct Pair: Hashable, Codable, Sendable {
    public var source: SourceID
    /// |E(s)|: officers who need not stand back.
    public var eligibleCount: Int
    public var orderTicket: Digest256
    public var first: Choice
    public var second: Choice
    public var secondLeads: Bool

    public init(
      source: SourceID, eligibleCount: Int, orderTicket: Digest256, first: Choice, second: Choice,
      secondLeads: Bool
    ) {
      self.source = source
      self.eligibleCount = eligibleCount
      self.orderTicket = orderTicket
      self.first = first
      self.second = second
      self.secondLeads = secondLeads
    }

    /// 牵头人.
    public var lead: OfficerID { secondLeads ? second.officer : first.officer }
    public var other: OfficerID { secondLeads ? first.officer : second.officer }
  }

  /// An officer chosen, with the tickets that could decide it.
  public struct Choice: Hashable, Codable, Sendable {
    public var officer: OfficerID
    /// Of the label `lead` for the first choice, `second` for the second.
    public var ticket: Digest256
    /// Of the label `coin`, which decides who leads between officers who led equally often.
    public var coin: Digest256

    public init(officer: OfficerID, ticket: Digest256, coin: Digest256) {
      self.officer = officer
      self.ticket = ticket
      self.coin = coin
    }
  }
}
