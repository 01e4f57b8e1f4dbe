import DisplayList
import DocumentTree
import Geometry

/// The rows of a table that one page shows, each in its place.
struct TablePart {
  struct PlacedRow {
    var row: SetRow
    /// From the page's top.
    var top: Length
    var height: Length
    var window: RowWindow?
    /// A header shown again is no part of the logical tree.
    var isRepeated: Bool

    /// An earlier page has shown the row's beginning, and with it what is not text.
    var isContinued: Bool { (window?.from ?? .zero) > .zero }
  }

  let table: SetTable
  /// The table's left edge on the page.
  let left: Length
  let block: NodeID
  private(set) var rows: [PlacedRow] = []
  private(set) var showsPicture = false

  init(_ table: SetTable, left: Length, block: NodeID) {
    self.table = table
    self.left = left
    self.block = block
  }

  mutating func append(_ row: PlacedRow) {
    rows.append(row)
    if row.row.cells.contains(where: \.showsPicture) { showsPicture = true }
  }

  var bottom: Length { rows.last.map { $0.top + $0.height } ?? .zero }

  /// How many rows of the part a cell covers: its span, or the neighbours of an equal merge key.
  func span(of cell: SetCell, inRow index: Int) -> Int {
    if cell.cell.rowSpan > 1 { return min(cell.cell.rowSpan, rows.count - index) }
    guard let key = mergeKey(atColumn: cell.cell.column, row: index) else { return 1 }
    var end = index + 1
    while end < rows.count, isMerged(key, atColumn: cell.cell.column, row: end) { end += 1 }
    return end - index
  }

  /// Whether a cell is shown by the merged cell of an earlier row on this page.
  func isCovered(_ cell: SetCell, inRow index: Int) -> Bool {
    guard index > 0, let key = mergeKey(atColumn: cell.cell.column, row: index) else {
      return false
    }
    return isMerged(key, atColumn: cell.cell.column, row: index - 1)
  }

  /// Whether a cell is read with its row: not what the row's beginning, or a row before it, has said.
  ///
  /// A merged cell that stands again beside the rest of a split row is read with the row after it.
  func isRead(_ cell: SetCell, inRow index: Int) -> Bool {
    if rows[index].isContinued, cell.joinsRows { return false }
    return !isCovered(cell, inRow: index) || rows[index - 1].isContinued
  }

  /// Keys are compared byte by byte: two names that Swift takes for equal are two names.
  private func isMerged(_ key: String, atColumn column: Int, row: Int) -> Bool {
    mergeKey(atColumn: column, row: row)?.utf8.elementsEqual(key.utf8) ?? false
  }

  /// A cell whose lines go on with its row joins no other.
  private func mergeKey(atColumn column: Int, row: Int) -> String? {
    guard let cell = rows[row].row.cells.first(where: { $0.cell.column == column }),
      rows[row].window == nil || cell.joinsRows
    else { return nil }
    return cell.cell.mergeKey
  }

  func frame(of cell: SetCell, inRow index: Int) -> Rectangle {
    let last = rows[index + span(of: cell, inRow: index) - 1]
    let isBegun = isCovered(cell, inRow: index) && rows[index - 1].isContinued
    let top = rows[isBegun ? index - 1 : index].top
    return Rectangle(
      x: left + cell.left, y: top, width: cell.width, height: last.top + last.height - top)
  }
}

extension PageBuilder {
  /// Places the rulings, then the rows' contents in reading order.
  ///
  /// What lies within the rulings then costs Cairo, which adds up the area of a page's items one by
  /// one, next to nothing. A picture in a cell without padding reaches to the middle of its rulings:
  /// there they come last, so as to stay whole.
  mutating func add(_ part: TablePart) {
    let rulings = TableRulings(part).rulings
    if !part.showsPicture { add(rulings) }
    defer { if part.showsPicture { add(rulings) } }
    withoutFields { builder in
      for (index, placed) in part.rows.enumerated() where placed.isRepeated {
        for cell in placed.row.cells { builder.add(cell, of: part, row: index, node: nil) }
      }
      for (index, placed) in part.rows.enumerated() where placed.isContinued {
        for cell in placed.row.cells
        where cell.cell.isHeader || (cell.joinsRows && part.span(of: cell, inRow: index) == 1) {
          builder.add(cell, of: part, row: index, node: nil)
        }
      }
    }
    if part.table.table.isLayout {
      for index in part.rows.indices { addColumns(part.rows[index], index: index, of: part) }
    } else {
      node(part.block, in: .document, .table) { builder in
        for (index, placed) in part.rows.enumerated() where !placed.isRepeated {
          builder.addRow(placed, index: index, of: part)
        }
      }
    }
  }

  /// The cells of 并排 are paragraphs one after another.
  private mutating func addColumns(_ placed: TablePart.PlacedRow, index: Int, of part: TablePart) {
    for cell in placed.row.cells {
      let id = NodeID(
        section: Int(part.block.section), block: Int(part.block.block), row: placed.row.number,
        cell: cell.cell.column)
      node(id, in: .document, .paragraph) { $0.add(cell, of: part, row: index, node: id) }
    }
  }

