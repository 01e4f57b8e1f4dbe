import Diagnostics
import DocumentTree
import FormData
import Geometry

/// The head of a row table from its columns' 表头.
extension TemplateCompiler {
  /// One row for each level of 表头; none without any 表头.
  ///
  /// Equal neighbours of a level merge where all levels above them merge too, and a column with
  /// fewer levels than others spans down.
  mutating func header(of columns: [Element], scope: NameScope) -> [CompiledGridRow] {
    let heads = columns.map { column in
      column["表头"].map { $0.items ?? [$0] } ?? []
    }
    let levels = heads.map(\.count).max() ?? 0
    return (0..<levels).map { level in
      let starts = heads.indices.filter { startsCell(level, at: $0, in: heads) }
      let cells = starts.compactMap { column -> CompiledGridCell? in
        guard var cell = headCell(heads[column][level], scope: scope) else { return nil }
        cell.column = column
        cell.columnSpan = span(level, from: column, in: heads)
        let isLast = level == heads[column].count - 1
        cell.rowSpan = isLast ? levels - level : 1
        return cell
      }
      let location = columns.first?.location ?? root.location
      return CompiledGridRow(height: .atLeast(.zero), cells: cells, location: location)
    }
  }

  /// A text, or a mapping with 文字 or 斜线.
  private mutating func headCell(_ element: Element, scope: NameScope) -> CompiledGridCell? {
    let style = styles.implicit(.tableHead)
    guard element.entries != nil else {
      return unsignedText(element, scope: scope, style: style).map {
        let label = CompiledParagraph(text: $0, style: style, location: element.location)
        return cell([(nil, label)], style: style, isHeader: true, at: element.location)
      }
    }
    guard let fields = fields(of: element, Vocabulary.head) else { return nil }
    let head = labelledCell(fields, at: element, style: style, isLabel: true, scope: scope)
    if case .paragraphs(let labels) = head?.content {
      for (_, label) in labels { refuseSignatures(in: label.text, at: label.location) }
    }
    return head
  }

  private func startsCell(_ level: Int, at column: Int, in heads: [[Element]]) -> Bool {
    guard level < heads[column].count else { return false }
    return column == 0 || !areMerged(level, column - 1, column, in: heads)
  }

  private func span(_ level: Int, from column: Int, in heads: [[Element]]) -> Int {
    var end = column + 1
    while end < heads.count, areMerged(level, end - 1, end, in: heads) { end += 1 }
    return end - column
  }

  private func areMerged(
    _ level: Int, _ left: Int, _ right: Int, in heads: [[Element]]
  ) -> Bool {
    let (a, b) = (heads[left], heads[right])
    guard a.count > level, b.count > level, a.count == b.count || level < min(a.count, b.count) - 1,
      a.count > 1, b.count > 1
    else { return false }
    return (0...level).allSatisfy { a[$0].words.utf8.elementsEqual(b[$0].words.utf8) }
  }
}

extension Element {
  /// What a head says.
  fileprivate var words: String {
    let labels = self["斜线"]?.items ?? [self["文字"] ?? self]
    return labels.map { $0.text?.text ?? "" }.joined(separator: "\n")
  }
}
