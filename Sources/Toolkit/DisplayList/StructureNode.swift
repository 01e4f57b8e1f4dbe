/// Names a node of a form's logical tree; the same on every page that shows part of it.
///
/// The name is the node's place in the document, so that any page can be made alone.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The section, the block in it, the row of a table and the cell of a row; -1 where the node is
  /// above that level.
  public var section: Int32
  public var block: Int32
  public var row: Int32
  public var cell: Int32

  public init(section: Int, block: Int = -1, row: Int = -1, cell: Int = -1) {
    self.section = Int32(section)
    self.block = Int32(block)
    self.row = Int32(row)
    self.cell = Int32(cell)
  }

  /// The root of the tree.
  public static let document = NodeID(section: -1)

  public static func < (left: Self, right: Self) -> Bool {
    (left.section, left.block, left.row, left.cell)
      < (right.section, right.block, right.row, right.cell)
  }
}

extension NodeID: CustomStringConvertible {
  /// `0.3.17.2`; levels that the node is above are left out.
  public var description: String {
    [section, block, row, cell].prefix { $0 >= 0 }.map(String.init).joined(separator: ".")
  }
}

/// What a stretch of a page's items is in the form: one node of the logical tree, as far as this
/// page shows it.
///
/// The tree is never held whole: pages can be made again at will, and a node that runs over a
/// page's end comes again on the next page under the same ``id``. Within a page nodes stand in
/// reading order, parents before children. Items that no node names are artifacts (rulings, bands,
/// repeated heads); so are the rulings and dots within a node's range. A shape or an image there that
/// has an alternative is a figure of its own within the node.
public struct StructureNode: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    case heading
    case paragraph
    case table
    case row
    case headerCell(columnSpan: Int, rowSpan: Int, isRowHeader: Bool)
    case dataCell(columnSpan: Int, rowSpan: Int)
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
