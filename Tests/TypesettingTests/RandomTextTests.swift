import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing

@testable import Typesetting

/// What holds for any text in any measure; fixed seeds.
@Suite struct RandomTextTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no text is lost and no line breaks the rules of its edges`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    for _ in 0..<60 {
      let text = generator.chineseText(pieces: 5...40)
      let cells = generator.number(in: 2...30)
      let alignment: Alignment = generator.happens(percent: 50) ? .justified : .left
      let style = Sample.style(alignment: alignment)
      let set = setter.set(
        ParagraphInput([.text(text)], style: style, measure: .points(12 * cells)),
        origin: .unknown)
      let lines = set.lines.map { $0.runs.map(\.line.text).joined() }
      #expect(lines.joined() == text)
      guard !set.isOverfull else { continue }
      for line in set.lines { #expect(line.end <= .points(12 * cells)) }
      expectRules(lines)
    }
  }

  private func expectRules(_ lines: [String]) {
    for (before, after) in zip(lines, lines.dropFirst()) {
      if let last = before.unicodeScalars.last, let first = after.unicodeScalars.first {
        #expect(CharacterClass(of: last) != .opening, "\(before)│\(after)")
        #expect(!"）》」』】〕”’、，。．：；！？·".unicodeScalars.contains(first), "\(before)│\(after)")
      }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a table loses no row whatever the heights of its rows`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let rows = (1...generator.number(in: 1...120)).map { number in
      Sample.row(["\(number)", generator.chineseText(pieces: 1...30)])
    }
    let table = Table(
      columns: [Column(.fixed(.points(40))), Column(.share(1))],
      header: [Sample.row(["序号", "内容"], kind: .header)], body: HeldRows(rows))
    let document = Sample.document(width: 200, height: 200, [.table(table)])
    let pages = try Sample.pages(of: document)
    let words = pages.flatMap { $0.texts.dropFirst(2) }.joined()
    let expected = rows.flatMap(\.cells).map { cell -> String in
      guard case .paragraphs(let paragraphs) = cell.content else { return "" }
      return paragraphs.map { $0.inlines.words(lineEnd: "\n") }.joined()
    }
    #expect(words == expected.joined())
    for page in pages {
      #expect(page.texts.prefix(2) == ["序号", "内容"])
      #expect(page.rulings.allSatisfy { $0.end.y <= Length(milliPoints: 220_500) })
    }
  }

  @Test func `names in a row stay whole and shrink before they break`() throws {
    let style = Sample.style(alignment: .center, overflow: .shrink(minimum: .points(7)))
    let names: [Inline] = [
      .unbreakable("王𬭎"), .text("、"), .unbreakable("阿依努尔·艾合买提"),
    ]
    let cell = Cell(
      column: 0, content: .paragraphs([Paragraph(names, style: StyleID(0))]), style: StyleID(0))
    let table = Table(
      columns: [Column(.fixed(.points(100)))], body: HeldRows([TableRow(cells: [cell])]))
    let document = Sample.document(width: 200, height: 200, styles: [style], [.table(table)])
    let page = try Sample.pages(of: document)[0]
    #expect(page.lines == ["王𬭎、", "阿依努尔·艾合买提"])
    #expect(page.runs.allSatisfy { $0.size < .points(12) && $0.size > .points(10) })
  }
}
