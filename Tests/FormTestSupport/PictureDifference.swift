/// How far two pictures of one size are apart.
public struct PictureDifference: Equatable, Sendable {
  /// Differences that an eye cannot see and that Cairo's versions may bring.
  public static let tolerance = (step: 8, permille: 1)

  /// The largest difference of a sample, of 255.
  public let largestStep: Int
  public let differingPixels: Int
  public let pixelCount: Int
  /// Dark where the pictures differ.
  public let map: Picture

  /// Nil when the pictures are not of one size.
  public init?(_ old: Picture, _ new: Picture) {
    guard old.width == new.width, old.height == new.height else { return nil }
    var largestStep = 0
    var differing = 0
    var map = [UInt8](repeating: 255, count: old.samples.count)
    for pixel in stride(from: 0, to: old.samples.count, by: 3) {
      var step = 0
      for sample in pixel..<(pixel + 3) {
        step = max(step, abs(Int(old.samples[sample]) - Int(new.samples[sample])))
      }
      guard step > 0 else { continue }
      largestStep = max(largestStep, step)
      differing += 1
      for sample in pixel..<(pixel + 3) { map[sample] = UInt8(max(0, 160 - step)) }
    }
    self.largestStep = largestStep
    differingPixels = differing
    pixelCount = old.width * old.height
    self.map = Picture(width: old.width, height: old.height, samples: map)
  }

  /// No sample differs by more than 8 of 255, and fewer than 0.1 % of the pixels differ.
  public var isTolerable: Bool {
    largestStep <= Self.tolerance.step
      && (differingPixels == 0 || differingPixels * 1000 < pixelCount * Self.tolerance.permille)
  }
}
