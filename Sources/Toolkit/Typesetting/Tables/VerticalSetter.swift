import DocumentTree
import Geometry

/// Sets the text of a vertical cell.
struct VerticalSetter {
  let lines: LineSetter
  let styles: StyleSheet
  let cellWidth: Length
  /// A single column gives it up in a narrow cell, down to ``leastPadding``.
  let padding: Length
  /// Of a column's height, if there is one.
  let limit: Length?

  /// What keeps ink off the rulings: 0.6 mm.
  private static let leastPadding = Length.millimeters(6) / 10
  /// The least distance of columns, to their type size.
  private static let tightestPitch = (6, 5)

  /// Each paragraph and each line of the text begins a column.
  func set(_ paragraphs: [Paragraph], sizes: [Length]?) -> SetVerticalText {
    guard !paragraphs.isEmpty else {
      return SetVerticalText(columns: [], fontSize: .zero, columnPitch: .zero, isOverfull: false)
    }
    let fullSizes = paragraphs.map { styles[$0.style].fontSize }
    let em = (sizes ?? fullSizes).max() ?? .zero
    var text = SetVerticalText(columns: [], fontSize: em, columnPitch: em, isOverfull: false)
    for (index, paragraph) in paragraphs.enumerated() {
      let size = sizes?[index] ?? fullSizes[index]
      for line in paragraph.inlines.lines {
        let units = units(of: line, paragraph, size)
        if !append(units, to: &text) { text.isOverfull = true }
      }
    }
    let pitch = paragraphs.map { styles[$0.style].linePitch }.max() ?? em
    let full = fullSizes.max() ?? em
    spread(
      &text, pitch: pitch.scaled(by: Int(em.milliPoints), over: Int(full.milliPoints)))
    return text
  }

  private func units(
    of inlines: [Inline], _ paragraph: Paragraph, _ size: Length
  ) -> [VerticalUnit] {
    var style = styles[paragraph.style]
    style.alignment = .left
    style.firstLineIndent = .zero
    let set = lines.set(
      ParagraphInput(
        inlines, style: style, fontSize: size, measure: .max,
        isInTable: true, isSingleLine: true),
      origin: paragraph.origin)
    var builder = VerticalUnitBuilder(
      faces: lines.faces, fontSize: size, region: style.line.region)
    for line in set.lines { builder.append(line) }
    return builder.units
  }

  /// Cuts units into columns, each taking what fits; `false` when something is higher than the
  /// limit.
  private func append(_ units: [VerticalUnit], to text: inout SetVerticalText) -> Bool {
    var start = 0
    var fits = true
    while start < units.count {
      let end = columnEnd(from: start, of: units, em: text.fontSize)
      if end == nil { fits = false }
      text.columns.append(Array(units[start..<(end ?? start + 1)]))
      start = end ?? start + 1
    }
    return fits
  }

  /// The last place within the limit where a column may end; the one before if that would leave a
  /// single character to the last column.
  private func columnEnd(from start: Int, of units: [VerticalUnit], em: Length) -> Int? {
    var height = -units[start].lead
    var fair: Int?
    var earlier: Int?
    for (index, unit) in units.enumerated().dropFirst(start) {
      if index > start { height += VerticalUnit.gap(units[index - 1], unit, em: em) }
      height += unit.extent
      if let limit, height - unit.trail > limit { break }
      let isLast = index + 1 == units.count
      if isLast || !unit.isBarredFromFoot && !units[index + 1].isBarredFromTop {
        earlier = fair
        fair = index + 1
      }
    }
    if fair == units.count - 1, let earlier, earlier > start + 1,
      columnEnd(from: earlier, of: units, em: em) == units.count
    {
      return earlier
    }
    return fair
  }

  /// Columns stand a line's pitch apart, nearer where the room is narrow.
  private func spread(_ text: inout SetVerticalText, pitch: Length) {
    let least = text.columns.count > 1 ? padding : min(padding, Self.leastPadding)
    let width = cellWidth - least * 2
    let (over, under) = Self.tightestPitch
    let tightest = text.fontSize.scaled(by: over, over: under)
    let joints = max(1, text.columns.count - 1)
    text.columnPitch = max(tightest, min(pitch, (width - text.fontSize) / joints))
    text.isOverfull = text.isOverfull || text.width > width
  }
}

extension [Inline] {
  /// The lines that the text itself asks for.
  fileprivate var lines: [[Inline]] {
    var lines: [[Inline]] = [[]]
    func parts(_ text: String) -> [String] {
      text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
    }
    func append(_ pieces: [Inline]) {
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append([]) }
        lines[lines.count - 1].append(piece)
      }
    }
    for inline in self {
      switch inline {
      case .lineEnd: lines.append([])
      case .text(let text, let marks): append(parts(text).map { .text($0, marks: marks) })
      case .unbreakable(let text, let marks, _):
        append(parts(text).map { .unbreakable($0, marks: marks) })
      case .ruledBlank, .signature, .dateBlank, .link, .figure: append([inline])
      }
    }
    return lines
  }

  /// How many lines the text itself asks for.
  var lineCount: Int { lines.count }

  /// Rooms, blanks, links, figures and shifted text, which only horizontal lines have.
  var holdsRoom: Bool {
    contains {
      switch $0 {
      case .ruledBlank, .signature, .dateBlank, .link, .figure: true
      case .text(_, let marks), .unbreakable(_, let marks, _): !marks.isDisjoint(with: .shifted)
      case .lineEnd: false
      }
    }
  }
}
