import Diagnostics
import DocumentTree
import Geometry

/// The sizes of a table's columns of numbers in which one number had to shrink: the whole column is
/// set so, since figures of two sizes under one another read as two kinds.
struct NumberColumns {
  private var sizes: [Int: Length] = [:]

  init() {}

  /// Looks through a table whose last row totals columns, or whose first has numbers at the right.
  init(of table: Table, setter: CellSetter) {
    let columns = Self.columns(in: table, setter.styles)
    guard !columns.isEmpty else { return }
    var widest: [Key: Int] = [:]
    for index in 0..<table.body.count {
      // What is wrong with a row is told when its page is filled.
      guard let row = try? table.body.row(at: index) else { return }
      for cell in row.cells where columns.contains(cell.column) && cell.columnSpan == 1 {
        let key = Key(column: cell.column, style: cell.style)
        // Digits differ a little in width: those of one count are all measured.
        guard let width = cell.numberWidth, width >= widest[key] ?? 0 else { continue }
        widest[key] = width
        let size = setter.size(ofNumber: cell)
        if size < setter.styles[cell.style].fontSize, size < sizes[cell.column] ?? .max {
          sizes[cell.column] = size
        }
      }
    }
  }

  /// The largest type for the paragraphs of a cell of such a column.
  func cap(of cell: Cell) -> [Length]? {
    guard let size = sizes[cell.column], cell.numberWidth != nil, cell.columnSpan == 1,
      case .paragraphs(let paragraphs) = cell.content
    else { return nil }
    return paragraphs.map { _ in size }
  }

  private struct Key: Hashable {
    var column: Int
    var style: StyleID
  }

  private static func columns(in table: Table, _ styles: StyleSheet) -> Set<Int> {
    var columns: Set<Int> = []
    if let row = table.body.count > 0 ? try? table.body.row(at: 0) : nil {
      columns.formUnion(
        row.cells.filter { $0.numberWidth != nil && styles[$0.style].alignment == .right }
          .map(\.column))
    }
    for index in table.body.count - min(3, table.body.count)..<table.body.count {
      guard let row = try? table.body.row(at: index), row.kind == .total else { continue }
      columns.formUnion(row.cells.filter { $0.numberWidth != nil }.map(\.column))
    }
    return columns
  }
}

extension Cell {
  /// About how wide a number is, in half digits; `nil` for other text.
  var numberWidth: Int? {
    guard case .paragraphs(let paragraphs) = content, paragraphs.count == 1, !isHeader,
      paragraphs[0].inlines.count == 1, case .text(let text, _) = paragraphs[0].inlines[0]
    else { return nil }
    var width = 0
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        width += 2
        digits += 1
      case ".", ",": width += 1
      case "-", "−", "%": width += 3
      default: return nil
      }
    }
    return digits > 0 ? width : nil
  }
}

extension CellSetter {
  /// The size in which a number stands whole in its column, as its 溢出 allows.
  fileprivate func size(ofNumber cell: Cell) -> Length {
    let style = styles[cell.style]
    guard case .paragraphs(let paragraphs) = cell.content, let paragraph = paragraphs.first,
      case .shrink(let minimum) = style.overflow, style.writingMode == .horizontal
    else { return style.fontSize }
    let measure = edges.width(of: cell.column, span: 1) - style.padding * 2
    var size = styles[paragraph.style].fontSize
    while measure > .zero, size > minimum {
      let set = lines.set(
        ParagraphInput(
          paragraph.inlines, style: styles[paragraph.style], fontSize: size, measure: measure,
          isInTable: true),
        origin: paragraph.origin)
      if !set.isOverfull, set.lines.count == 1 { break }
      size = max(minimum, size - Length(milliPoints: 500))
    }
    return size
  }
}
