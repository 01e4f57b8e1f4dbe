import CairoPainting
import DisplayList
import FormTestSupport
import Geometry
import ImageFiles
import PaintingTestSupport
import Synchronization
import Testing

/// Filled shapes and images, in pictures, PDF files and drawings.
@Suite struct FigurePaintingTests {
  private let fonts: SampleFonts

  init() throws {
    fonts = try SampleFonts()
  }

  // MARK: Shapes

  private static let chequered = Page(
    size: Size(width: .points(20), height: .points(20)),
    items: [
      .shape(
        FilledShape(
          frame: Rectangle(x: .zero, y: .zero, width: .points(20), height: .points(20)),
          rectangles: [
            Rectangle(x: .points(4), y: .points(4), width: .points(8), height: .points(4)),
            Rectangle(x: .points(4), y: .points(8), width: .points(4), height: .points(4)),
            Rectangle(x: .points(12), y: .points(12), width: .points(4), height: .points(4)),
          ], color: .officialRed))
    ])

  private static func isDark(_ x: Int, _ y: Int) -> Bool {
    (4..<12).contains(x) && (4..<8).contains(y) || (4..<8).contains(x) && (8..<12).contains(y)
      || (12..<16).contains(x) && (12..<16).contains(y)
  }

  @Test func `rectangles are filled to their edges, with no seam between neighbours`() throws {
    let canvasFonts = try fonts.canvasFonts(for: [])
    let folder = try TemporaryFolder()
    let png = try Picture(png: try Self.chequered.png(dotsPerInch: 72, fonts: canvasFonts))
    let pdf = try folder.write(try [Self.chequered].painted(with: canvasFonts), to: "a.pdf")
    let svg = try folder.write(try Self.chequered.svg(fonts: canvasFonts), to: "a.svg")
    let drawn = try run("mutool", ["draw", "-q", "-r", "72", "-F", "png", "-o", "-", svg, "1"])
    for (name, picture) in [
      ("png", png), ("pdf", try Picture(page: 1, of: pdf, dotsPerInch: 72)),
      ("svg", try Picture(png: drawn.output)),
    ] {
      for y in 0..<20 {
        for x in 0..<20 {
          // Programs differ in how they soften an edge, never by half a dot.
          #expect((picture.dot(x, y)[1] < 128) == Self.isDark(x, y), "\(name) \(x),\(y)")
        }
      }
    }
  }

  // MARK: Images

