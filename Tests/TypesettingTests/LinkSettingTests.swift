import DisplayList
import DocumentTree
import Geometry
import Testing
import WebAddresses

@testable import Typesetting

/// Links set in 12 pt type 20 pt from the left: nothing moves for them, and their places are known.
@Suite struct LinkSettingTests {
  private func page(_ inlines: [Inline], cells: Int, watermark: Bool = false) throws -> Page {
    var document = Sample.document(
      width: 12 * cells, height: 400, [.paragraph(Paragraph(inlines, style: StyleID(0)))])
    if watermark {
      document.sections[0].pageSetup.watermark = Watermark(text: "样本", font: "黑体")
    }
    return try Sample.pages(of: document)[0]
  }

  private func link(_ words: String, to address: String = "https://a.cn/") throws -> Inline {
    .link([.text(words)], to: try WebAddress(parsing: address))
  }

  @Test func `a link has a frame for each line and stands where its words would`() throws {
    let linked = try page([.text("甲乙"), try link("丙丁戊己庚"), .text("辛")], cells: 4)
    let plain = try page([.text("甲乙丙丁戊己庚辛")], cells: 4)
    #expect(linked.lines == plain.lines)
    #expect(linked.lines == ["甲乙丙丁", "戊己庚辛"])
    let area = try #require(linked.links.first)
    #expect(linked.links.count == 1 && area.words == "丙丁戊己庚")
    #expect(area.frames.map(\.left) == [.points(44), .points(20)])
    #expect(
      area.frames.map(\.size) == [24, 36].map { Size(width: .points($0), height: .points(12)) })
    #expect(area.frames[1].top - area.frames[0].top == .points(18))
    #expect(linked.texts[area.items.lowerBound] == "丙丁" && area.items.count == 2)
    #expect(linked.markedContent.map(\.link) == [nil, 0, nil])
  }

  @Test func `neighbours are two links, a space between them none`() throws {
    let page = try page(
      [try link("甲"), try link("乙"), .text("丙"), try link("丁", to: "https://b.cn/")], cells: 9)
    #expect(page.links.map(\.words) == ["甲", "乙", "丁"])
    #expect(page.links.map(\.address.uri) == ["https://a.cn/", "https://a.cn/", "https://b.cn/"])
    #expect(page.markedContent.map(\.link) == [0, 1, nil, 2])
  }

  @Test func `a watermark below moves no link to other words`() throws {
    let page = try page([.text("甲"), try link("乙")], cells: 9, watermark: true)
    let area = try #require(page.links.first)
    #expect(page.texts[area.items.lowerBound] == "乙")
  }

  @Test func `vertical cells take no link`() throws {
    var style = Sample.style()
    style.writingMode = .vertical
    let cell = Cell(
      column: 0, content: .paragraphs([Paragraph([try link("甲")], style: StyleID(0))]),
      style: StyleID(0))
    let table = Table(
      columns: [Column(.fixed(.points(40)))], body: HeldRows([TableRow(cells: [cell])]))
    let document = Sample.document(width: 100, height: 100, styles: [style], [.table(table)])
    #expect(throws: (any Error).self) { try Sample.pages(of: document) }
  }
}
