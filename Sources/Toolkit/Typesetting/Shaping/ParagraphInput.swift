import DocumentTree
import Geometry

/// A paragraph as the line setter takes it: inlines, style, and the place they are set in.
///
/// Two equal inputs set alike, so the value is also the key under which a set paragraph is kept.
struct ParagraphInput {
  var inlines: [Inline]
  var style: TextStyle
  var fontSize: Length
  var measure: Length
  /// Table text: one face for a whole name, numbers keep their units.
  var isInTable: Bool
  /// Never broken: bands and lines beside a table.
  var isSingleLine: Bool

  init(
    _ inlines: [Inline], style: TextStyle, fontSize: Length? = nil, measure: Length,
    isInTable: Bool = false, isSingleLine: Bool = false
  ) {
    self.inlines = inlines
    self.style = style
    self.fontSize = fontSize ?? style.fontSize
    self.measure = measure
    self.isInTable = isInTable
    self.isSingleLine = isSingleLine
  }

  /// In proportion to the size when the text has been shrunk.
  var linePitch: Length {
    guard fontSize != style.fontSize else { return style.linePitch }
    return style.linePitch.scaled(
      by: Int(fontSize.milliPoints), over: Int(style.fontSize.milliPoints))
  }
}

extension ParagraphInput: Hashable {
  /// Texts are compared byte by byte: Swift takes 郎 (U+90CE) and 郎 (U+F92C) for equal.
  static func == (left: Self, right: Self) -> Bool {
    left.measure == right.measure && left.fontSize == right.fontSize
      && left.isInTable == right.isInTable && left.isSingleLine == right.isSingleLine
      && left.inlines.count == right.inlines.count && left.style == right.style
      && zip(left.inlines, right.inlines).allSatisfy { $0.isSame(as: $1) }
  }

  /// Of the text and the measure; styles hardly ever tell two inputs apart.
  func hash(into hasher: inout Hasher) {
    hasher.combine(measure)
    hasher.combine(fontSize)
    for inline in inlines { inline.hashBytes(into: &hasher) }
  }
}

extension Inline {
  fileprivate func isSame(as other: Inline) -> Bool {
    switch (self, other) {
    case (.text(let left, let isStrong), .text(let right, let isOtherStrong)):
      isStrong == isOtherStrong && left.utf8.elementsEqual(right.utf8)
    case (.unbreakable(let left), .unbreakable(let right)):
      left.utf8.elementsEqual(right.utf8)
    default: self == other
    }
  }

  fileprivate func hashBytes(into hasher: inout Hasher) {
    switch self {
    case .text(let text, _), .unbreakable(let text):
      var number: UInt64 = 14_695_981_039_346_656_037
      for byte in text.utf8 { number = (number ^ UInt64(byte)) &* 1_099_511_628_211 }
      hasher.combine(number)
    default: hasher.combine(self)
    }
  }
}
