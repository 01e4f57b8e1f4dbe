/// How the stored dots are to be turned and mirrored to be seen upright (Exif 2.3, tag 274).
public enum ImageOrientation: Int, Hashable, Sendable {
  case upright = 1
  case mirrored
  case upsideDown
  case upsideDownMirrored
  /// Mirrored about the diagonal from the upper left.
  case transposed
  /// To be turned clockwise by a quarter.
  case turnedLeft
  /// Mirrored about the diagonal from the upper right.
  case transversed
  /// To be turned counter-clockwise by a quarter.
  case turnedRight

  /// The stored width is the height that is seen.
  public var swapsSides: Bool { rawValue >= 5 }

  /// Where a stored place stands in the upright unit square: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
  public var matrix: (a: Int, b: Int, c: Int, d: Int, e: Int, f: Int) {
    switch self {
    case .upright: (1, 0, 0, 1, 0, 0)
    case .mirrored: (-1, 0, 0, 1, 1, 0)
    case .upsideDown: (-1, 0, 0, -1, 1, 1)
    case .upsideDownMirrored: (1, 0, 0, -1, 0, 1)
    case .transposed: (0, 1, 1, 0, 0, 0)
    case .turnedLeft: (0, 1, -1, 0, 1, 0)
    case .transversed: (0, -1, -1, 0, 1, 1)
    case .turnedRight: (0, -1, 1, 0, 0, 1)
    }
  }

  /// Reads the tag of the first directory of a TIFF structure, as Exif holds it; what is not
  /// understood is upright.
  init(ofTIFF tiff: ArraySlice<UInt8>) {
    self = Self.tag(in: tiff).flatMap(Self.init) ?? .upright
  }

  private static func tag(in tiff: ArraySlice<UInt8>) -> Int? {
    let isLittle = tiff.starts(with: [0x49, 0x49, 0x2A, 0])
    guard isLittle || tiff.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return nil }
    func number(at offset: Int, bytes count: Int) -> Int? {
      let start = tiff.startIndex + offset
      guard offset >= 0, start + count <= tiff.endIndex else { return nil }
      let digits = tiff[start..<start + count]
      return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, bytes: 4), let count = number(at: directory, bytes: 2)
    else { return nil }
    for entry in 0..<count {
      let start = directory + 2 + entry * 12
      guard let tag = number(at: start, bytes: 2) else { return nil }
      if tag == 274 { return number(at: start + 8, bytes: 2) }
    }
    return nil
  }
}
