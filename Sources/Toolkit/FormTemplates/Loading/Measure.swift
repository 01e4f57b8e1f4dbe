import Geometry

/// A length as a template gives it: an exact decimal and a unit that may depend on a style.
struct Measure: Hashable, Sendable {
  enum Unit: String, CaseIterable, Sendable {
    case millimeter = "mm"
    case centimeter = "cm"
    case point = "磅"
    /// The font size of the style.
    case character = "字"
    /// The line pitch of the style.
    case line = "行"
    /// A share of what is left.
    case share = "份"
  }

  /// Why a text is no measure.
  enum Fault: Error {
    case notALength
    case missingUnit
    case unknownUnit(String)
    case negative
    case tooLong
  }

  /// In 1/10000 of the unit.
  let tenThousandths: Int
  let unit: Unit

  /// Ten metres, far beyond any sheet; keeps every sum of lengths within 32 bits.
  static let limit = Length(milliPoints: 28_346_457)

  /// Ten thousand of whatever unit.
  private static let limitInTenThousandths = 10_000 * 10_000

  init(parsing text: String) throws(Fault) {
    var rest = Substring(text.trimmingBlanks).unicodeScalars
    if rest.first == "-" || rest.first == "－" { throw .negative }
    var value = 0
    var decimals: Int?
    var digits = 0
    while let scalar = rest.first, scalar == "." || ("0"..."9").contains(scalar) {
      rest.removeFirst()
      if scalar == "." {
        guard decimals == nil else { throw .notALength }
        decimals = 0
        continue
      }
      if let places = decimals {
        guard places < 4 else { throw .notALength }
        decimals = places + 1
      }
      digits += 1
      guard digits <= 9 else { throw .tooLong }
      value = value * 10 + Int(scalar.value - 0x30)
    }
    guard digits > 0 else { throw .notALength }
    for _ in (decimals ?? 0)..<4 { value *= 10 }
    let word = String(rest).trimmingBlanks
    guard !word.isEmpty else { throw .missingUnit }
    guard let unit = Unit.allCases.first(where: { $0.rawValue.utf8.elementsEqual(word.utf8) })
    else { throw .unknownUnit(word) }
    guard value <= Self.limitInTenThousandths else { throw .tooLong }
    self.tenThousandths = value
    self.unit = unit
  }

  /// The length where a style's size and pitch are these; `nil` for a share, and beyond ten metres.
  func length(fontSize: Length, linePitch: Length) -> Length? {
    let one: Length? =
      switch unit {
      case .millimeter: nil
      case .centimeter: nil
      case .point: .points(1)
      case .character: fontSize
      case .line: linePitch
      case .share: nil
      }
    let milliPoints: Int
    if let one {
      milliPoints = (tenThousandths * Int(one.milliPoints) + 5_000) / 10_000
    } else if unit == .share {
      return nil
    } else {
      // 1 mm = 360000/127 of 1/1000 pt.
      let tenths = unit == .centimeter ? tenThousandths * 10 : tenThousandths
      milliPoints = (tenths * 36 + 63) / 127
    }
    guard milliPoints <= Self.limit.milliPoints else { return nil }
    return Length(milliPoints: milliPoints)
  }

  /// The number of shares, from 1; `nil` for other units and broken shares.
  var shares: Int? {
    guard unit == .share, tenThousandths % 10_000 == 0 else { return nil }
    let shares = tenThousandths / 10_000
    return (1...1000).contains(shares) ? shares : nil
  }
}

extension String {
  /// Without ASCII blanks at both ends.
  var trimmingBlanks: String {
    var rest = Substring(self).unicodeScalars
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
