/// A glyph as the font places it in a run; all lengths in font units.
public struct ShapedGlyph: Hashable, Sendable {
  public var id: UInt32
  /// The offset of the cluster's first UTF-8 byte in the shaped text.
  public var cluster: Int
  public var advance: Int32
  /// Where to draw, from the pen; y grows upward.
  public var xOffset: Int32
  public var yOffset: Int32
  /// A line can't end before this cluster without shaping both sides anew.
  public var isUnsafeToBreak: Bool

  public init(
    id: UInt32, cluster: Int, advance: Int32, xOffset: Int32 = 0, yOffset: Int32 = 0,
    isUnsafeToBreak: Bool = false
  ) {
    self.id = id
    self.cluster = cluster
    self.advance = advance
    self.xOffset = xOffset
    self.yOffset = yOffset
    self.isUnsafeToBreak = isUnsafeToBreak
  }
}

/// The box around a glyph's outline, from its origin, in font units; y grows upward.
///
/// It spans the outline's control points: never smaller than the ink. In CFF fonts whose curves
/// lack points at their extremes it reaches beyond, by up to 1/10 em at the right foot of 淄 in
/// Noto Serif CJK; the marks and brackets of the manifest's fonts are exact.
public struct InkBounds: Hashable, Sendable {
  public var left: Int32
  public var bottom: Int32
  public var right: Int32
  public var top: Int32

  public init(left: Int32, bottom: Int32, right: Int32, top: Int32) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }

  /// A space draws nothing.
  public var isEmpty: Bool { left >= right || bottom >= top }
}
