import Diagnostics
import DocumentTree
import Geometry

/// Left, centred and right parts on one line: beside a table, or in a page's margin.
struct SetTableLine {
  var parts: [SetParagraph]
  /// The style's, or the height of the tallest figure.
  var linePitch: Length
  var color: Color
  private let pitch: Length

  /// Sets the parts smaller, in steps of 0.5 pt, until they do not meet; at the minimum the line is
  /// reported and set as it is.
  init(
    left: [Inline], center: [Inline], right: [Inline], style: TextStyle, width: Length,
    origin: Origin, lines: LineSetter, minimum: Length = .points(7)
  ) {
    var size = style.fontSize
    color = style.color
    pitch = style.linePitch
    while true {
      let sides = zip([left, center, right], [Alignment.left, .center, .right])
      parts = sides.map { inlines, alignment in
        var style = style
        style.alignment = alignment
        style.firstLineIndent = .zero
        return lines.set(
          ParagraphInput(
            inlines, style: style, fontSize: size, measure: width, isInTable: true,
            isSingleLine: true),
          origin: origin)
      }
      linePitch = parts.reduce(style.linePitch) { max($0, $1.linePitch) }
      if !partsMeet(width: width, gap: size) { return }
      guard size - Length(milliPoints: 500) >= minimum else { break }
      size = size - Length(milliPoints: 500)
    }
    lines.report(
      .error(
        "layout.line-too-wide", "这一行的左、中、右三部分在\(width.inMillimeters)内放不下",
        at: origin.location, dataPath: origin.dataPath, hint: "缩短文字，或把一部分移到表内"))
  }

  /// Where a part's first line begins below the line's top: only a figure makes one part taller than
  /// the others, which then stand at the height of its middle.
  func top(of part: SetParagraph) -> Length {
    linePitch > pitch ? (linePitch - part.linePitch) / 2 : .zero
  }

  private func partsMeet(width: Length, gap: Length) -> Bool {
    var end: Length?
    for part in parts {
      guard let line = part.lines.first, line.end > line.start else { continue }
      if line.start < .zero || line.end > width { return true }
      if let end, line.start < end + gap { return true }
      end = line.end
    }
    return false
  }
}
