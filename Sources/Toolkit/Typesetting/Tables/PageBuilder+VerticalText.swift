import DisplayList
import DocumentTree
import Geometry

extension PageBuilder {
  /// Places columns of vertical text from the left.
  ///
  /// 对齐 places the columns across the cell, 垂直对齐 along it; 分散 of either spreads the characters
  /// over the height. Columns wider than the padding allows stand in the cell's middle.
  mutating func add(_ text: SetVerticalText, of cell: SetCell, in inner: Rectangle) {
    let slack = inner.size.width - text.width
    let indent: Length =
      switch cell.style.alignment {
      case .left where slack > .zero: .zero
      case .right where slack > .zero: slack
      default: slack / 2
      }
    var middle = inner.left + indent + text.fontSize / 2
    let isDistributed = cell.style.alignment == .distributed
    let alignment = isDistributed ? .distributed : cell.style.verticalAlignment
    for column in text.columns {
      // Only spread columns end together; the others begin together.
      let height = alignment == .distributed ? text.height(of: column) : text.height
      let spread = VerticalSpread(
        alignment, spare: inner.size.height - height, count: column.count)
      var runs = VerticalRuns(color: cell.style.color)
      var dots: [Point] = []
      let dotX =
        middle + text.fontSize / 2 + Underlines.dotReach(text.fontSize)
        - Underlines.dotDiameter(text.fontSize) / 2
      var top = inner.top - (column.first?.lead ?? .zero)
      for (index, unit) in column.enumerated() {
        if index > 0 { top += VerticalUnit.gap(column[index - 1], unit, em: text.fontSize) }
        let offset = spread.offset(of: index)
        runs.append(
          unit, at: Point(x: middle + unit.origin.x, y: top + offset + unit.origin.y))
        if unit.isDotted {
          dots.append(Point(x: dotX, y: top + offset + unit.extent / 2))
        }
        top += unit.extent
      }
      for run in runs.runs { add(run) }
      for dot in dots {
        let diameter = Underlines.dotDiameter(text.fontSize)
        add(Dot(center: dot, diameter: diameter, color: cell.style.color))
      }
      middle += text.columnPitch
    }
  }
}

/// Gathers neighbouring upright units of one face and size into a run.
private struct VerticalRuns {
  let color: Color
  private(set) var runs: [GlyphRun] = []

  init(color: Color) {
    self.color = color
  }

  mutating func append(_ unit: VerticalUnit, at origin: Point) {
    guard !unit.isTurned, let last = runs.last, last.degrees == 0, last.face == unit.face,
      last.size == unit.fontSize
    else {
      runs.append(
        GlyphRun(
          face: unit.face, size: unit.fontSize, color: color, origin: origin,
          degrees: unit.isTurned ? -90 : 0, line: unit.line))
      return
    }
    let shift = Point(x: origin.x - last.origin.x, y: origin.y - last.origin.y)
    runs[runs.count - 1].line.append(unit.line, shiftedBy: shift)
  }
}

extension SetGlyphs {
  fileprivate mutating func append(_ other: Self, shiftedBy shift: Point) {
    text += other.text
    glyphs += other.glyphs.map { Glyph(id: $0.id, x: $0.x + shift.x, y: $0.y + shift.y) }
    clusters += other.clusters
  }
}
