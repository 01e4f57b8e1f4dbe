import DocumentTree
import Geometry

/// A row too tall for its page is shown in parts: every cell's lines go on side by side.
///
/// Places count in heights of a cell's content from its first line's top.
extension SetCell {
  var standsWhole: Bool { cell.isHeader || joinsRows }

  /// The lines of the cell with their places, top to bottom.
  var linesInOrder: [(paragraph: SetParagraph, line: Int, top: Length)] {
    guard case .paragraphs(let paragraphs) = content else { return [] }
    var top = Length.zero
    return paragraphs.flatMap { paragraph in
      defer { top += paragraph.height }
      let start = top
      return paragraph.lines.indices.map { (paragraph, $0, start + paragraph.linePitch * $0) }
    }
  }

  /// The top of the first line that a window's start leaves.
  func firstTop(after from: Length) -> Length {
    linesInOrder.first { $0.top + $0.paragraph.linePitch > from }?.top ?? contentHeight
  }

  /// Text is split by lines; `nil` for a cell without text.
  var linePitches: [Length] {
    guard case .paragraphs(let paragraphs) = content else { return [] }
    return paragraphs.map(\.linePitch)
  }
}

extension SetRow {
  var padding: Length { cells.map(\.style.padding).max() ?? .zero }

  /// The cells whose lines go on; a label stands whole in every part, and so does a merged cell.
  var flowing: [SetCell] { cells.filter { !$0.standsWhole } }

  /// What the row's labels need in each part.
  var labelHeight: Length { cells.filter(\.cell.isHeader).map(\.neededHeight).max() ?? .zero }

  /// A signature and a picture are not parted.
  var isRigid: Bool { row.isForSigning || cells.contains(where: \.cell.holdsFigure) }

  /// What the rest of the row needs once the heights up to `from` have been shown.
  func restHeight(after from: Length) -> Length {
    let rest = flowing.map { $0.contentHeight - $0.firstTop(after: from) }.max() ?? .zero
    return max(rest + padding * 2, labelHeight)
  }

  /// Whether anything of the row is left to be shown behind a place.
  func hasLines(after to: Length) -> Bool {
    flowing.contains { $0.firstTop(after: to) < $0.contentHeight }
  }

  /// What a part of the row needs.
  func height(of window: RowWindow) -> Length {
    let shown = flowing.map { cell in
      let bottom = cell.linesInOrder.last { $0.top + $0.paragraph.linePitch <= window.to }
        .map { $0.top + $0.paragraph.linePitch }
      return (bottom ?? .zero) - cell.firstTop(after: window.from)
    }
    return max((shown.max() ?? .zero) + padding * 2, labelHeight)
  }

  /// The end of the window that fits a height, or `nil` when not a line of it does.
  func windowEnd(from: Length, fitting height: Length) -> Length? {
    let rigid =
      cells.filter { ($0.linePitches.isEmpty || $0.cell.isHeader) && !$0.joinsRows }
      .map(\.neededHeight).max() ?? .zero
    guard from > .zero || rigid <= height else { return nil }
    let pitches = Set(flowing.flatMap(\.linePitches))
    guard let smallest = pitches.min(), let largest = pitches.max() else { return nil }
    var shown = height - padding * 2
    // Cells of different pitch do not begin level on a later page.
    if pitches.count > 1, from > .zero { shown = shown - largest }
    guard shown >= largest else { return nil }
    let lines = Int(shown.milliPoints / smallest.milliPoints)
    return pitches.count == 1 ? from + smallest * lines : from + shown
  }
}
