/// Everything a draw depends on but the secret and the public value: what is frozen (SSJ-DRAW/1
/// step 1).
///
/// The order of sources, officers and the like is of no account.
public struct DrawPool: Hashable, Sendable {
  public var rules: Rules
  public var sources: [Source]
  public var officers: [Officer]
  public var recusals: [Recusal]
  public var exclusions: [Exclusion]
  public var history: History

  public init(
    rules: Rules, sources: [Source], officers: [Officer], recusals: [Recusal] = [],
    exclusions: [Exclusion] = [], history: History = History()
  ) {
    self.rules = rules
    self.sources = sources
    self.officers = officers
    self.recusals = recusals
    self.exclusions = exclusions
    self.history = history
  }

  /// 污染源 that may be drawn.
  public struct Source: Hashable, Sendable {
    public var id: SourceID
    public var sourceClass: SourceClass
    /// 1...5: so many balls lie in the urn for it.
    public var weight: Int
    public var name: String

    public init(id: SourceID, sourceClass: SourceClass, weight: Int = 1, name: String) {
      self.id = id
      self.sourceClass = sourceClass
      self.weight = weight
      self.name = name
    }
  }

  /// 执法人员 eligible for the whole quarter.
  public struct Officer: Hashable, Sendable {
    public var id: OfficerID
    public var unit: UnitName

    public init(id: OfficerID, unit: UnitName) {
      self.id = id
      self.unit = unit
    }
  }

  /// 回避 known before the draw.
  public struct Recusal: Hashable, Sendable {
    public var officer: OfficerID
    public var source: SourceID

    public init(officer: OfficerID, source: SourceID) {
      self.officer = officer
      self.source = source
    }
  }

  /// Somebody or something in a registry that is not in the pool.
  public struct Exclusion: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
      case source(SourceID)
      case officer(OfficerID)
    }

    public var subject: Subject
    public var reason: String

    public init(_ subject: Subject, reason: String) {
      self.subject = subject
      self.reason = reason
    }
  }
}

extension DrawPool {
  public struct Rules: Hashable, Sendable {
    public enum Policy: String, CaseIterable, Codable, Sendable {
      /// Each quarter draws from the whole pool.
      case independent
      /// Sources not yet drawn this year come first.
      case yearDeck
    }

    /// How many of each class are to be drawn; a class that is left out has none.
    public var quotas: [SourceClass: Int]
    public var policy: Policy
    /// Whether the loads of ``History`` count.
    public var carriesLoad: Bool
    /// Whether the second officer is rather taken from another unit than the first.
    public var prefersOtherUnit: Bool
    /// The rule that the quotas follow, with its clause.
    public var legalBasis: String

    public init(
      quotas: [SourceClass: Int], policy: Policy = .independent, carriesLoad: Bool = false,
      prefersOtherUnit: Bool = false, legalBasis: String
    ) {
      self.quotas = quotas
      self.policy = policy
      self.carriesLoad = carriesLoad
      self.prefersOtherUnit = prefersOtherUnit
      self.legalBasis = legalBasis
    }
  }

  /// What earlier draws left.
  public struct History: Hashable, Sendable {
    /// The draw before this one.
    public var previous: Commitment?
    /// Sources assigned to an officer so far; only loads are carried, not leads or pairings.
    public var loads: [OfficerID: Int]
    /// How often a source was drawn this year.
    public var timesDrawn: [SourceID: Int]

    public init(
      previous: Commitment? = nil, loads: [OfficerID: Int] = [:], timesDrawn: [SourceID: Int] = [:]
    ) {
      self.previous = previous
      self.loads = loads
      self.timesDrawn = timesDrawn
    }
  }
}
