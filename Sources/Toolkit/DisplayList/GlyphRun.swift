public import Geometry

/// A font face of the job; an index into the list of faces that the typefaces hold.
public struct FaceID: Hashable, Comparable, Sendable {
  public var index: Int

  public init(_ index: Int) {
    self.index = index
  }

  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// Glyphs of one face, size and baseline, each at an explicit place, and the text they stand for.
public struct GlyphRun: Hashable, Sendable {
  public var face: FaceID
  public var size: Length
  public var color: Color
  /// The start of the baseline on the page.
  public var origin: Point
  /// Turned counter-clockwise about ``origin``; watermarks slant.
  public var degrees: Int
  public var line: SetGlyphs

  public init(
    face: FaceID, size: Length, color: Color = .black, origin: Point, degrees: Int = 0,
    line: SetGlyphs
  ) {
    self.face = face
    self.size = size
    self.color = color
    self.origin = origin
    self.degrees = degrees
    self.line = line
  }
}

/// Glyphs placed from the start of their run; shared by every run that shows the same words.
public struct SetGlyphs: Hashable, Sendable {
  /// Exactly the text that went in; the clusters' byte counts add up to its UTF-8 length.
  public var text: String
  public var glyphs: [Glyph]
  /// In text order; the clusters' glyph counts add up to the number of glyphs.
  public var clusters: [Cluster]

  public init(text: String, glyphs: [Glyph], clusters: [Cluster]) {
    self.text = text
    self.glyphs = glyphs
    self.clusters = clusters
  }
}

/// One drawn shape, placed from the start of its run; y grows downward.
public struct Glyph: Hashable, Sendable {
  public var id: UInt32
  public var x: Length
  public var y: Length

  public init(id: UInt32, x: Length, y: Length = .zero) {
    self.id = id
    self.x = x
    self.y = y
  }
}

/// The smallest piece that maps text to glyphs.
public struct Cluster: Hashable, Sendable {
  /// Length of the piece's text in UTF-8 bytes.
  public var byteCount: UInt32
  public var glyphCount: UInt32

  public init(byteCount: Int, glyphCount: Int) {
    self.byteCount = UInt32(byteCount)
    self.glyphCount = UInt32(glyphCount)
  }
}
