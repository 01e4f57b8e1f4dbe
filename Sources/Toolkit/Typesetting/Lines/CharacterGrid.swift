/// A measure cut into equal cells, one for each character: 28 in the type area of GB/T 9704-2012.
///
/// Lengths are in 1/1000 pt. Every place is rounded by itself, so that nothing drifts.
struct CharacterGrid {
  /// Above zero, as is the number of cells.
  let measure: Int
  let count: Int

  /// Where a cell begins; cells are counted from 0 and go on beyond the measure.
  func edge(_ cell: Int) -> Int { measure * cell / count }

  /// Where something of this width begins that stands in the middle of some cells.
  func start(of width: Int, in cells: Range<Int>) -> Int {
    (measure * (cells.lowerBound + cells.upperBound) - count * width) / (2 * count)
  }

  /// The fewest cells not narrower than this.
  func cells(holding width: Int) -> Int { (width * count + measure - 1) / measure }
}
