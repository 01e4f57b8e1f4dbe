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
    let heads = columns.map { column -> [SourceText] in
      guard let head = column["表头"] else { return [] }
      return (head.items ?? [head]).compactMap(\.text)
    }
    for column in columns {
      for item in column["表头"]?.items ?? [] where item.text == nil {
        reportKind(of: item, expected: "一段文字")
      }
    }
    let levels = heads.map(\.count).max() ?? 0
    let style = styles.implicit(.tableHead)
    return (0..<levels).map { level in
      let starts = heads.indices.filter { startsCell(level, at: $0, in: heads) }
      let cells = starts.map { column in
        let source = heads[column][level]
        let label = text(source, scope: scope, style: style)
        refuseSignatures(in: label, at: source.location(atScalar: 0))
        var cell = CompiledGridCell(
          column: column,
          content: .paragraphs([
            (
              nil,
              CompiledParagraph(
                text: label, style: style,
                location: source.location(atScalar: 0))
            )
          ]), style: style, isHeader: true, location: source.location(atScalar: 0))
        cell.columnSpan = span(level, from: column, in: heads)
        let isLast = level == heads[column].count - 1
        cell.rowSpan = isLast ? levels - level : 1
        return cell
      }
      let location = columns.first?.location ?? root.location
      return CompiledGridRow(height: .atLeast(.zero), cells: cells, location: location)
    }
  }

  private func startsCell(_ level: Int, at column: Int, in heads: [[SourceText]]) -> Bool {
    guard level < heads[column].count else { return false }
    return column == 0 || !areMerged(level, column - 1, column, in: heads)
  }

  private func span(_ level: Int, from column: Int, in heads: [[SourceText]]) -> Int {
    var end = column + 1
    while end < heads.count, areMerged(level, end - 1, end, in: heads) { end += 1 }
    return end - column
  }

  private func areMerged(
    _ level: Int, _ left: Int, _ right: Int, in heads: [[SourceText]]
  ) -> Bool {
    let (a, b) = (heads[left], heads[right])
    guard a.count > level, b.count > level, a.count == b.count || level < min(a.count, b.count) - 1,
      a.count > 1, b.count > 1
    else { return false }
    return (0...level).allSatisfy { a[$0].text.utf8.elementsEqual(b[$0].text.utf8) }
  }
}