  /// Its four quarters are red, green, blue and black, from the upper left in reading order.
  private func quarters(_ orientation: Int? = nil) throws -> ImageFile {
    let samples = (0..<40 * 40).flatMap { place -> [UInt8] in
      switch (place % 40 < 20, place / 40 < 20) {
      case (true, true): [255, 0, 0]
      case (false, true): [0, 255, 0]
      case (true, false): [0, 0, 255]
      case (false, false): [0, 0, 0]
      }
    }
    let source = Array("P6 40 40 255\n".utf8) + samples
    var bytes = try run("pnmtojpeg", ["-quality=95"], input: source).output
    if let orientation {
      let tiff: [UInt8] =
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation)]
        + [0, 0, 0, 0, 0, 0]
      let exif = Array("Exif\0\0".utf8) + tiff + Array("GPS 36.8N 118.0E".utf8)
      bytes.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif, at: 2)
    }
    return try ImageFile(named: "现场.jpg") { [bytes] () throws(ImageFault) in bytes }
  }

  private func page(showing file: ImageFile) -> Page {
    Page(
      size: Size(width: .points(60), height: .points(60)),
      items: [
        .image(
          PlacedImage(
            file: file,
            frame: Rectangle(
              x: .points(10), y: .points(10), width: .points(40), height: .points(40))))
      ])
  }

  /// The colours of the quarters as seen, in reading order, for each turn of the camera.
  @Test(arguments: [
    (1, "RGBK"), (2, "GRKB"), (3, "KBGR"), (4, "BKRG"), (5, "RBGK"), (6, "BRKG"), (7, "KGBR"),
    (8, "GKRB"),
  ])
  func `a photograph is seen upright wherever it is painted`(
    orientation: Int, colors: String
  ) throws {
    let page = page(showing: try quarters(orientation))
    let canvasFonts = try fonts.canvasFonts(for: [])
    let folder = try TemporaryFolder()
    let png = try Picture(png: try page.png(dotsPerInch: 72, fonts: canvasFonts))
    let pdf = try folder.write(try [page].painted(with: canvasFonts), to: "a.pdf")
    let svg = try folder.write(try page.svg(fonts: canvasFonts), to: "a.svg")
    let drawn = try run("mutool", ["draw", "-q", "-r", "72", "-F", "png", "-o", "-", svg, "1"])
    for (name, picture) in [
      ("png", png), ("pdf", try Picture(page: 1, of: pdf, dotsPerInch: 72)),
      ("svg", try Picture(png: drawn.output)),
    ] {
      let seen = [(20, 20), (40, 20), (20, 40), (40, 40)].map { picture.colorName($0.0, $0.1) }
      #expect(seen.joined() == colors, "\(name)")
      let outside = [(5, 30), (55, 30), (30, 5), (30, 55)].map { picture.colorName($0.0, $0.1) }
      #expect(outside == ["W", "W", "W", "W"], "\(name)")
    }
  }

  @Test func `a photograph stands in a file once, as it is, and tells nothing of the camera`()
    throws
  {
    let file = try quarters(6)
    let canvasFonts = try fonts.canvasFonts(for: [])
    let bytes = try [page(showing: file), Page(size: Paper.a4.size), page(showing: file)]
      .painted(with: canvasFonts)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "a.pdf")
    let listed = try run("pdfimages", ["-list", path]).text.split(separator: "\n").dropFirst(2)
    #expect(listed.count == 2 && listed.allSatisfy { $0.contains(" jpeg ") })
    #expect(Set(listed.map { $0.split(separator: " ")[10] }).count == 1, "\(listed)")
    _ = try run("pdfimages", ["-j", "-f", "1", "-l", "1", path, folder.path + "/image"])
    let taken = try run("cat", [folder.path + "/image-000.jpg"]).output
    #expect(try taken == file.bytes())
    for secret in ["Exif", "GPS", "/Interpolate true"] {
      #expect(!bytes.contains(Array(secret.utf8)), "\(secret)")
    }
    #expect(
      try bytes
        == [page(showing: file), Page(size: Paper.a4.size), page(showing: file)]
        .painted(with: canvasFonts))
  }

  @Test func `a transparent image is laid on white, and the file has no mask`() throws {
    let samples = (0..<40 * 40).flatMap { _ -> [UInt8] in [0, 0, 255] }
    let alpha = (0..<40 * 40).map { UInt8($0 % 40 < 20 ? 0 : 255) }
    let folder = try TemporaryFolder()
    let mask = try folder.write(Array("P5 40 40 255\n".utf8) + alpha, to: "mask.pgm")
    let png = try run(
      "pnmtopng", ["-alpha=\(mask)"], input: Array("P6 40 40 255\n".utf8) + samples
    ).output
    let file = try ImageFile(named: "章.png") { () throws(ImageFault) in png }
    let canvasFonts = try fonts.canvasFonts(for: [])
    let bytes = try [page(showing: file)].painted(with: canvasFonts)
    #expect(!bytes.contains(Array("/SMask".utf8)))
    #expect(!bytes.contains(Array("/Interpolate true".utf8)))
    let path = try folder.write(bytes, to: "a.pdf")
    let drawn = try Picture(png: try page(showing: file).png(dotsPerInch: 72, fonts: canvasFonts))
    for picture in [try Picture(page: 1, of: path, dotsPerInch: 72), drawn] {
      #expect(picture.colorName(20, 30) == "W" && picture.colorName(40, 30) == "B")
    }
  }

  @Test func `an image that changed since it was looked over is named, in every format`() throws {
    let good = try quarters()
    let bytes = try good.bytes()
    let reads = ReadCount()
    let file = try ImageFile(named: "现场.jpg") { () throws(ImageFault) in
      reads.next() == 1 ? bytes : Array(bytes.dropLast())
    }
    let page = page(showing: file)
    let canvasFonts = try fonts.canvasFonts(for: [])
    let paints: [() throws -> Void] = [
      { _ = try page.png(dotsPerInch: 72, fonts: canvasFonts) },
      { _ = try page.svg(fonts: canvasFonts) },
      { _ = try [page].painted(with: canvasFonts) },
    ]
    for paint in paints {
      let error = #expect(throws: PaintingError.self) { try paint() }
      guard case .image(let named, .changed) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(named.name == "现场.jpg")
    }
  }
}

private final class ReadCount: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

extension Picture {
  fileprivate func dot(_ x: Int, _ y: Int) -> [UInt8] {
    Array(samples[(y * width + x) * 3..<(y * width + x) * 3 + 3])
  }

  /// The letter of the nearest of white, red, green, blue and black (K).
  fileprivate func colorName(_ x: Int, _ y: Int) -> String {
    switch dot(x, y).map({ $0 > 127 }) {
    case [true, true, true]: "W"
    case [true, false, false]: "R"
    case [false, true, false]: "G"
    case [false, false, true]: "B"
    case [false, false, false]: "K"
    default: "?"
    }
  }
}
