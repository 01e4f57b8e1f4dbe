import DisplayList
import DocumentTree
import Geometry

/// Places a filled page's units on the page.
struct PageComposer {
  let source: UnitSource
  let section: Int
  private var builder: PageBuilder
  private let area: Rectangle
  private var part: TablePart?

  init(source: UnitSource, section: Int) {
    self.source = source
    self.section = section
    let setup = source.section.pageSetup
    area = setup.typeArea
    builder = PageBuilder(size: setup.size)
  }

  mutating func compose(_ filled: FilledPage) -> Page {
    var index = 0
    while index < filled.units.count {
      let placed = filled.units[index]
      if case .lines = placed.unit.content {
        let end = linesEnd(from: index, in: filled.units)
        placeLines(filled.units[index..<end])
        index = end
        continue
      }
      place(placed)
      index += 1
    }
    closeTable()
    return builder.page
  }

  /// The lines of one paragraph on this page are one node.
  private func linesEnd(from start: Int, in units: [FilledPage.Placed]) -> Int {
    var end = start + 1
    while end < units.count, units[end].unit.start.block == units[start].unit.start.block,
      case .lines = units[end].unit.content
    {
      end += 1
    }
    return end
  }

  private mutating func placeLines(_ units: ArraySlice<FilledPage.Placed>) {
    closeTable()
    guard let first = units.first, case .lines(_, _, let paragraph) = first.unit.content else {
      return
    }
    let id = node(first.unit)
    let color = source.styles[paragraph.style].color
    let area = area
    builder.node(id, in: .document, paragraph.role == .heading ? .heading : .paragraph) {
      for placed in units {
        guard case .lines(let set, let lines, _) = placed.unit.content else { continue }
        $0.add(
          set, lines: lines.lowerBound..<lines.upperBound + 1,
          at: Point(x: area.left, y: area.top + placed.y), color: color, in: id)
      }
    }
  }

  private mutating func place(_ placed: FilledPage.Placed) {
    let top = area.top + placed.y
    switch placed.unit.content {
    case .lines, .space: break
    case .tableLine(let line): placeTableLine(line, placed.unit, top)
    case .header(let rows): add(rows, of: placed, window: nil, top: top)
    case .rows(let rows, let window): add(rows, of: placed, window: window, top: top)
    case .elastic(let rows): add(rows, of: placed, window: nil, top: top)
    case .signatures(let set): placeSignatures(set, node(placed.unit), top)
    case .closing(let set): placeClosing(set, placed.unit, top)
    case .ruling(let width):
      closeTable()
      let y = top + placed.unit.height / 2
      builder.add(
        Ruling(start: Point(x: area.left, y: y), end: Point(x: area.right, y: y), width: width))
    }
  }

  private func node(_ unit: PageUnit) -> NodeID {
    NodeID(section: section, block: unit.start.block)
  }

  // MARK: Tables

  private mutating func add(
    _ rows: [SetRow], of placed: FilledPage.Placed, window: RowWindow?, top: Length
  ) {
    let id = node(placed.unit)
    if part?.block != id {
      closeTable()
      guard let table = table(placed.unit) else { return }
      part = TablePart(table, left: area.left + table.left, block: id)
    }
    var y = top
    for row in rows {
      let height = rows.count == 1 ? placed.unit.height : row.height
      part?.append(
        TablePart.PlacedRow(
          row: row, top: y, height: height, window: window, isRepeated: placed.isRepeated))
      y += height
    }
  }

  private func table(_ unit: PageUnit) -> SetTable? {
    source.knownTable(at: unit.start.block)
  }

  private mutating func closeTable() {
    if let part { builder.add(part) }
    part = nil
  }

  private mutating func placeTableLine(_ line: SetTableLine, _ unit: PageUnit, _ top: Length) {
    closeTable()
    guard let table = table(unit) else { return }
    let isAbove = unit.start.step == 0
    let y = isAbove ? top : top + UnitSource.airBesideTable
    var id = node(unit)
    // Beside the table's node, which has the block's own name.
    id.row = isAbove ? Int32.max - 1 : Int32.max
    let x = area.left + table.left
    builder.node(id, in: .document, .paragraph) { builder in
      for part in line.parts {
        builder.add(part, at: Point(x: x, y: y + line.top(of: part)), color: line.color, in: id)
      }
    }
  }

  // MARK: Signers

  private mutating func placeSignatures(_ set: SetSignatureRow, _ id: NodeID, _ top: Length) {
    closeTable()
    let left = area.left
    builder.node(id, in: .document, .paragraph) { builder in
      for place in set.places {
        let lineTop = top + place.y
        let center = lineTop + (set.lineHeight - place.label.linePitch) / 2
        builder.add(place.label, at: Point(x: left + place.labelX, y: center), color: set.color)
        builder.add(
          place.signature, node: id,
          frame: Rectangle(
            x: left + place.roomX, y: lineTop, width: place.roomWidth, height: set.lineHeight))
        if let date = place.date {
          builder.add(date, at: Point(x: left + place.dateX, y: center), color: set.color)
        }
      }
    }
  }

  private mutating func placeClosing(_ set: SetClosing, _ unit: PageUnit, _ top: Length) {
    closeTable()
    guard case .closing(let closing) = source.blocks[unit.start.block].content else { return }
    let colors = closing.lines.map { source.styles[$0.style].color }
    let id = node(unit)
    let left = area.left
    builder.node(id, in: .document, .paragraph) { builder in
      var y = top
      for (line, color) in zip(set.lines, colors) {
        builder.add(
          line.paragraph, at: Point(x: left + line.x, y: y), color: color, in: id)
        y += line.paragraph.height
      }
    }
  }
}
