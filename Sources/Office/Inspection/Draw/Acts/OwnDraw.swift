public import CivilCalendar

/// What an entry of the journal leaves of itself: which it was, when, and by whom.
public struct Trace: Hashable, Sendable {
  /// The entry's number.
  public var entry: Int
  public var time: Timestamp
  public var author: Author

  init(_ entry: JournalEntry) {
    self.entry = entry.number
    time = entry.time
    author = entry.author
  }
}

/// A draw that the office makes itself, as far as it has got: frozen, filed, its public value known,
/// drawn, revealed.
///
/// Whatever stops the program between two steps, the next one goes on from here.
public struct OwnDraw: Hashable, Sendable {
  public enum Stage: Int, Comparable, CaseIterable, Sendable {
    case frozen, filed, valueKnown, drawn, revealed

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// As messages say it: 已冻结, 已备案.
    public var wording: String {
      switch self {
      case .frozen: "已冻结"
      case .filed: "已备案"
      case .valueKnown: "公开值已录入"
      case .drawn: "已抽取"
      case .revealed: "已公布"
      }
    }
  }

  public let freeze: PoolFreeze
  public let frozen: Trace
  public internal(set) var filing: FiledDraw?
  public internal(set) var filed: Trace?
  public internal(set) var value: WitnessedValue?
  public internal(set) var witnessed: Trace?
  public internal(set) var drawn: Trace?
  /// After the quarter's last check, or with a void.
  public internal(set) var secret: Digest256?
  public internal(set) var revealed: Trace?

  init(_ freeze: PoolFreeze, _ entry: JournalEntry) {
    self.freeze = freeze
    frozen = Trace(entry)
  }

  public var id: DrawID { freeze.draw }

  public var stage: Stage {
    if secret != nil { return .revealed }
    if drawn != nil { return .drawn }
    if publicValue != nil { return .valueKnown }
    return filing == nil ? .frozen : .filed
  }

  /// V, once it is known.
  public var publicValue: PublicValue? { value?.value ?? filing?.plan.fixedValue }

  /// All that anybody needs to draw again, once the secret is known.
  public func evidence(_ files: CanonicalFiles, secret: DrawSecret) -> DrawEvidence? {
    guard let filing, let publicValue else { return nil }
    return DrawEvidence(
      occasion: filing.filing.occasion, files: files, secret: secret, publicValue: publicValue)
  }
}

extension Office {
  public func ownDraw(_ id: DrawID) -> OwnDraw? { ownDraws.last { $0.id == id } }

  /// The own draw of a quarter that is begun, and neither drawn nor void.
  public func openDraw(of quarter: CalendarQuarter) -> OwnDraw? {
    ownDraws.last { $0.id.quarter == quarter && $0.drawn == nil && !isVoid($0.id) }
  }

  /// The number that the next draw of a quarter gets.
  func nextDraw(of quarter: CalendarQuarter) -> DrawID {
    let sheets = draws(of: quarter).map(\.number)
    let own = ownDraws.filter { $0.id.quarter == quarter }.map(\.id.number)
    return DrawID(quarter, number: ((sheets + own).max() ?? 0) + 1)
  }

  /// The commitment that the next one is chained to.
  var lastCommitment: Commitment? {
    ownDraws.filter { $0.filing != nil }
      .max { ($0.filed?.entry ?? 0) < ($1.filed?.entry ?? 0) }?.filing?.filing.commitment
  }
}
