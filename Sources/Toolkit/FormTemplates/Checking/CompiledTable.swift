import Diagnostics
import DocumentTree
import FormData
import Geometry
import NameOrder

/// A table with one row for each record.
struct CompiledRowTable: Sendable {
  enum Closing: Hashable, Sendable {
    case none
    /// 以下空白.
    case blankBelow
    /// 斜线.
    case stroke
  }

  struct SortKey: Sendable {
    var slot: Int
    var type: ScalarType
    var isDescending = false
    /// 拼音 or 笔画; texts go by first appearance without.
    var order: NameOrder?
    /// 读音: the field that says how the text is read.
    var readingSlot: Int?
    var location: SourceLocation
  }

  struct Grouping: Sendable {
    var keys: [SortKey]
    var subtotal: CompiledText?
    var head: CompiledText?
    var startsPage: Bool
    var isKeptTogether: Bool
    var location: SourceLocation
  }

  var list: ListReference
  var columns: [CompiledColumn]
  var header: [CompiledGridRow]
  var sortKeys: [SortKey]
  var filter: CompiledExpression?
  var grouping: Grouping?
  var totalLabel: CompiledText?
  /// 本页合计.
  var pageTotalLabel: CompiledText?
  /// 合计, for 组头.
  var totalStyle: StyleID
  /// 合计 centred, for the label of a total.
  var totalLabelStyle: StyleID
  /// 表文 centred, for 以下空白 and 无数据时.
  var noticeStyle: StyleID
  var closing: Closing
  var fill: Fill.Extent?
  var emptyText: CompiledText?
  var frame: CompiledTableFrame
  var rowHeight: RowHeight

  /// How many rows a page has where each group starts one: each then ends with rows for the pen.
  var rowsPerPageOfGroups: Int? {
    guard grouping?.startsPage == true, case .rowsPerPage(let count) = fill else { return nil }
    return count
  }
}

/// What both kinds of table have.
struct CompiledTableFrame: Sendable {
  var repeatsHeader: Bool
  var rowBreak: RowBreak
  var rulings: Rulings
  var before: CompiledTableLine?
  var after: CompiledTableLine?
  /// No table for readers, only places beside one another.
  var isLayout = false
  var location: SourceLocation
}

struct CompiledTableLine: Sendable {
  var left: CompiledText?
  var center: CompiledText?
  var right: CompiledText?
  var style: StyleID
  var location: SourceLocation
}

struct CompiledColumn: Sendable {
  enum Content: Sendable {
    case text(CompiledText)
    case signature(CompiledSignature)
  }

  var width: Column.Width
  var content: Content
  var style: StyleID
  var mergesEqual: Bool
  var total: CompiledText?
  var totalStyle: StyleID
  var location: SourceLocation
}

/// A table whose rows stand in the template.
struct CompiledGrid: Sendable {
  var columns: [Column]
  var rows: [CompiledGridRow]
  var frame: CompiledTableFrame
}

struct CompiledGridRow: Sendable {
  var height: RowHeight
  var condition: CompiledExpression?
  var cells: [CompiledGridCell]
  var location: SourceLocation
}

struct CompiledGridCell: Sendable {
  enum Content: Sendable {
    /// Each with its condition.
    case paragraphs([(CompiledExpression?, CompiledParagraph)])
    case signature(CompiledSignature)
    /// From the lower left to the upper right.
    case diagonal([CompiledParagraph])
  }

  var column: Int
  var columnSpan = 1
  var rowSpan = 1
  var content: Content
  var style: StyleID
  var isHeader: Bool
  var location: SourceLocation
}
