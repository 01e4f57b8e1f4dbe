import CairoPainting
import DisplayList
import FormTestSupport
import Foundation
import Geometry
import PaintingTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PageTests {
  let fonts: SampleFonts

  init() throws {
    fonts = try SampleFonts()
  }

  private static let square = Page(
    size: Size(width: .points(100), height: .points(50)),
    items: [
      .ruling(
        Ruling(
          start: Point(x: .points(20), y: .points(25)), end: Point(x: .points(60), y: .points(25)),
          width: .points(10), color: .officialRed))
    ])

  @Test func `a picture has ink where the display list says, cut square at the ends`() throws {
    let canvasFonts = try fonts.canvasFonts(for: [])
    let png = try Self.square.png(dotsPerInch: 144, fonts: canvasFonts)
    let picture = try Picture(png: png)
    #expect(picture.width == 200)
    #expect(picture.height == 100)
    for row in 0..<100 {
      for column in 0..<200 {
        let start = (row * 200 + column) * 3
        let isInside = (40..<120).contains(column) && (40..<60).contains(row)
        let sample = Array(picture.samples[start..<start + 3])
        #expect(sample == (isInside ? [230, 0, 18] : [255, 255, 255]), "\(column),\(row)")
      }
    }
  }

  @Test func `the picture is what another program draws from the PDF`() throws {
    let page = try fonts.letter()
    let canvasFonts = try fonts.canvasFonts(for: [page])
    let ours = try Picture(png: try page.png(dotsPerInch: 96, fonts: canvasFonts))
    let folder = try TemporaryFolder()
    let file = try folder.write(try [page].painted(with: canvasFonts), to: "letter.pdf")
    let drawn = try run("mutool", ["draw", "-q", "-r", "96", "-F", "png", "-o", "-", file, "1"])
    let theirs = try Picture(png: drawn.output)
    #expect(ours.width == theirs.width)
    #expect(ours.height == theirs.height)
    let differences = zip(ours.samples, theirs.samples).map { abs(Int($0) - Int($1)) }
    let far = differences.filter { $0 > 100 }
    #expect(far.count * 1000 < differences.count, "\(far.count) of \(differences.count)")
  }

  @Test(arguments: [0, -1, 5000, 1 << 40])
  func `a resolution that gives no sensible picture is refused`(dotsPerInch: Int) throws {
    let page = Page(size: Paper.a4.size)
    let canvasFonts = try fonts.canvasFonts(for: [])
    #expect(throws: PaintingError.self) {
      try page.png(dotsPerInch: dotsPerInch, fonts: canvasFonts)
    }
  }

  @Test func `pictures and drawings are the same every time`() throws {
    let page = try fonts.letter()
    let canvasFonts = try fonts.canvasFonts(for: [page])
    #expect(
      try page.png(dotsPerInch: 50, fonts: canvasFonts)
        == page.png(dotsPerInch: 50, fonts: canvasFonts))
    #expect(try page.svg(fonts: canvasFonts) == page.svg(fonts: canvasFonts))
  }

  @Test func `a drawing is well-formed XML with a shape for each glyph`() throws {
    let page = try fonts.letter()
    let svg = try page.svg(fonts: try fonts.canvasFonts(for: [page]))
    let counter = ElementCounter()
    let parser = XMLParser(data: Data(svg))
    parser.delegate = counter
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let glyphs = page.items.map { item in
      if case .glyphs(let run) = item { run.line.glyphs.count } else { 0 }
    }
    #expect(counter.counts["use", default: 0] == glyphs.reduce(0, +))
  }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    counts[element, default: 0] += 1
  }
}
