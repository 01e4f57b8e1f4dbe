/// What takes whole cells of a grid together.
struct GridUnit {
  enum Kind: Hashable {
    /// A character, a mark or a box; —— together, so that its strokes meet.
    case character
    /// Two marks, each in half of one cell.
    case marks
    /// Words and figures, and the spaces between them.
    case western
  }

  let clusters: Range<Int>
  let kind: Kind
  let cells: Int
  /// Of what stands in the middle of the cells.
  var width: Int
  /// What each space of a Western run gains.
  var growth = 0
}
