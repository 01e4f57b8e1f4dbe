/// Names a node of a form's logical tree; the same on every page that shows part of it.
public struct NodeID: Hashable, Comparable, Sendable {
  public var number: Int

  public init(_ number: Int) {
    self.number = number
  }

  public static let document = NodeID(0)

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// What a stretch of a page's items is in the form: one node of the logical tree, as far as this
/// page shows it.
///
/// The tree is never held whole: pages can be made again at will, and a node that runs over a
/// page's end comes again on the next page under the same ``id``. Within a page nodes stand in
/// reading order, parents before children. Items that no node names are artifacts (rulings, bands,
/// repeated heads).
public struct StructureNode: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    case heading
    case paragraph
    case table
    case row
    case headerCell(columnSpan: Int, rowSpan: Int, isRowHeader: Bool)
    case dataCell(columnSpan: Int, rowSpan: Int)
    /// A signature place; its field is found by ``FieldArea/node``.
    case form
  }

  public var id: NodeID
  /// ``NodeID/document`` for the topmost nodes.
  public var parent: NodeID
  public var role: Role
  /// Content ids of the node itself, without its children's.
  public var items: Range<Int>

  public init(id: NodeID, parent: NodeID, role: Role, items: Range<Int>) {
    self.id = id
    self.parent = parent
    self.role = role
    self.items = items
  }
}
