public import Geometry
public import ImageFiles

/// Rectangles filled as one: the dark modules of a two-dimensional code.
///
/// With an ``alternative`` it is a figure of the form, at whatever node's range it stands in; without
/// one an artifact.
public struct FilledShape: Hashable, Sendable {
  /// What the shape takes on the page, its white edge included.
  public var frame: Rectangle
  /// Row by row, none over another.
  public var rectangles: [Rectangle]
  public var color: Color
  /// What it shows, in words, for readers who do not see it.
  public var alternative: String?

  public init(
    frame: Rectangle, rectangles: [Rectangle], color: Color = .black, alternative: String? = nil
  ) {
    self.frame = frame
    self.rectangles = rectangles
    self.color = color
    self.alternative = alternative
  }
}

/// An image in its frame, which has the proportions of the image seen upright.
///
/// With an ``alternative`` it is a figure of the form, at whatever node's range it stands in; without
/// one an artifact.
public struct PlacedImage: Hashable, Sendable {
  public var file: ImageFile
  public var frame: Rectangle
  /// What it shows, in words, for readers who do not see it.
  public var alternative: String?

  public init(file: ImageFile, frame: Rectangle, alternative: String? = nil) {
    self.file = file
    self.frame = frame
    self.alternative = alternative
  }
}
