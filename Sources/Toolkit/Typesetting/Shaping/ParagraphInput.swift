import DocumentTree
import Geometry

/// A paragraph as the line setter takes it: inlines, style, and the place they are set in.
///
/// Two equal inputs set alike, so a set paragraph is kept with its input.
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

extension ParagraphInput: Equatable {
  /// Texts are compared byte by byte: Swift takes 郎 (U+90CE) and 郎 (U+F92C) for equal.
  static func == (left: Self, right: Self) -> Bool {
    left.measure == right.measure && left.fontSize == right.fontSize
      && left.isInTable == right.isInTable && left.isSingleLine == right.isSingleLine
      && left.style == right.style && left.inlines.isSame(as: right.inlines)
  }

  /// A number that different inputs seldom share (FNV-1a over text, measure and size).
  var fingerprint: UInt64 {
    var number: UInt64 = 14_695_981_039_346_656_037
    func mix(_ value: UInt64) { number = (number ^ value) &* 1_099_511_628_211 }
    mix(UInt64(UInt32(bitPattern: measure.milliPoints)))
    mix(UInt64(UInt32(bitPattern: fontSize.milliPoints)))
    func mix(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .text(let text, _), .unbreakable(let text, _, _):
          for byte in text.utf8 { mix(UInt64(byte)) }
        case .ruledBlank(let content, _), .link(let content, _): mix(content)
        case .figure(let figure):
          if case .code(let text, _) = figure.content {
            for byte in text.utf8 { mix(UInt64(byte)) }
          }
        case .signature, .dateBlank, .lineEnd: mix(256)
        }
      }
    }
    mix(inlines)
    return number
  }
}

extension [Inline] {
  fileprivate func isSame(as other: [Inline]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isSame(as: $1) }
  }
}

extension Inline {
  fileprivate func isSame(as other: Inline) -> Bool {
    switch (self, other) {
    case (.text(let left, let marks), .text(let right, let otherMarks)):
      marks == otherMarks && left.utf8.elementsEqual(right.utf8)
    case (
      .unbreakable(let left, let marks, let cells),
      .unbreakable(let right, let otherMarks, let otherCells)
    ):
      marks == otherMarks && cells == otherCells && left.utf8.elementsEqual(right.utf8)
    case (.ruledBlank(let left, let width), .ruledBlank(let right, let otherWidth)):
      width == otherWidth && left.isSame(as: right)
    case (.link(let left, let address), .link(let right, let otherAddress)):
      address == otherAddress && left.isSame(as: right)
    default: self == other
    }
  }
}