  private mutating func addRow(_ placed: TablePart.PlacedRow, index: Int, of part: TablePart) {
    let id = NodeID(
      section: Int(part.block.section), block: Int(part.block.block), row: placed.row.number)
    node(id, in: part.block, .row) { builder in
      for cell in placed.row.cells where part.isRead(cell, inRow: index) {
        var cellID = id
        cellID.cell = Int32(cell.cell.column)
        let role: StructureNode.Role =
          cell.cell.isHeader
          ? .headerCell(
            columnSpan: cell.cell.columnSpan, rowSpan: part.span(of: cell, inRow: index),
            isRowHeader: placed.row.row.kind != .header)
          : .dataCell(
            columnSpan: cell.cell.columnSpan, rowSpan: part.span(of: cell, inRow: index))
        // The label of a row that goes on has been read with the row's beginning.
        let isSaid = placed.isContinued && cell.cell.isHeader
        builder.node(cellID, in: id, role) {
          if !isSaid { $0.add(cell, of: part, row: index, node: cellID) }
        }
      }
    }
  }

  private mutating func add(_ cell: SetCell, of part: TablePart, row index: Int, node: NodeID?) {
    let frame = part.frame(of: cell, inRow: index)
    let inner = frame.inset(by: EdgeInsets(all: cell.style.padding))
    let isContinued = part.rows[index].isContinued && !cell.standsWhole
    switch cell.content {
    case .paragraphs(let paragraphs):
      if let window = part.rows[index].window, !cell.standsWhole {
        addLines(of: cell, in: inner, window: window, node: node)
      } else {
        addParagraphs(paragraphs, of: cell, in: inner, node: node)
      }
    case _ where isContinued: break
    case .signature(let place, let date):
      addSignature(place, date, of: cell, in: inner, node: node)
    case .vertical(let text): add(text, of: cell, in: inner)
    case .diagonal(let labels):
      for label in labels { add(label, in: frame, color: cell.style.color) }
    }
    if let name = cell.cell.entryName, !part.rows[index].isContinued {
      addEntry(named: name, for: cell.style, in: inner, node: node)
    }
    if cell.isCut { addCutMark(at: Point(x: frame.right, y: frame.top)) }
  }

  private mutating func addParagraphs(
    _ paragraphs: [SetParagraph], of cell: SetCell, in inner: Rectangle, node: NodeID?
  ) {
    let spare = inner.size.height - cell.contentHeight
    let count = paragraphs.reduce(0) { $0 + $1.lines.count }
    let spread = VerticalSpread(cell.style.verticalAlignment, spare: spare, count: count)
    var y = inner.top
    var index = 0
    for paragraph in paragraphs {
      for line in paragraph.lines.indices {
        let point = Point(x: inner.left, y: y + spread.offset(of: index))
        add(paragraph, lines: line..<line + 1, at: point, color: cell.style.color, in: node)
        y += paragraph.linePitch
        index += 1
      }
    }
  }

  private mutating func add(_ label: DiagonalLabel, in frame: Rectangle, color: Color) {
    for (line, place) in label.places(in: frame.size).enumerated() {
      let point = Point(x: frame.left + place.x, y: frame.top + place.y)
      add(label.paragraph, lines: line..<line + 1, at: point, color: color)
    }
  }

  /// The lines of a split row that fall into the page's window.
  private mutating func addLines(
    of cell: SetCell, in inner: Rectangle, window: RowWindow, node: NodeID?
  ) {
    let first = cell.firstTop(after: window.from)
    for (paragraph, line, top) in cell.linesInOrder
    where top >= first && top + paragraph.linePitch <= window.to {
      let point = Point(x: inner.left, y: inner.top + top - first)
      add(paragraph, lines: line..<line + 1, at: point, color: cell.style.color, in: node)
    }
  }

  /// The date stands bottom right; the room above it is the field.
  private mutating func addSignature(
    _ place: SignaturePlace, _ date: SetParagraph?, of cell: SetCell, in inner: Rectangle,
    node: NodeID?
  ) {
    var room = inner
    if let date { room.size.height = inner.size.height - date.height }
    let dateTop = room.bottom
    if let width = place.width { room.size.width = min(width, room.size.width) }
    add(place, node: node, frame: room)
    guard let date else { return }
    add(date, at: Point(x: inner.left, y: dateTop), color: cell.style.color, in: node)
  }

  /// A red corner says that `--loose` has cut the cell's text.
  private mutating func addCutMark(at corner: Point) {
    let reach = Length.millimeters(2)
    add(
      Ruling(
        start: Point(x: corner.x - reach, y: corner.y),
        end: Point(x: corner.x, y: corner.y + reach),
        width: .points(1), color: .officialRed))
  }
}
