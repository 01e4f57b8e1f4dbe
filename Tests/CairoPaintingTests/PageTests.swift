import CairoPainting
import DisplayList
import FormTestSupport
import Geometry
import PaintingTestSupport
import Testing

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

  @Test func `picture, file and drawing show the same`() throws {
    let page = try fonts.letter()
    let canvasFonts = try fonts.canvasFonts(for: [page])
    let picture = try Picture(png: try page.png(dotsPerInch: 96, fonts: canvasFonts))
    for (name, bytes) in [
      ("letter.pdf", try [page].painted(with: canvasFonts)),
      ("letter.svg", try page.svg(fonts: canvasFonts)),
    ] {
      let other = try drawing(of: bytes, named: name)
      #expect(picture.width == other.width, "\(name)")
      #expect(picture.height == other.height, "\(name)")
      let differences = zip(picture.samples, other.samples).map { abs(Int($0) - Int($1)) }
      let far = differences.filter { $0 > 100 }
      #expect(far.count * 1000 < differences.count, "\(name): \(far.count)")
    }
  }

  /// What MuPDF makes of a file.
  private func drawing(of bytes: [UInt8], named name: String) throws -> Picture {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: name)
    let drawn = try run("mutool", ["draw", "-q", "-r", "96", "-F", "png", "-o", "-", path, "1"])
    return try Picture(png: drawn.output)
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
}
