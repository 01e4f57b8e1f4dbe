import DocumentTree
import Geometry

/// 落款, set: its lines one below the other, each with its place from the type area's left edge.
struct SetClosing {
  private(set) var lines: [(paragraph: SetParagraph, x: Length)] = []

  var height: Length { lines.reduce(.zero) { $0 + $1.paragraph.height } }

  /// Lines end two characters before the edge.
  ///
  /// With a `dateInset` the last line, the date, ends so
  /// far before it and the others stand centred over it (GB/T 9704-2012 7.3.5.1), as far as the
  /// type area goes; in a grid in whole cells.
  init(_ closing: Closing, styles: StyleSheet, width: Length, lines setter: LineSetter) {
    func set(_ paragraph: Paragraph, inset: Length?, _ alignment: Alignment) -> SetParagraph {
      var style = styles[paragraph.style]
      style.alignment = alignment
      style.firstLineIndent = .zero
      let inset = inset ?? style.fontSize * 2
      var measure = max(style.fontSize, width - inset)
      if let cells = style.line.gridCells {
        let left = max(1, cells - Int(inset.milliPoints) * cells / Int(width.milliPoints))
        measure = width.scaled(by: left, over: cells)
        style.line.gridCells = left
      }
      return setter.setOrReport(
        ParagraphInput(paragraph.inlines, style: style, measure: measure),
        origin: paragraph.origin)
    }
    guard let inset = closing.dateInset, let last = closing.lines.last else {
      lines = closing.lines.map { (set($0, inset: nil, .right), .zero) }
      return
    }
    let date = set(last, inset: inset, .right)
    let dated = date.lines.last ?? .empty
    let center = (dated.start + dated.end) / 2
    for paragraph in closing.lines.dropLast() {
      let name = set(paragraph, inset: .zero, .left)
      let end = name.lines.map(\.end).max() ?? .zero
      let x = max(.zero, min(center - end / 2, width - end))
      let cells = styles[paragraph.style].line.gridCells
      lines.append((name, cells.map { Self.snapped(x, to: $0, in: width) } ?? x))
    }
    lines.append((date, .zero))
  }

  /// The nearest cell's edge, of two as near the left one.
  private static func snapped(_ x: Length, to cells: Int, in width: Length) -> Length {
    let (x, all) = (Int(x.milliPoints), Int(width.milliPoints))
    let cell = (2 * x * cells + all - 1) / (2 * all)
    return width.scaled(by: cell, over: cells)
  }
}
