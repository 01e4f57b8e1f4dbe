import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Typefaces
import Typesetting

/// The fonts of the repository, and small documents made by hand.
enum Sample {
  static func library() throws -> FontLibrary {
    try FontLibrary(folders: [PackageFolder.path(of: "Fonts")])
  }

  static func style(
    _ name: String = "表文", size: Int = 12, pitch: Int = 18, alignment: Alignment = .left,
    padding: Length = .zero, indent: Length = .zero, overflow: Overflow = .grow,
    font: FontName = "宋体", keepsWithNext: Bool = false
  ) -> TextStyle {
    TextStyle(
      name: name, font: font, fontSize: .points(size), linePitch: .points(pitch),
      firstLineIndent: indent, alignment: alignment, verticalAlignment: .middle, padding: padding,
      overflow: overflow, keepsWithNext: keepsWithNext)
  }

  /// A page whose type area is so many points wide and high, with margins of 20 pt.
  static func document(
    width: Int, height: Int, styles: [TextStyle] = [style()], _ blocks: [Block],
    footer: Band? = nil
  ) -> Document {
    let setup = PageSetup(
      size: Size(width: .points(width + 40), height: .points(height + 40)),
      margins: EdgeInsets(all: .points(20)), bands: Bands(footer: footer))
    return Document(
      information: DocumentInformation(title: "样张"), styles: StyleSheet(styles),
      sections: [Section(pageSetup: setup, blocks: blocks)])
  }

  static func paragraph(_ text: String, style: Int = 0) -> Block {
    .paragraph(Paragraph([.text(text)], style: StyleID(style)))
  }

  static func cell(
    _ text: String, column: Int, style: Int = 0, rowSpan: Int = 1, columnSpan: Int = 1,
    mergeKey: String? = nil
  ) -> Cell {
    Cell(
      column: column, columnSpan: columnSpan, rowSpan: rowSpan,
      content: .paragraphs([Paragraph([.text(text)], style: StyleID(style))]),
      style: StyleID(style), mergeKey: mergeKey)
  }

  static func row(
    _ texts: [String], kind: TableRow.Kind = .data, height: RowHeight = .atLeast(.zero)
  ) -> TableRow {
    TableRow(
      kind: kind, height: height, cells: texts.enumerated().map { cell($1, column: $0) })
  }

  static func pages(of document: Document, isLoose: Bool = false) throws -> [Page] {
    let typesetter = Typesetter(library: try library(), isLoose: isLoose)
    let plan = try typesetter.plan(document)
    let maker = typesetter.pages(of: document, plan: plan)
    return try (0..<plan.pageCount).map { try maker.page($0) }
  }
}

extension Page {
  /// The words of each run, in order.
  var texts: [String] {
    items.compactMap { if case .glyphs(let run) = $0 { run.line.text } else { nil } }
  }

  /// Lines of text as they stand: runs of one baseline joined, top to bottom.
  var lines: [String] {
    var lines: [(y: Length, text: String)] = []
    for case .glyphs(let run) in items {
      if let last = lines.last, last.y == run.origin.y {
        lines[lines.count - 1].text += run.line.text
      } else {
        lines.append((run.origin.y, run.line.text))
      }
    }
    return lines.map(\.text)
  }

  var runs: [GlyphRun] {
    items.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
  }

  var rulings: [Ruling] {
    items.compactMap { if case .ruling(let ruling) = $0 { ruling } else { nil } }
  }
}
