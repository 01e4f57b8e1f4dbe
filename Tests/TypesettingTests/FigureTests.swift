import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import QRCodes
import Testing

@testable import Typesetting

/// 二维码 and 图片 in their lines, cells and bands.
@Suite struct FigureTests {
  private func code(_ text: String, width: Int = 60, correction: QRCorrection = .medium) -> Inline {
    .figure(
      Figure(
        .code(text, correction: correction), width: .points(width), alternative: "二维码：\(text)"))
  }

  private func block(_ inlines: Inline..., style: Int = 0) -> Block {
    .paragraph(Paragraph(inlines, style: StyleID(style)))
  }

  private func ids(_ document: Document) throws -> [Diagnostic.ID] {
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: document) }
    return error?.diagnostics.map(\.id) ?? []
  }

  @Test func `a code stands in the middle of its line with four modules of light around it`() throws
  {
    let style = Sample.style(alignment: .center)
    let document = Sample.document(
      width: 200, height: 200, styles: [style], [block(code("No. 17"), style: 0)])
    let pages = try Sample.pages(of: document)
    let shape = try #require(pages[0].shapes.first)
    #expect(
      shape.frame
        == Rectangle(x: .points(90), y: .points(20), width: .points(60), height: .points(60)))
    let symbol = try QRSymbol(encoding: "No. 17")
    let module = Length.points(60) / (symbol.size + 8)
    let left = shape.rectangles.map(\.left).min() ?? .zero
    let right = shape.rectangles.map(\.right).max() ?? .zero
    let airLeft = left - shape.frame.left
    let airRight = shape.frame.right - right
    #expect(airLeft >= module * 4)
    #expect(airRight >= module * 4)
    let side = right - left
    #expect(side == module * symbol.size)
    #expect(shape.rectangles.count == symbol.darkRuns.count)
    #expect(shape.alternative == "二维码：No. 17")
    #expect(pages[0].structure.map(\.items) == [0..<1])
  }

  @Test func `a line with a figure is as tall as it, and the words stand at its middle`() throws {
    let document = Sample.document(
      width: 200, height: 200,
      [block(.text("编号 "), code("17"), .text(" 号")), Sample.paragraph("下一段")])
    let page = try Sample.pages(of: document)[0]
    let baselines = page.runs.map(\.origin.y.milliPoints)
    // The em box of 12 pt in the middle of 60 pt: its baseline is 0.88 em below its top.
    #expect(baselines.first == 54_560)
    #expect(baselines.last == 93_560)
  }

  @Test func `a figure goes to the next page whole, and one taller than a page is refused`() throws
  {
    let lines = (0..<4).map { Sample.paragraph("第\($0)行") }
    let document = Sample.document(width: 200, height: 100, lines + [block(code("17"))])
    let pages = try Sample.pages(of: document)
    #expect(pages.map(\.shapes.count) == [0, 1])
    let tall = Sample.document(width: 200, height: 100, [block(code("17", width: 120))])
    #expect(try ids(tall) == ["layout.too-tall"])
  }

  @Test func `every row of a table has its own code, and its row is as tall`() throws {
    let rows = (0..<60).map { index in
      TableRow(
        cells: [
          Sample.cell("第\(index)行", column: 0),
          Cell(
            column: 1, content: .paragraphs([Paragraph([code("No. \(index)")], style: StyleID(0))]),
            style: StyleID(0)),
        ])
    }
    let table = Table(columns: [Column(.share(1)), Column(.automatic)], body: HeldRows(rows))
    let pages = try Sample.pages(of: Sample.document(width: 200, height: 250, [.table(table)]))
    #expect(pages.map(\.shapes.count) == Array(repeating: 4, count: 15))
    #expect(pages.flatMap(\.shapes).map(\.alternative) == (0..<60).map { "二维码：No. \($0)" })
    #expect(Set(pages.flatMap(\.shapes).map(\.rectangles)).count == 60)
  }

  @Test func `texts that Swift takes for equal have codes of their own`() throws {
    let document = Sample.document(
      width: 200, height: 200, [block(code("\u{90CE}")), block(code("\u{F92C}"))])
    let shapes = try Sample.pages(of: document)[0].shapes
    #expect(shapes.count == 2)
    let counts = shapes.map { shape in shape.rectangles.map { $0.top - shape.frame.top } }
    #expect(counts[0] != counts[1])
  }

  @Test(arguments: [
    (String(repeating: "长", count: 2000), 180, "layout.code-too-long"),
    (String(repeating: "长", count: 40), 30, "layout.code-too-small"),
    ("17", 201, "layout.figure-too-wide"),
  ])
  func `a code that cannot be read is refused`(text: String, width: Int, id: String) throws {
    let document = Sample.document(width: 200, height: 300, [block(code(text, width: width))])
    #expect(try ids(document).map(\.name) == [id])
  }

  @Test func `the width that a refusal names is enough`() throws {
    let text = "SDZB-2019-02-0317 派遣单"
    let small = Sample.document(width: 200, height: 300, [block(code(text, width: 30))])
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: small) }
    let hint = try #require(error?.diagnostics.first?.hint)
    let number = try #require(Int(hint.drop { !$0.isNumber }.prefix { $0.isNumber }))
    for (width, fits) in [(number, true), (number - 1, false)] {
      let figure = Figure(
        .code(text, correction: .medium), width: .millimeters(width), alternative: "")
      let document = Sample.document(width: 200, height: 300, [block(.figure(figure))])
      let isSet = (try? Sample.pages(of: document)) != nil
      #expect(isSet == fits, "\(width)mm")
    }
  }

  @Test(arguments: [Overflow.truncate, .refuse, .shrink(minimum: .points(7))], [true, false])
  func `a figure too tall for an exact row is refused, never cut away`(
    overflow: Overflow, isLoose: Bool
  ) throws {
    let cell = Cell(
      column: 0, content: .paragraphs([Paragraph([code("17")], style: StyleID(0))]),
      style: StyleID(0))
    let row = TableRow(height: .exactly(.points(40)), cells: [cell])
    let document = Sample.document(
      width: 200, height: 200, styles: [Sample.style(overflow: overflow)],
      [.table(Table(columns: [Column(.share(1))], body: HeldRows([row])))])
    let error = #expect(throws: DiagnosticError.self) {
      try Sample.pages(of: document, isLoose: isLoose)
    }
    #expect(error?.diagnostics.map(\.id) == ["layout.cell-overfull"])
  }

  @Test func `a vertical cell takes no figure`() throws {
    var style = Sample.style()
    style.writingMode = .vertical
    let cell = Cell(
      column: 0, content: .paragraphs([Paragraph([code("17")], style: StyleID(0))]),
      style: StyleID(0))
    let table = Table(columns: [Column(.share(1))], body: HeldRows([TableRow(cells: [cell])]))
    let document = Sample.document(width: 200, height: 200, styles: [style], [.table(table)])
    #expect(try ids(document).contains("layout.room-in-vertical"))
  }

  // MARK: Bands

  private func footed(_ width: Int, height: Length? = nil) -> Document {
    let band = Band(style: StyleID(0), height: height) { numbers in
      Band.Content(
        left: [.text("第\(numbers.page)页")], right: [code("p\(numbers.page)", width: width)])
    }
    return Sample.document(
      width: 200, height: 100, (0..<8).map { Sample.paragraph("第\($0)行") }, footer: band)
  }

  @Test func `a code in a band differs from page to page and belongs to no node`() throws {
    var document = footed(30)
    document.sections[0].pageSetup.margins.bottom = .points(60)
    document.sections[0].pageSetup.size.height = .points(180)
    let pages = try Sample.pages(of: document)
    #expect(pages.count == 2)
    #expect(pages.map { $0.shapes.map(\.alternative) } == [["二维码：p1"], ["二维码：p2"]])
    for page in pages {
      let shape = try #require(page.shapes.first)
      // Its middle is where the line's is, 7 mm below the type area.
      let middle = shape.frame.top + .points(15)
      #expect(middle == .points(120) + .millimeters(7))
      #expect(shape.frame.right == .points(220))
      let index = page.items.indices.last ?? 0
      #expect(!page.structure.contains { $0.items.contains(index) })
    }
  }

  @Test func `a code in a band that would reach into the text or off the paper is refused`() throws
  {
    var document = footed(42)
    #expect(try bandFindings(document) == ["layout.band-off-page"])
    document.sections[0].pageSetup.margins.bottom = .points(60)
    document.sections[0].pageSetup.size.height = .points(180)
    #expect(try bandFindings(document) == ["layout.band-in-text"])
  }

  private func bandFindings(_ document: Document) throws -> [Diagnostic.ID] {
    let typesetter = Typesetter(library: try Sample.library())
    let plan = try typesetter.plan(document)
    _ = typesetter.pages(of: document, plan: plan).bands(ofPage: 0)
    return typesetter.removeFindings().map(\.id)
  }

  // MARK: Rooms

  private static let rooms: [(Int?, Int?, Int, Int)] = [
    (28, 38, 28, 38), (28, nil, 28, 28), (nil, 38, 38, 38),
  ]

  @Test(arguments: rooms)
  func `room for an image that is not given has the size asked for`(
    width: Int?, height: Int?, expectedWidth: Int, expectedHeight: Int
  ) throws {
    let figure = Figure(
      .room, width: width.map { .points($0) }, height: height.map { .points($0) }, alternative: "照片"
    )
    let (set, faults) = SetFigure.fit(figure, measure: .points(100))
    #expect(set.size == Size(width: .points(expectedWidth), height: .points(expectedHeight)))
    #expect(faults.isEmpty)
    #expect(set.item(at: Point(x: .zero, y: .zero), color: .black) == nil)
  }
}

extension Page {
  var shapes: [FilledShape] {
    items.compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }
}
