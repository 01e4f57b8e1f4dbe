import DocumentTree
import Geometry

/// Where a page begins: a value, so that any page can be composed alone.
struct PageCursor: Hashable, Comparable, Sendable {
  var block: Int
  /// A paragraph's line, or a table's step: 0 its line above, 1 its header, 2 and on its rows.
  var step = 0
  /// The height of a split row that earlier pages have shown.
  var offset = Length.zero

  static func < (left: Self, right: Self) -> Bool {
    (left.block, left.step, left.offset) < (right.block, right.step, right.offset)
  }
}

/// The smallest piece of a page: a line, a row, a signature row; set, but not yet placed.
struct PageUnit {
  enum Content {
    case lines(SetParagraph, ClosedRange<Int>, Paragraph)
    case space
    case tableLine(SetTableLine)
    case header([SetRow])
    case rows([SetRow], window: RowWindow?)
    /// All rows of a table that takes what the page has left.
    case elastic([SetRow])
    case signatures(SetSignatureRow)
    case closing(SetClosing)
    case ruling(width: Length)
  }

  enum BreakBefore: Hashable {
    case allowed
    /// Forbidden by 不跨页 or 不拆 alone, which give way when what they keep is longer than a page.
    case kept
    case forbidden
    case required
  }

  var content: Content
  var height: Length
  var breakBefore: BreakBefore
  var start: PageCursor
  /// Where the next unit begins.
  var next: PageCursor

  /// Vanishes at a page's edges.
  var isSpace: Bool {
    if case .space = content { true } else { false }
  }
}

/// The part of a split row that one page shows, in heights of its content.
struct RowWindow: Hashable {
  var from: Length
  var to: Length
}
