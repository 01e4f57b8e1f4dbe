import Diagnostics
import FormTestSupport
import Testing

@testable import PDFSigning

/// PNG files made by a program that is not ours.
@Suite struct InkPictureTests {
  /// Two by two: red, half-transparent green; blue, nothing.
  private let pixels = "P7\nWIDTH 2\nHEIGHT 2\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"

  @Test func `colours and opacity come as they are`() throws {
    let data: [UInt8] = [255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 255, 0, 0, 0, 0]
    let png = try run("pamtopng", [], input: Array(pixels.utf8) + data).output
    let picture = try InkPicture(png: png, named: "a")
    #expect(picture.colors == [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0])
    #expect(picture.opacity == [255, 128, 255, 0])
  }

  @Test(arguments: [("P1 9 2\n101010101 010101010\n", 1), ("P2 3 2 255\n0 99 255 7 8 9\n", 3)])
  func `grey and black and white come as colours, opaque`(text: String, _: Int) throws {
    let png = try run("pnmtopng", [], input: Array(text.utf8)).output
    let picture = try InkPicture(png: png, named: "a")
    #expect(picture.opacity == nil)
    let back = try run("pngtopnm", ["-plain"], input: png).text
    #expect(picture.colors.count == picture.width * picture.height * 3, "\(back)")
  }

  @Test func `every filter is undone as other programs undo it`() throws {
    var generator = Generator(seed: 5)
    let data = (0..<64 * 48 * 3).map { index in
      UInt8(truncatingIfNeeded: index / 7 + generator.number(in: 0...9))
    }
    for filter in ["-nofilter", "-sub", "-up", "-avg", "-paeth"] {
      let png = try run("pnmtopng", [filter], input: Array("P6 64 48 255\n".utf8) + data).output
      #expect(try InkPicture(png: png, named: "a").colors == data, "\(filter)")
    }
  }

  @Test func `what cannot be used is refused`() async throws {
    let wide = try run("pnmtopng", [], input: Array("P2 2 1 65535\n257 65534\n".utf8)).output
    let interlaced = try run("pnmtopng", ["-interlace"], input: Array("P2 1 1 255\n9\n".utf8))
      .output
    let good = try run("pnmtopng", [], input: Array("P2 2 1 255\n0 9\n".utf8)).output
    for bytes in [[], wide, interlaced, Array(good.dropLast(20)), Array(good.prefix(40))] {
      await expectRefusal("signature.unusable-picture") {
        _ = try InkPicture(png: bytes, named: "a")
        return []
      }
    }
  }

  @Test func `mutated pictures never trap`() throws {
    let text = "P2 9 9 255\n" + (0..<81).map { "\($0)" }.joined(separator: " ") + "\n"
    let good = try run("pnmtopng", [], input: Array(text.utf8)).output
    #expect(try InkPicture(png: good, named: "a").width == 9)
    var generator = Generator(seed: 3)
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0...generator.number(in: 0...3) {
        bytes[generator.number(in: 0...bytes.count - 1)] = UInt8(generator.number(in: 0...255))
      }
      _ = try? InkPicture(png: bytes, named: "a")
    }
  }
}
