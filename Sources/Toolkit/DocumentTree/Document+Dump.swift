import Diagnostics
import Geometry
import ImageFiles
import QRCodes
import WebAddresses

extension Document {
  /// The document as text for tests and people, one block, row or cell a line.
  ///
  /// Styles stand by name, lengths in 1/1000 pt. Rows are asked for; a row that fails is shown
  /// with what it reports.
  public var dump: String {
    var dump = DocumentDump(styles: styles)
    dump.line("document “\(information.title)” subject “\(information.subject ?? "")”")
    for section in sections { dump.section(section) }
    return dump.text
  }
}

/// Writes a ``Document`` down, line by line.
private struct DocumentDump {
  let styles: StyleSheet
  private(set) var text = ""
  private var depth = 0

  init(styles: StyleSheet) {
    self.styles = styles
  }

  mutating func line(_ words: String) {
    text += String(repeating: "  ", count: depth) + words + "\n"
  }

  private mutating func indented(_ body: (inout Self) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  // MARK: Sections and blocks

  mutating func section(_ section: Section) {
    let page = section.pageSetup
    let margins = page.margins
    line(
      "section \(section.name ?? "-") \(page.size.width)x\(page.size.height)"
        + " margins \(margins.top) \(margins.right) \(margins.bottom) \(margins.left)"
        + (section.restartsPageNumbers ? "" : " continued"))
    indented { dump in
      dump.bands(page)
      for block in section.blocks { dump.block(block) }
    }
  }

  private mutating func bands(_ page: PageSetup) {
    let variants: [(String, Bands?)] = [
      ("", page.bands), ("first ", page.first), ("last ", page.last), ("even ", page.even),
    ]
    for (name, bands) in variants {
      if let header = bands?.header { band(name + "header", header) }
      if let footer = bands?.footer { band(name + "footer", footer) }
    }
    if let watermark = page.watermark { line("watermark “\(watermark.text)”") }
  }

  private mutating func band(_ name: String, _ band: Band) {
    let numbers = Band.PageNumbers(page: 2, pageCount: 3, filePage: 5, filePageCount: 9)
    let content = band.content(numbers)
    let parts = [content.left, content.center, content.right].map(words)
    line(
      "\(name) [\(styles[band.style].name)] \(parts.joined(separator: " | "))"
        + (band.isOmittedOnSinglePage ? " not on a single page" : ""))
  }

  private mutating func block(_ block: Block) {
    switch block {
    case .paragraph(let paragraph):
      self.paragraph(paragraph)
    case .space(let height):
      line("space \(height)")
    case .table(let table):
      self.table(table)
    case .signatureRow(let row):
      line("signatures [\(styles[row.style].name)]")
      indented { dump in
        for signer in row.signers {
          dump.line("\(dump.words(signer.label)): \(dump.words(signer.place))")
        }
      }
    case .closing(let closing):
      line(closing.dateInset.map { "closing, date \($0) before the edge" } ?? "closing")
      indented { dump in closing.lines.forEach { dump.paragraph($0) } }
    case .ruling(let width):
      line("ruling \(width)")
    case .pageBreak:
      line("page break")
    case .keepTogether(let blocks, _):
      line("together")
      indented { dump in blocks.forEach { dump.block($0) } }
    }
  }

  private mutating func paragraph(_ paragraph: Paragraph) {
    let role = paragraph.role == .heading ? "heading" : "paragraph"
    line("\(role) [\(styles[paragraph.style].name)] \(words(paragraph.inlines))")
  }

  // MARK: Tables

  private mutating func table(_ table: Table) {
    let columns = table.columns.map { words($0.width) }.joined(separator: " ")
    let kind = table.isLayout ? "side by side" : "table"
    line("\(kind) \(columns) rulings \(table.rulings.outer)/\(table.rulings.inner)")
    indented { dump in
      if let before = table.before { dump.tableLine("before", before) }
      for row in table.header { dump.row(row) }
      for index in 0..<table.body.count { dump.bodyRow(table.body, at: index) }
      if let total = table.pageTotal {
        dump.line("page total of \(total.rowCount) rows")
        dump.indented { $0.row(total.row(0..<total.rowCount)) }
      }
      if let fill = table.fill {
        dump.line("fill \(fill.extent)")
        dump.indented { $0.row(fill.row) }
      }
      if let after = table.after { dump.tableLine("after", after) }
    }
  }

  private mutating func tableLine(_ name: String, _ side: TableLine) {
    let parts = [side.left, side.center, side.right].map(words)
    line("\(name) [\(styles[side.style].name)] \(parts.joined(separator: " | "))")
  }

  private mutating func bodyRow(_ body: any RowSource, at index: Int) {
    do throws(DiagnosticError) {
      row(try body.row(at: index))
    } catch {
      for diagnostic in error.diagnostics { line("failed \(diagnostic.id)") }
    }
  }

  private mutating func row(_ row: TableRow) {
    let page = row.startsPage ? " on a new page" : ""
    let group = row.keepGroup.map { " group \($0)" } ?? ""
    line("\(row.kind) \(words(row.height))\(page)\(group)")
    indented { dump in row.cells.forEach { dump.cell($0) } }
  }

  private mutating func cell(_ cell: Cell) {
    var place = "\(cell.column)"
    if cell.columnSpan > 1 || cell.rowSpan > 1 { place += "+\(cell.columnSpan)x\(cell.rowSpan)" }
    if cell.isHeader { place += " label" }
    if cell.mergeKey != nil { place += " merging" }
    if styles[cell.style].writingMode == .vertical { place += " vertical" }
    let content =
      switch cell.content {
      case .paragraphs(let paragraphs):
        paragraphs.map { words($0.inlines) }.joined(separator: " ¶ ")
      case .signature(let signature): words(signature)
      case .diagonal(let labels): labels.map { words($0.inlines) }.joined(separator: " \\ ")
      }
    line("\(place) [\(styles[cell.style].name)] \(content)")
  }

  // MARK: Words

  private func words(_ width: Column.Width) -> String {
    switch width {
    case .fixed(let length): "\(length)"
    case .automatic: "auto"
    case .share(let share): "\(share)/"
    }
  }

  private func words(_ height: RowHeight) -> String {
    switch height {
    case .atLeast(let length): "≥\(length)"
    case .exactly(let length): "=\(length)"
    case .share(let share): "\(share)/"
    }
  }

  private func words(_ place: SignaturePlace) -> String {
    let size = [place.width, place.height].map { $0.map(\.description) ?? "-" }
    var room = size == ["-", "-"] ? "" : " \(size.joined(separator: "x"))"
    if let seal = place.seal { room += " seal \(seal)" }
    return "<sign \(place.fieldName ?? "-")\(room)\(place.hasDate ? " dated" : "")>"
  }

  private func words(_ figure: Figure) -> String {
    let content =
      switch figure.content {
      case .code(let text, let correction): "code \(correction.rawValue) “\(text)”"
      case .image(let file): "image \(file.name)"
      case .room: "room for an image"
      }
    let size = [figure.width, figure.height].map { $0.map(\.description) ?? "-" }
    return "<\(content) \(size.joined(separator: "x")) “\(figure.alternative)”>"
  }

  private func words(_ marks: TextMarks, around text: String) -> String {
    let signs = [
      (TextMarks.emphasized, "*"), (.dotted, "•"), (.raised, "^"), (.lowered, "~"),
    ]
    return signs.reduce(text) { marks.contains($1.0) ? $1.1 + $0 + $1.1 : $0 }
  }

  private func words(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text, let marks): words(marks, around: text)
      case .unbreakable(let text, let marks, let cells):
        words(marks, around: "⟦\(text)⟧") + (cells > 0 ? "\(cells)字" : "")
      case .ruledBlank([], let width): "<blank \(width)>"
      case .ruledBlank(let content, let width): "<blank \(width) \(words(content))>"
      case .signature(let place, let width): "\(words(place))\(width)"
      case .dateBlank: "<date>"
      case .link(let content, let address): "<link \(address.uri) \(words(content))>"
      case .figure(let figure): words(figure)
      case .lineEnd: "⏎"
      }
    }.joined()
  }
}
