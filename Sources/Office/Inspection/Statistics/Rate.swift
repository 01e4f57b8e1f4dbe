/// A part of a whole, kept exact until it is printed.
public struct Rate: Hashable, Sendable {
  public var part: Int
  public var whole: Int

  public init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// In hundredths of a percent, rounded half up; `nil` of nothing.
  public var basisPoints: Int? {
    whole > 0 ? (part * 20_000 + whole) / (whole * 2) : nil
  }

  /// `66.67%`; `—` of nothing.
  public var wording: String {
    guard let points = basisPoints else { return "—" }
    let decimals = points % 100
    return "\(points / 100).\(decimals < 10 ? "0" : "")\(decimals)%"
  }
}

/// A number for each class.
public struct ClassCounts: Hashable, Sendable {
  public private(set) var key = 0
  public private(set) var ordinary = 0
  public private(set) var special = 0

  public init() {}

  public init(_ classes: some Sequence<SourceClass>) {
    for sourceClass in classes { self[sourceClass] += 1 }
  }

  public var total: Int { key + ordinary + special }

  public subscript(sourceClass: SourceClass) -> Int {
    get {
      switch sourceClass {
      case .key: key
      case .ordinary: ordinary
      case .special: special
      }
    }
    set {
      switch sourceClass {
      case .key: key = newValue
      case .ordinary: ordinary = newValue
      case .special: special = newValue
      }
    }
  }
}
