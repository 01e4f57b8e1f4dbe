public import Diagnostics
public import Geometry

/// A role of the font manifest (仿宋, 小标宋 …) or a family that a font folder holds.
public struct FontName: Hashable, Sendable, ExpressibleByStringLiteral {
  public var name: String

  public init(_ name: String) {
    self.name = name
  }

  public init(stringLiteral name: String) {
    self.name = name
  }
}

/// 样式, with everything it is based on resolved.
public struct TextStyle: Hashable, Sendable {
  /// As the template calls it; for dumps and messages.
  public var name: String
  public var font: FontName
  /// Where the template names ``font``; `nil` for a font of our own choice.
  public var fontLocation: SourceLocation?
  /// The face of `*强调*`.
  public var emphasisFont: FontName
  public var fontSize: Length
  /// 行距: the fixed distance of baselines, whatever fonts a line draws on.
  public var linePitch: Length
  public var firstLineIndent: Length
  public var alignment: Alignment
  /// 文字方向, in the cells of tables; text outside them runs horizontally.
  public var writingMode: WritingMode
  public var verticalAlignment: VerticalAlignment
  /// 内边距: between a cell's rulings and its text.
  public var padding: Length
  public var spaceBefore: Length
  public var spaceAfter: Length
  public var overflow: Overflow
  /// 与下段同页.
  public var keepsWithNext: Bool
  public var color: Color
  /// The switches of line breaking and spacing.
  public var line = LineStyle()

  public init(
    name: String, font: FontName, emphasisFont: FontName = "黑体", fontSize: Length,
    linePitch: Length, firstLineIndent: Length = .zero, alignment: Alignment = .justified,
    writingMode: WritingMode = .horizontal, verticalAlignment: VerticalAlignment = .top,
    padding: Length = .zero, spaceBefore: Length = .zero, spaceAfter: Length = .zero,
    overflow: Overflow = .shrink(minimum: .points(7)), keepsWithNext: Bool = false,
    color: Color = .black
  ) {
    self.name = name
    self.font = font
    self.emphasisFont = emphasisFont
    self.fontSize = fontSize
    self.linePitch = linePitch
    self.firstLineIndent = firstLineIndent
    self.alignment = alignment
    self.writingMode = writingMode
    self.verticalAlignment = verticalAlignment
    self.padding = padding
    self.spaceBefore = spaceBefore
    self.spaceAfter = spaceAfter
    self.overflow = overflow
    self.keepsWithNext = keepsWithNext
    self.color = color
  }
}

/// 对齐.
public enum Alignment: Hashable, Sendable {
  case left
  case center
  case right
  /// 两端对齐: full lines fill the measure, the last stands left.
  case justified
  /// 分散对齐: every line fills the measure; a lone character is centred.
  case distributed
}

/// 文字方向.
public enum WritingMode: Hashable, Sendable {
  case horizontal
  /// 竖排: characters upright, one below another.
  case vertical
}

/// 垂直对齐.
public enum VerticalAlignment: Hashable, Sendable {
  case top
  case middle
  case bottom
  /// 分散: lines, or the characters of vertical text, fill the height; a lone one is centred.
  case distributed
}

/// 溢出: what gives way when a cell's text is too much for its room.
public enum Overflow: Hashable, Sendable {
  /// 缩小: smaller type in steps of 0.5 pt down to the minimum, then an error.
  case shrink(minimum: Length)
  /// 自动增高: the row grows; never smaller type.
  case grow
  /// 截断: cut at the last whole line, ending in ….
  case truncate
  /// 报错.
  case refuse
}

/// Points into a document's ``StyleSheet``.
public struct StyleID: Hashable, Sendable {
  public var index: Int

  public init(_ index: Int) {
    self.index = index
  }
}

/// The styles of one document.
public struct StyleSheet: Hashable, Sendable {
  public private(set) var styles: [TextStyle]

  public init(_ styles: [TextStyle] = []) {
    self.styles = styles
  }

  public subscript(_ id: StyleID) -> TextStyle { styles[id.index] }

  /// Adds a style and tells how to point to it; an equal one is not stored twice.
  public mutating func add(_ style: TextStyle) -> StyleID {
    if let index = styles.firstIndex(of: style) { return StyleID(index) }
    styles.append(style)
    return StyleID(styles.count - 1)
  }
}
