public import Geometry

/// One sheet with everything in its final place.
///
/// An item's index in ``items`` is its content id on this page. ``structure`` says what the items
/// are: this page's part of the form's logical tree.
public struct Page: Hashable, Sendable {
  public var size: Size
  public var items: [DisplayItem]
  public var fields: [FieldArea]
  /// In the order of their items, which no two share.
  public var links: [LinkArea]
  public var structure: [StructureNode]

  public init(
    size: Size, items: [DisplayItem] = [], fields: [FieldArea] = [], links: [LinkArea] = [],
    structure: [StructureNode] = []
  ) {
    self.size = size
    self.items = items
    self.fields = fields
    self.links = links
    self.structure = structure
  }
}

public enum DisplayItem: Hashable, Sendable {
  case glyphs(GlyphRun)
  case ruling(Ruling)
  case dot(Dot)
  case shape(FilledShape)
  case image(PlacedImage)
}

/// A drawn line, horizontal, vertical or slanting; its ends are cut square at ``start`` and ``end``.
public struct Ruling: Hashable, Sendable {
  public var start: Point
  public var end: Point
  public var width: Length
  public var color: Color

  public init(start: Point, end: Point, width: Length, color: Color = .black) {
    self.start = start
    self.end = end
    self.width = width
    self.color = color
  }
}

/// A filled circle: an emphasis dot (着重号); an artifact wherever it stands.
public struct Dot: Hashable, Sendable {
  public var center: Point
  public var diameter: Length
  public var color: Color

  public init(center: Point, diameter: Length, color: Color = .black) {
    self.center = center
    self.diameter = diameter
    self.color = color
  }
}

/// How what is typed into a field is to look.
public struct TextEntry: Hashable, Sendable {
  public enum Alignment: Hashable, Sendable {
    case left
    case center
    case right
  }

  public var fontSize: Length
  public var alignment: Alignment
  public var isMultiline: Bool

  public init(fontSize: Length, alignment: Alignment, isMultiline: Bool) {
    self.fontSize = fontSize
    self.alignment = alignment
    self.isMultiline = isMultiline
  }
}

/// A place to fill in later, with room on paper and a form field of the same size.
public struct FieldArea: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case signature
    case text(TextEntry)
  }

  public var kind: Kind
  /// The full name by which programs find the field; holds no full stop.
  public var name: String
  /// What a reader shows or speaks for the field.
  public var tooltip: String
  public var frame: Rectangle
  /// The node of the logical tree that the field belongs to.
  public var node: NodeID?
  /// The content id of the first item that is read out after the field.
  public var itemIndex: Int
  /// Signing here locks every field of the file: nobody signs after this one (锁定: 是).
  public var locksAll: Bool
  /// The side of the room left for a seal (章), which lies in the frame.
  public var seal: Length?

  public init(
    kind: Kind, name: String, tooltip: String, frame: Rectangle, node: NodeID? = nil,
    itemIndex: Int = 0, locksAll: Bool = false, seal: Length? = nil
  ) {
    self.kind = kind
    self.name = name
    self.tooltip = tooltip
    self.frame = frame
    self.node = node
    self.itemIndex = itemIndex
    self.locksAll = locksAll
    self.seal = seal
  }
}
