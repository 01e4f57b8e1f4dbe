/// A QR code (ISO/IEC 18004:2015, model 2): text as a square of dark and light modules.
///
/// The same text and level give the same modules: the smallest version that holds the text, in the
/// modes that take the fewest bits, under the mask with the least penalty.
public struct QRSymbol: Hashable, Sendable {
  /// 1 to 40.
  public let version: Int
  public let correction: QRCorrection
  /// 0 to 7.
  public let mask: Int
  private let grid: ModuleGrid

  /// Modules of light edge that the symbol needs on every side (clause 6.3.8).
  public static let quietZone = 4

  /// Fails with `tooLong` for what no version holds at this level: some 2,300 bytes at `medium`.
  public init(encoding text: String, correction: QRCorrection = .medium) throws(QRFault) {
    try self.init(encoding: text, correction: correction, mask: nil)
  }

  init(encoding text: String, correction: QRCorrection, mask: Int?) throws(QRFault) {
    let (version, bits) = try SegmentPlan.bits(of: text, correction: correction)
    let layout = CodewordLayout(version: version, correction: correction)
    let codewords = layout.interleaved(layout.padded(bits))
    var grid = ModuleGrid(version: version)
    grid.place(codewords)
    self.mask = grid.applyMask(mask, correction: correction)
    self.version = version
    self.correction = correction
    self.grid = grid
  }

  /// Modules on a side, without the light edge: 21 to 177.
  public var size: Int { grid.size }

  /// Rows and columns count from 0, from the upper left.
  public func isDark(row: Int, column: Int) -> Bool { grid[row, column] }

  /// A stretch of dark modules in a row.
  public struct Run: Hashable, Sendable {
    public var row: Int
    public var columns: Range<Int>
  }

  /// All dark modules, row by row, each stretch as long as can be.
  public var darkRuns: [Run] {
    (0..<size).flatMap { row -> [Run] in
      var runs: [Run] = []
      var start: Int?
      for column in 0...size {
        let isDark = column < size && grid[row, column]
        if isDark, start == nil { start = column }
        if !isDark, let first = start {
          runs.append(Run(row: row, columns: first..<column))
          start = nil
        }
      }
      return runs
    }
  }
}

/// 纠错等级: how much of a symbol may be lost and it is still read.
public enum QRCorrection: String, CaseIterable, Hashable, Sendable {
  /// 7 %.
  case low = "L"
  /// 15 %.
  case medium = "M"
  /// 25 %.
  case quartile = "Q"
  /// 30 %.
  case high = "H"
}

public enum QRFault: Error, Hashable, Sendable {
  /// The text takes so many bytes in UTF-8, more than any version holds.
  case tooLong(byteCount: Int)
}
