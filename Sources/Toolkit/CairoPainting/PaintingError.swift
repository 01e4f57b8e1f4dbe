public import ImageFiles

/// Why a page could not be painted.
public enum PaintingError: Error, Sendable {
  /// Cairo refused; the text is its own, in English.
  case refused(by: String)
  /// What the sink said when it could not take the bytes, such as a full disk.
  case notWritten(any Error)
  /// A picture of this page at this resolution is larger than Cairo draws.
  case pictureTooLarge(dotsPerInch: Int)
  /// An image of the page can no longer be read, or not be drawn.
  case image(ImageFile, ImageFault)
}
