import DocumentTree
import Geometry

/// Sets the labels of a diagonal head, each wrapped so that it needs the least height.
struct DiagonalSetter {
  let lines: LineSetter
  let styles: StyleSheet
  /// Of the cell, padding included.
  let width: Length
  let padding: Length

  /// Between rulings and labels at the least.
  private static let leastPadding = Length.millimeters(1)

  /// The labels and the height that they need; `nil` when a cell of the limit is too small.
  func set(
    _ paragraphs: [Paragraph], sizes: [Length]?, limit: Length
  ) -> (labels: [DiagonalLabel], height: Length?) {
    var labels: [DiagonalLabel] = []
    var height: Length? = .zero
    for (index, paragraph) in paragraphs.enumerated() {
      let choices = wraps(of: paragraph, size: sizes?[index]).map {
        DiagonalLabel(
          paragraph: $0, index: index, count: paragraphs.count,
          padding: max(padding, Self.leastPadding))
      }
      let heights = choices.map { $0.neededHeight(width: width, limit: limit) }
      let least = heights.compactMap { $0 }.min()
      labels.append(choices[heights.firstIndex(of: least) ?? 0])
      height = least.flatMap { least in height.map { max($0, least) } }
    }
    return (labels, height)
  }

  /// A label in one to three lines; with an indent the first is the shorter one, as beside a
  /// stroke that descends.
  private func wraps(of paragraph: Paragraph, size: Length?) -> [SetParagraph] {
    var style = styles[paragraph.style]
    style.alignment = .left
    let em = size ?? style.fontSize
    func set(_ measure: Length, indent: Length) -> SetParagraph {
      style.firstLineIndent = indent
      return lines.set(
        ParagraphInput(
          paragraph.inlines, style: style, fontSize: em, measure: measure, isInTable: true),
        origin: paragraph.origin)
    }
    let whole = set(.millimeters(10_000), indent: .zero)
    let natural = whole.lines.map(\.end).max() ?? .zero
    let wrapped = [(2, .zero), (2, em), (3, .zero), (3, em)].map { count, indent in
      set(natural / count + em - Length(milliPoints: 1), indent: indent)
    }
    return [whole] + wrapped.filter { !$0.isOverfull && $0.concessions.isEmpty }
  }
}
