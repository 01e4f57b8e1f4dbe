public import Geometry
public import ImageFiles
public import QRCodes

/// 图片 or 二维码: what is drawn rather than written; stands in a line like a very tall character.
public struct Figure: Hashable, Sendable {
  public enum Content: Sendable {
    /// 二维码 of a text.
    case code(String, correction: QRCorrection)
    case image(ImageFile)
    /// Room for an image that the data does not give, or that is to be pasted in.
    case room
  }

  public var content: Content
  /// 宽 of the room, a code's light edge included; an image stands in its middle, as large as fits.
  public var width: Length?
  /// 高 of the room; where one of the two is missing the image's proportions give it.
  public var height: Length?
  /// What it shows, in words, for readers who do not see it.
  public var alternative: String

  public init(
    _ content: Content, width: Length? = nil, height: Length? = nil, alternative: String
  ) {
    self.content = content
    self.width = width
    self.height = height
    self.alternative = alternative
  }

  /// 宽 of a code that gives none.
  public static let codeWidth = Length.millimeters(20)
}

extension Figure.Content: Hashable {
  /// Texts are compared byte by byte: Swift takes 郎 (U+90CE) and 郎 (U+F92C) for equal.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.code(let text, let correction), .code(let other, let otherCorrection)):
      correction == otherCorrection && text.utf8.elementsEqual(other.utf8)
    case (.image(let file), .image(let other)): file == other
    case (.room, .room): true
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .code(let text, let correction):
      for byte in text.utf8 { hasher.combine(byte) }
      hasher.combine(correction)
    case .image(let file): hasher.combine(file)
    case .room: hasher.combine(0)
    }
  }
}
