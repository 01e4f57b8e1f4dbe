import DocumentTree
import Geometry

/// A paragraph as the line setter takes it: inlines, style, and the place they are set in.
///
/// Two equal inputs set alike, so the value is also the key under which a set paragraph is kept.
struct ParagraphInput: Hashable {
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
