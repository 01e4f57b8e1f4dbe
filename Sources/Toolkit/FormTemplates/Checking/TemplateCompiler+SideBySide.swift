import Diagnostics
import DocumentTree
import Geometry

/// 并排: blocks beside one another, laid out as the one row of a table that has no rulings.
extension TemplateCompiler {
  private static let columnLimit = 12

  mutating func compileSideBySide(
    _ element: Element, _ fields: Fields, scope: NameScope
  ) -> CompiledBlock.Kind? {
    guard let items = list(element) else { return nil }
    guard (2...Self.columnLimit).contains(items.count) else {
      sink.report(
        .error(
          "template.bad-side-by-side", "并排要有2至\(Self.columnLimit)栏，写了\(items.count)栏",
          at: element.location, hint: "一栏里有几块，把这一栏写成列表"))
      return nil
    }
    let own = fields["样式"].map { styleID($0, else: .body) }
    let style = styles.variant(of: own ?? styles.implicit(.body)) { $0.padding = .zero }
    let widths = sideWidths(fields["列宽"], count: items.count, style: style)
    let gap = fields["栏距"].flatMap { length($0, style: style) } ?? styles.sheet[style].fontSize * 2
    let cells = items.enumerated().compactMap { index, item -> CompiledGridCell? in
      guard var cell = sideCell(item, style: style, scope: scope) else { return nil }
      // A gap is a column of its own between two others.
      cell.column = index * 2
      return cell
    }
    guard cells.count == items.count, let widths else { return nil }
    let columns = (0..<items.count * 2 - 1).map { index in
      index.isMultiple(of: 2)
        ? Column(widths[index / 2], origin: Origin(location: items[index / 2].location))
        : Column(.fixed(gap))
    }
    checkWidth(of: columns.map(\.width), at: element.location)
    let row = CompiledGridRow(height: .atLeast(.zero), cells: cells, location: element.location)
    let frame = CompiledTableFrame(
      repeatsHeader: false, rowBreak: .lastResort,
      rulings: Rulings(kind: .none, outer: .zero, inner: .zero), isLayout: true,
      location: element.location)
    return .grid(CompiledGrid(columns: columns, rows: [row], frame: frame))
  }

  private mutating func sideWidths(
    _ element: Element?, count: Int, style: StyleID
  ) -> [Column.Width]? {
    guard let element else { return Array(repeating: .share(1), count: count) }
    guard let items = list(element) else { return nil }
    guard items.count == count else {
      sink.report(
        .error(
          "template.bad-side-by-side", "并排有\(count)栏，列宽写了\(items.count)个", at: element.location))
      return nil
    }
    let widths = items.compactMap { columnWidth($0, style: style) }
    return widths.count == count ? widths : nil
  }

  /// A column is one block, or a list of them.
  private mutating func sideCell(
    _ element: Element, style: StyleID, scope: NameScope
  ) -> CompiledGridCell? {
    guard element.entries?.contains(where: { $0.key == "段落" }) == true else {
      return gridCell(element, style: style, isLabel: false, scope: scope)
    }
    let list = Element(content: .list([element]), location: element.location)
    return gridCell(list, style: style, isLabel: false, scope: scope)
  }
}
