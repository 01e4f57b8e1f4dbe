import FormTestSupport
import Testing

@Suite struct PictureTests {
  private let white = Picture(
    width: 100, height: 100, samples: [UInt8](repeating: 255, count: 30_000))

  @Test func `a picture comes back from its PNG file`() throws {
    let picture = picture(changing: 5, by: 77)
    #expect(try Picture(png: picture.png()) == picture)
  }

  @Test(arguments: [
    (pixels: 0, step: 0, isTolerable: true),
    (pixels: 9, step: 8, isTolerable: true),
    (pixels: 10, step: 8, isTolerable: false),
    (pixels: 1, step: 9, isTolerable: false),
  ])
  func `few faint pixels are tolerable`(
    pixels: Int, step: UInt8, isTolerable: Bool
  ) throws {
    let other = picture(changing: pixels, by: step)
    let difference = try #require(PictureDifference(white, other))
    #expect(difference.isTolerable == isTolerable)
    #expect(difference.differingPixels == pixels)
    #expect(difference.largestStep == Int(step))
  }

  @Test func `pictures of two sizes are not compared`() {
    let line = Picture(width: 100, height: 1, samples: [UInt8](repeating: 255, count: 300))
    #expect(PictureDifference(white, line) == nil)
  }

  private func picture(changing pixels: Int, by step: UInt8) -> Picture {
    var samples = white.samples
    for pixel in 0..<pixels { samples[pixel * 3] -= step }
    return Picture(width: white.width, height: white.height, samples: samples)
  }
}
