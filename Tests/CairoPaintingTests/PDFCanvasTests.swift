import CairoPainting
import DisplayList
import FormTestSupport
import Geometry
import PaintingTestSupport
import Testing

@Suite struct PDFCanvasTests {
  let fonts: SampleFonts

  init() throws {
    fonts = try SampleFonts()
  }

  private func file(_ pages: [Page], in folder: TemporaryFolder) throws -> String {
    try folder.write(try fonts.painted(pages), to: "painted.pdf")
  }

  @Test(arguments: [
    ("宋体", "淄博市环境保护局张店分局"), ("仿宋", "第2019-17号，ffi Wi-Fi"), ("小标宋", "关于印发"),
    ("黑体", "日月目龙門"), ("楷体", "王喆、李龑"), ("宋体", "𬭎㛃龑𣗋"), ("宋体", "☐☑ 10%"),
    ("宋体", "葛\u{e0100}城"), ("仿宋", "𠮷野家𪚥"), ("宋体", "“引号”——……·"),
  ]) func `text comes out as it went in`(role: String, text: String) throws {
    let page = Page(
      size: Paper.a4.size, items: [.glyphs(try fonts.run(text, in: role, x: 60, y: 100))])
    let folder = try TemporaryFolder()
    let path = try file([page], in: folder)
    let extracted = try pdfText(of: path).withoutWhiteSpace
    #expect(
      Array(extracted.unicodeScalars) == Array(text.withoutWhiteSpace.unicodeScalars),
      "\(extracted) for \(text)")
  }

  @Test(arguments: [1, 2, 3]) func `any office text comes out as it went in`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let text = generator.chineseText(pieces: 30...40)
    let items = try text.enumerated().map { index, character in
      DisplayItem.glyphs(
        try fonts.run(
          String(character), in: generator.element(of: ["宋体", "仿宋", "黑体"]), points: 11,
          x: 40 + index % 20 * 22, y: 100 + index / 20 * 30))
    }
    let folder = try TemporaryFolder()
    let path = try file([Page(size: Paper.a4.size, items: items)], in: folder)
    let extracted = try pdfText(of: path).withoutWhiteSpace
    #expect(
      Array(extracted.unicodeScalars) == Array(text.withoutWhiteSpace.unicodeScalars),
      "\(extracted) for \(text)")
  }

  @Test func `a character and its variation are told apart by their text`() throws {
    let text = "葛葛\u{e0100}葛"
    let page = Page(size: Paper.a4.size, items: [.glyphs(try fonts.run(text, x: 60, y: 100))])
    let folder = try TemporaryFolder()
    let extracted = try pdfText(of: try file([page], in: folder)).withoutWhiteSpace
    #expect(Array(extracted.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func `the same pages give the same bytes`() throws {
    let pages = [try fonts.letter(), try fonts.letter(to: "山东张店化工厂")]
    let canvasFonts = try fonts.canvasFonts(for: pages)
    let first = try pages.painted(with: canvasFonts)
    #expect(try pages.painted(with: canvasFonts) == first)
    #expect(try fonts.painted(pages) == first)
  }

  @Test func `rulings of one pen that follow each other are one stroke`() throws {
    let items = [(500, 10), (500, 20), (1000, 30), (1000, 40), (500, 50)].map { width, y in
      DisplayItem.ruling(
        Ruling(
          start: Point(x: .points(10), y: .points(y)), end: Point(x: .points(90), y: .points(y)),
          width: Length(milliPoints: width)))
    }
    let folder = try TemporaryFolder()
    let path = try file([Page(size: Paper.a4.size, items: items)], in: folder)
    let content = try run("mutool", ["show", "-b", path, "pages/1/Contents"]).text
    let operators = content.split(whereSeparator: \.isWhitespace)
    #expect(operators.filter { $0 == "l" }.count == 5, "\(content)")
    #expect(operators.filter { $0 == "S" }.count == 3, "\(content)")
    #expect(operators.filter { $0 == "w" }.count == 3, "\(content)")
  }

  @Test func `each page has its own size`() throws {
    let sizes = [Paper.a4.size, Paper.a4.size.turned, Paper.sixteenmo.size]
    let folder = try TemporaryFolder()
    let path = try file(sizes.map { Page(size: $0) }, in: folder)
    let info = try run("pdfinfo", ["-f", "1", "-l", "3", path]).text
    for line in ["595.276 x 841.89", "841.89 x 595.276", "521.575 x 737.008"] {
      #expect(info.contains(line), "\(info)")
    }
  }

  @Test func `a run is turned about its origin`() throws {
    let page = Page(
      size: Paper.a4.size,
      items: [.glyphs(try fonts.run("一一一", points: 40, x: 300, y: 400, degrees: 90))])
    let folder = try TemporaryFolder()
    let picture = try Picture(page: 1, of: try file([page], in: folder), dotsPerInch: 72)
    // Turned to the left, the line runs upwards from its origin.
    #expect(picture.hasInk(in: 260..<305, 280..<400))
    #expect(!picture.hasInk(in: 305..<595, 0..<842))
    #expect(!picture.hasInk(in: 0..<595, 402..<842))
  }

  @Test(arguments: [0, 1000, 10_000]) func `a sink that is full is told`(capacity: Int) throws {
    let page = try fonts.letter()
    let canvasFonts = try fonts.canvasFonts(for: [page])
    let error = #expect(throws: PaintingError.self) {
      var canvas = try PDFCanvas(fonts: canvasFonts, sink: FullSink(capacity: capacity))
      for _ in 0..<3 { try canvas.paint(page) }
      try canvas.finish()
    }
    guard case .notWritten(let cause) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cause is FullSink.Full)
  }

  @Test func `clusters that do not add up are refused`() throws {
    var run = try fonts.run("承诺", x: 60, y: 100)
    run.line.clusters.removeLast()
    let page = Page(size: Paper.a4.size, items: [.glyphs(run)])
    #expect(throws: PaintingError.self) { try fonts.painted([page]) }
  }
}

/// Takes so many bytes and no more, as a full disk does.
private final class FullSink: ByteSink {
  struct Full: Error {}

  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
  }

  func write(_ bytes: [UInt8]) throws {
    capacity -= bytes.count
    if capacity < 0 { throw Full() }
  }
}

extension Picture {
  /// Whether any sample in the columns and rows is darker than half.
  func hasInk(in columns: Range<Int>, _ rows: Range<Int>) -> Bool {
    rows.contains { row in
      columns.contains { column in samples[(row * width + column) * 3] < 128 }
    }
  }
}
