public import Diagnostics
public import Geometry

/// Rows and columns between rulings, however many pages they take.
public struct Table: Sendable {
  public var columns: [Column]
  /// Repeated on every page when ``repeatsHeader``; row spans stay within the header.
  public var header: [TableRow]
  public var body: any RowSource
  public var repeatsHeader: Bool
  public var rowBreak: RowBreak
  public var fill: Fill?
  public var rulings: Rulings
  /// 表前 and 表后: a line above and below, inside the table's width; 表前 is not repeated.
  public var before: TableLine?
  public var after: TableLine?
  /// 本页合计: the last row on every page, over what the page shows.
  public var pageTotal: PageTotal?
  /// 并排: places beside one another; its cells are paragraphs to readers, not a table.
  public var isLayout: Bool
  public var origin: Origin

  public init(
    columns: [Column], header: [TableRow] = [], body: any RowSource, repeatsHeader: Bool = true,
    rowBreak: RowBreak = .lastResort, fill: Fill? = nil, rulings: Rulings = .standard,
    before: TableLine? = nil, after: TableLine? = nil, pageTotal: PageTotal? = nil,
    isLayout: Bool = false, origin: Origin = .unknown
  ) {
    self.isLayout = isLayout
    self.pageTotal = pageTotal
    self.columns = columns
    self.header = header
    self.body = body
    self.repeatsHeader = repeatsHeader
    self.rowBreak = rowBreak
    self.fill = fill
    self.rulings = rulings
    self.before = before
    self.after = after
    self.origin = origin
  }
}

public struct Column: Hashable, Sendable {
  /// 列宽, padding included.
  public enum Width: Hashable, Sendable {
    case fixed(Length)
    /// 自动: as wide as its widest content.
    case automatic
    /// 份: of what the others leave.
    case share(Int)
  }

  public var width: Width
  public var origin: Origin

  public init(_ width: Width, origin: Origin = .unknown) {
    self.width = width
    self.origin = origin
  }
}

/// The rows of a table, in order, as often as they are asked for; ten thousand are never all held.
public protocol RowSource: Sendable {
  var count: Int { get }
  /// The row at an index from 0, asked for in order most of the time; throws what is wrong with the
  /// row's data.
  func row(at index: Int) throws(DiagnosticError) -> TableRow
}

/// Rows that are few enough to hold.
public struct HeldRows: RowSource {
  public var rows: [TableRow]

  public init(_ rows: [TableRow]) {
    self.rows = rows
  }

  public var count: Int { rows.count }
  public func row(at index: Int) -> TableRow { rows[index] }
}

public struct TableRow: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case header
    case data
    /// 组头: stays with the row after it.
    case groupHead
    /// 小计 and 合计: take the last data row with them.
    case total
    /// 以下空白 and its like: stays with the row before it.
    case closing
    /// A ruled row to be filled by pen.
    case blank
  }

  public var kind: Kind
  public var height: RowHeight
  /// Left to right; a place that a cell from the left or from above covers has no cell here.
  public var cells: [Cell]
  /// 分组 with 分页: begins a new page.
  public var startsPage: Bool
  /// 分组 with 不拆: rows of one number stay on one page if a page can hold them.
  public var keepGroup: Int?
  public var origin: Origin

  public init(
    kind: Kind = .data, height: RowHeight = .atLeast(.zero), cells: [Cell],
    startsPage: Bool = false, keepGroup: Int? = nil, origin: Origin = .unknown
  ) {
    self.kind = kind
    self.height = height
    self.cells = cells
    self.startsPage = startsPage
    self.keepGroup = keepGroup
    self.origin = origin
  }
}

/// 行高.
public enum RowHeight: Hashable, Sendable {
  case atLeast(Length)
  /// `=16mm`.
  case exactly(Length)
  /// `1份`: of the height that the page has left; such a table fits one page.
  case share(Int)
}

public struct Cell: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case paragraphs([Paragraph])
    case signature(SignaturePlace)
    /// 斜线: labels from the lower left to the upper right, parted by strokes from the upper left.
    case diagonal([Paragraph])
  }

  /// The leftmost column, from 0.
  public var column: Int
  public var columnSpan: Int
  public var rowSpan: Int
  public var content: Content
  /// Padding, vertical alignment and overflow of the cell; its paragraphs carry their own.
  public var style: StyleID
  /// A label of its row or column rather than a value.
  public var isHeader: Bool
  /// The name of a value that is not there and can be typed into the file (fillable profile).
  public var entryName: String?
  /// 合并相同项: neighbouring rows whose cells in this column carry equal keys show one cell.
  public var mergeKey: String?
  public var origin: Origin

  public init(
    column: Int, columnSpan: Int = 1, rowSpan: Int = 1, content: Content, style: StyleID,
    isHeader: Bool = false, entryName: String? = nil, mergeKey: String? = nil,
    origin: Origin = .unknown
  ) {
    self.column = column
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
    self.content = content
    self.style = style
    self.isHeader = isHeader
    self.entryName = entryName
    self.mergeKey = mergeKey
    self.origin = origin
  }
}

/// 允许跨页断行.
public enum RowBreak: Hashable, Sendable {
  case never
  /// Only a row taller than an empty page is split, between lines.
  case lastResort
  case always
}

/// 补空行: ruled rows for the pen, made like ``row``.
public struct Fill: Hashable, Sendable {
  public enum Extent: Hashable, Sendable {
    /// 满页.
    case page
    /// 12行: as many rows in the table.
    case rows(Int)
    /// 每页15行.
    case rowsPerPage(Int)
  }

  public var extent: Extent
  public var row: TableRow
  /// How many rows at the body's end stand below those for the pen; `nil` for its totals and closing rows.
  public var tailCount: Int?

  public init(_ extent: Extent, row: TableRow, tailCount: Int? = nil) {
    self.extent = extent
    self.row = row
    self.tailCount = tailCount
  }
}

/// 本页合计: the only total that needs to know the page.
public struct PageTotal: Sendable {
  /// How many rows of the body it counts; those behind them (合计, 以下空白) stand below it.
  public var rowCount: Int
  /// The row over some of those rows.
  public var row: @Sendable (Range<Int>) -> TableRow

  public init(rowCount: Int, row: @escaping @Sendable (Range<Int>) -> TableRow) {
    self.rowCount = rowCount
    self.row = row
  }
}

/// 框线.
public struct Rulings: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// 全框.
    case full
    /// 三线: above the head, under it, and at the foot.
    case threeLines
    case none
  }

  public var kind: Kind
  public var outer: Length
  public var inner: Length

  public init(kind: Kind = .full, outer: Length, inner: Length) {
    self.kind = kind
    self.outer = outer
    self.inner = inner
  }

  /// 1磅 outside, 0.5磅 inside.
  public static let standard = Rulings(
    outer: .points(1), inner: Length(milliPoints: Int32(500)))
}

/// Left, centred and right texts on one line beside a table.
public struct TableLine: Hashable, Sendable {
  public var left: [Inline]
  public var center: [Inline]
  public var right: [Inline]
  public var style: StyleID
  public var origin: Origin

  public init(
    left: [Inline] = [], center: [Inline] = [], right: [Inline] = [], style: StyleID,
    origin: Origin = .unknown
  ) {
    self.left = left
    self.center = center
    self.right = right
    self.style = style
    self.origin = origin
  }
}
