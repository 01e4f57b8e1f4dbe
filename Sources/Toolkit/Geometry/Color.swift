/// A colour of the sRGB space, 8 bits a channel.
public struct Color: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = Color(red: 0, green: 0, blue: 0)
  /// The red of a document's head (红头).
  public static let officialRed = Color(red: 230, green: 0, blue: 18)
  /// Light enough for a watermark that text is read through.
  public static let watermark = Color(red: 235, green: 235, blue: 235)
}

extension Color: CustomStringConvertible {
  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
