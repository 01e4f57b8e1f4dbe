import DocumentTree
import Geometry

/// A row with its cells set and its height known.
struct SetRow {
  var row: TableRow
  /// The number of the row in the table: header rows first, then the body's.
  var number: Int
  var cells: [SetCell]
  var height: Length
}

/// A cell with its content set; places count from the cell's own corner.
struct SetCell {
  enum Content {
    case paragraphs([SetParagraph])
    case signature(SignaturePlace, date: SetParagraph?)
    case vertical(SetVerticalText)
    case diagonal([DiagonalLabel])
  }

  var cell: Cell
  var content: Content
  var style: TextStyle
  /// From the table's left edge.
  var left: Length
  var width: Length
  /// Without padding.
  var contentHeight: Length
  /// `--loose` has cut the text; a red mark says so.
  var isCut = false
  /// 合并相同项, measured over the rows that it joins, which a page knows; its text stands whole on each
  /// page that shows one of them.
  var joinsRows = false
  /// A picture covers what was painted before it, to the cell's edges where there is no padding.
  var showsPicture = false

  /// The width between the padding.
  var measure: Length { width - style.padding * 2 }

  /// What padding leaves of a height.
  func room(in height: Length?) -> Length? { height.map { $0 - style.padding * 2 } }

  /// The least height of a row that holds the cell.
  var neededHeight: Length { contentHeight + style.padding * 2 }
}
