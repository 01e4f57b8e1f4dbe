import FormTestSupport
import Synchronization
import Testing

@testable import ImageFiles

@Suite struct ImageFileTests {
  @Test func `a photograph is known by its size, its format and its digest`() throws {
    let file = try ImageFile(ImageSamples.jpeg(width: 4000, height: 3000))
    #expect(file.format == .jpeg)
    #expect([file.width, file.height] == [4000, 3000])
    #expect(file.digest.utf8.count == 64)
    let same = try ImageFile(ImageSamples.jpeg(width: 4000, height: 3000))
    #expect(file == same)
    #expect(try ImageFile(ImageSamples.png()) != file)
  }

  @Test(
    arguments: [(1, false), (3, false), (6, true), (8, true), (0, false), (9, false)],
    [true, false])
  func `the camera's turn is taken from Exif, whichever way its bytes run`(
    turn: (value: Int, swaps: Bool), isLittle: Bool
  ) throws {
    let exif = ImageSamples.exif(orientation: turn.value, isLittle: isLittle)
    let photo = try ImageFile(ImageSamples.jpeg(width: 40, height: 30, segments: [exif]))
    let known = (1...8).contains(turn.value)
    #expect(photo.orientation.rawValue == (known ? turn.value : 1))
    #expect(photo.uprightSize.width == (turn.swaps ? 30 : 40))
    let tiff = ImageSamples.tiff(orientation: turn.value, isLittle: isLittle)
    let scan = try ImageFile(ImageSamples.png(chunks: [("eXIf", tiff)]))
    #expect(scan.orientation == photo.orientation)
  }

  @Test func `the eight turns bring each corner where the camera held it`() {
    // Upper left and upper right of the stored image, where they are seen (Exif 2.3, 4.6.4).
    let seen: [([Int], [Int])] = [
      ([0, 0], [1, 0]), ([1, 0], [0, 0]), ([1, 1], [0, 1]), ([0, 1], [1, 1]), ([0, 0], [0, 1]),
      ([1, 0], [1, 1]), ([1, 1], [1, 0]), ([0, 1], [0, 0]),
    ]
    for (index, corners) in seen.enumerated() {
      let turn = ImageOrientation(rawValue: index + 1)?.matrix
      #expect(turn.map { [$0.e, $0.f] } == corners.0, "\(index + 1)")
      #expect(turn.map { [$0.a + $0.e, $0.b + $0.f] } == corners.1, "\(index + 1)")
    }
  }

  @Test func `what goes on paper tells nothing of the camera, the time and the place`() throws {
    let secrets = [
      ImageSamples.exif(orientation: 6), ImageSamples.segment(0xFE, Array("王喆的手机".utf8)),
      ImageSamples.segment(0xE2, Array("ICC_PROFILE secret".utf8)),
      ImageSamples.segment(0xED, Array("Photoshop secret".utf8)),
    ]
    let plain = [
      ImageSamples.segment(0xE0, Array("JFIF\0".utf8)),
      ImageSamples.segment(0xEE, Array("Adobe".utf8)),
    ]
    let photo = try ImageFile(ImageSamples.jpeg(segments: plain + secrets) + Array("trailer".utf8))
    #expect(try photo.bytes() == ImageSamples.jpeg(segments: plain))
    let scan = try ImageFile(
      ImageSamples.png(chunks: [
        ("tEXt", Array("Author\0王喆".utf8)), ("tIME", [7, 227, 3, 30, 9, 30, 0]),
        ("eXIf", ImageSamples.tiff(orientation: 1)), ("PLTE", [1, 2, 3]),
      ]) + Array("trailer".utf8))
    #expect(try scan.bytes() == ImageSamples.png(chunks: [("PLTE", [1, 2, 3])]))
  }

  @Test func `a file that changes after it was looked over is refused`() throws {
    let reads = Mutex(0)
    let file = try ImageFile(named: "照片.png") { () throws(ImageFault) in
      let count = reads.withLock { count in
        count += 1
        return count
      }
      return ImageSamples.png(width: 40 + count)
    }
    #expect(throws: ImageFault.changed) { try file.bytes() }
  }

  @Test(arguments: [
    ("GIF", Array("GIF89a".utf8), ImageFault.unknownFormat),
    ("nothing", [], .unknownFormat),
    ("a document", Array("%PDF-1.7".utf8), .unknownFormat),
    ("four colours", ImageSamples.jpeg(components: 4), .unsupported("印刷用的四色（CMYK）JPEG")),
    ("arithmetic", ImageSamples.jpeg(frame: 0xC9), .unsupported("少见的 JPEG 编码")),
    ("12 bits", ImageSamples.jpeg(precision: 12), .unsupported("每色不是 8 位的 JPEG")),
    ("no dots", ImageSamples.jpeg(width: 40, height: 0), .broken("宽或高是 0")),
    ("only a start", [0xFF, 0xD8, 0xFF], .broken("图像没有写完")),
    (
      "too many dots", ImageSamples.png(width: 30_000, height: 2_000),
      .tooManyDots(width: 30_000, height: 2_000)
    ),
    (
      "too wide", ImageSamples.png(width: 40_000, height: 2), .tooManyDots(width: 40_000, height: 2)
    ),
    (
      "too many bytes", [UInt8](repeating: 0xFF, count: ImageFile.byteLimit + 1),
      .tooManyBytes(ImageFile.byteLimit + 1)
    ),
  ])
  func `what a form cannot show is refused by name`(
    name: String, bytes: [UInt8], fault: ImageFault
  ) {
    #expect(throws: fault, "\(name)") { try ImageFile(bytes) }
  }

  @Test(arguments: [
    ImageSamples.jpeg(segments: [ImageSamples.exif(orientation: 6)]), ImageSamples.png(),
  ])
  func `a file cut short anywhere is refused, and none traps`(whole: [UInt8]) {
    for length in 0..<whole.count {
      #expect(throws: ImageFault.self, "\(length)") { try ImageFile(Array(whole[..<length])) }
    }
  }

  @Test func `a byte of a PNG file that flips is found`() {
    let whole = ImageSamples.png(chunks: [("PLTE", [1, 2, 3])])
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= 0x10
      #expect(throws: ImageFault.self, "\(index)") { try ImageFile(bytes) }
    }
  }

  @Test func `random damage to a photograph never traps`() {
    var generator = Generator(seed: 274)
    let whole = ImageSamples.jpeg(segments: [ImageSamples.exif(orientation: 6)])
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<generator.number(in: 1...4) {
        bytes[generator.number(in: 0...bytes.count - 1)] = UInt8(generator.number(in: 0...255))
      }
      _ = try? ImageFile(bytes).bytes()
    }
  }
}
