public import Diagnostics

/// A text of a template together with where its characters stand in the file.
///
/// A YAML scalar is not a stretch of its file: block scalars lose their indentation and `\n` in
/// double quotes is one character from two. So the text carries an anchor wherever the distance
/// between offset and place changes; most texts need one.
public struct SourceText: Hashable, Sendable {
  /// Says that the scalar at ``offset`` stands at ``line`` and ``column``, and those after it
  /// follow on the same line, up to the next anchor.
  public struct Anchor: Hashable, Sendable {
    /// From 0, in Unicode scalars of the text.
    public var offset: Int
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    public init(offset: Int, line: Int, column: Int) {
      self.offset = offset
      self.line = line
      self.column = column
    }
  }

  public let text: String
  public let file: String
  private let anchors: [Anchor]

  /// Takes the anchors in any order; characters before the first one stand where it does.
  public init(_ text: String, file: String, anchors: [Anchor]) {
    self.text = text
    self.file = file
    self.anchors = anchors.sorted { $0.offset < $1.offset }
  }

  /// A text that stands on one line of its file, character by character.
  public init(_ text: String, at location: SourceLocation) {
    self.init(
      text, file: location.file,
      anchors: [Anchor(offset: 0, line: location.line, column: location.column)])
  }

  /// Another text of as many scalars at the same places.
  func replacingText(with text: String) -> Self {
    Self(text, file: file, anchors: anchors)
  }

  /// The text from its second scalar on, at its place.
  func replacingStart(with text: String) -> Self {
    Self(
      text, file: file,
      anchors: anchors.map { Anchor(offset: $0.offset - 1, line: $0.line, column: $0.column) })
  }

  /// The place of the scalar at an offset from 0; linear in the number of anchors.
  public func location(atScalar offset: Int) -> SourceLocation {
    guard let anchor = anchors.last(where: { $0.offset <= offset }) ?? anchors.first else {
      return SourceLocation(file: file, line: 1, column: 1 + offset)
    }
    return SourceLocation(
      file: file, line: anchor.line, column: anchor.column + max(0, offset - anchor.offset))
  }
}
