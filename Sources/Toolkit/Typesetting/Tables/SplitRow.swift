import DocumentTree
import Geometry

/// A row too tall for its page is shown in parts: every cell's lines go on side by side.
///
/// Places count in heights of a cell's content from its first line's top.
extension SetCell {
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
  private var padding: Length { cells.map(\.style.padding).max() ?? .zero }

  /// What the rest of the row needs once the heights up to `from` have been shown.
  func restHeight(after from: Length) -> Length {
    let rest = cells.map { $0.contentHeight - $0.firstTop(after: from) }.max() ?? .zero
    return rest + padding * 2
  }

  /// The end of the window that fits a height, or `nil` when not a line of it does.
  func windowEnd(from: Length, fitting height: Length) -> Length? {
    let rigid = cells.filter(\.linePitches.isEmpty).map(\.neededHeight).max() ?? .zero
    guard from > .zero || rigid <= height else { return nil }
    let pitches = Set(cells.flatMap(\.linePitches))
    guard let smallest = pitches.min(), let largest = pitches.max() else { return nil }
    var shown = height - padding * 2
    // Cells of different pitch do not begin level on a later page.
    if pitches.count > 1, from > .zero { shown = shown - largest }
    guard shown >= largest else { return nil }
    let lines = Int(shown.milliPoints / smallest.milliPoints)
    return pitches.count == 1 ? from + smallest * lines : from + shown
  }
}
