/// A name by which the office tells its records apart, compared byte by byte.
///
/// Swift's `String` takes U+F92C and U+90CE (both 郎) for equal and sorts them together; a draw
/// that is to be rechecked elsewhere cannot. Order is that of the UTF-8 bytes.
public protocol ExactText: RawRepresentable<String>, Hashable, Comparable, Codable, Sendable,
  CustomStringConvertible, ExpressibleByStringLiteral
{
  init(_ text: String)
}

extension String {
  /// Whether nothing stands in it that can be read.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

extension ExactText {
  public init(rawValue: String) { self.init(rawValue) }
  public init(stringLiteral text: String) { self.init(text) }

  public var description: String { rawValue }

  public static func == (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in rawValue.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
