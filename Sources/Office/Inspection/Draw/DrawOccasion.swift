public import Diagnostics

/// Which draw it is, and which public value was agreed on before it (SSJ-DRAW/1 step 3).
public struct DrawOccasion: Hashable, Codable, Sendable {
  /// The name that is hashed with everything else, so that another protocol gives other tickets.
  public static let protocolName = "SSJ-DRAW/1"
  /// What stands in ``publicSpec`` when no public value is awaited.
  public static let noSpec = "none"

  /// The district's code of six digits: 370303.
  public var bureauCode: String
  /// `2019Q2`.
  public var period: String
  /// Counted from 1; a void draw keeps its number.
  public var number: Int
  /// 公开值约定: the value to come, its date, and what holds if the event fails.
  public var publicSpec: String

  public init(bureauCode: String, period: String, number: Int, publicSpec: String) {
    self.bureauCode = bureauCode
    self.period = period
    self.number = number
    self.publicSpec = publicSpec
  }

  /// What stands against committing to it: errors, and a warning where no value is awaited.
  public var findings: [Diagnostic] {
    let texts = [("机构代码", bureauCode), ("期间", period), ("公开值约定", publicSpec)]
    var found = texts.compactMap { name, text in
      DrawText.isSingleLine(text) ? nil : Diagnostic.badOccasion(name)
    }
    if number < 1 { found.append(.badOccasion("次数")) }
    if publicSpec == Self.noSpec { found.append(.noPublicValue) }
    return found
  }
}

/// 公开值 V: what the agreed event gave, as its canonical text (SSJ-DRAW/1 step 4).
public struct PublicValue: ExactText {
  public let rawValue: String
  public init(_ text: String) { rawValue = text }

  public var findings: [Diagnostic] {
    DrawText.isSingleLine(rawValue) ? [] : [.badOccasion("公开值")]
  }
}

/// What may stand in the texts that are hashed.
enum DrawText {
  /// No control character, and no byte order mark, which a program might take away.
  static func intruder(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { $0.properties.generalCategory == .control || $0 == "\u{FEFF}" }
  }

  /// Not empty, no ``intruder(in:)``, no space at either end, so that it can be copied from paper.
  static func isSingleLine(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return intruder(in: text) == nil && !first.properties.isWhitespace
      && !last.properties.isWhitespace
  }
}

extension Diagnostic {
  fileprivate static func badOccasion(_ name: String) -> Self {
    .error(
      "draw.bad-occasion", "\(name)为空、不是正数，或含有控制字符、首尾空格",
      hint: "这些文字要原样计入承诺值，请写成一行")
  }

  fileprivate static var noPublicValue: Self {
    .warning(
      "draw.no-public-value", "没有约定公开值，掌握密钥的人可以反复试到满意为止",
      hint: "约定抽取时由见证人当场掷骰等公开值；确实不用的，备案单上会注明这一不足")
  }
}
