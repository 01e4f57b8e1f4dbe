import Geometry

/// One of the two or three labels that strokes from a cell's upper left corner part (斜线表头).
///
/// One stroke runs to the lower right corner; of two, one ends in the middle of the foot and one in
/// the middle of the right side. The first label stands at the lower left, the last at the upper
/// right, one between them at the lower right.
struct DiagonalLabel {
  var paragraph: SetParagraph
  /// Among the cell's labels, from the lower left.
  var index: Int
  var count: Int
  /// From the cell's sides.
  var padding: Length

  /// What keeps labels off the strokes: 0.6 mm and half a ruling.
  private static let clearance = Length.millimeters(7) / 10
  /// A row may grow for another cell's sake; what is clear of the strokes must stay so.
  private static let tallest = Length.millimeters(1000)

  /// The far ends of the strokes, the lowest first, from the cell's upper left corner.
  static func strokeEnds(labelCount: Int, of size: Size) -> [Point] {
    labelCount < 3
      ? [Point(x: size.width, y: size.height)]
      : [
        Point(x: size.width / 2, y: size.height), Point(x: size.width, y: size.height / 2),
      ]
  }

  /// The upper left corner of each line's box.
  func places(in size: Size) -> [Point] {
    let air = (paragraph.linePitch - paragraph.fontSize) / 2
    let isAbove = index > 0 && index == count - 1
    let top = isAbove ? padding - air : size.height - padding + air - paragraph.height
    return paragraph.lines.enumerated().map { number, line in
      let x = index == 0 ? padding - line.start : size.width - padding - line.end
      return Point(x: x, y: top + paragraph.linePitch * number)
    }
  }

  /// The least height, up to a limit, of a cell so wide whose strokes are clear of the label.
  func neededHeight(width: Length, limit: Length) -> Length? {
    let fits = { isClear(in: Size(width: width, height: $0)) }
    guard fits(limit), fits(Self.tallest) else { return nil }
    var (low, high) = (Length.zero, limit)
    while low < high {
      let middle = (low + high) / 2
      if fits(middle) {
        high = middle
      } else {
        low = middle + Length(milliPoints: 1)
      }
    }
    return high
  }

  private func isClear(in size: Size) -> Bool {
    let ends = Self.strokeEnds(labelCount: count, of: size)
    return boxes(in: size).allSatisfy { box in
      box.left >= .zero && box.top >= .zero
        && ends.enumerated().allSatisfy { isClear(box, of: $1, isBelow: index <= $0) }
    }
  }

  /// The em boxes of the lines that hold text.
  private func boxes(in size: Size) -> [Rectangle] {
    zip(paragraph.lines, places(in: size)).compactMap { line, place in
      guard line.end > line.start else { return nil }
      return Rectangle(
        x: place.x + line.start, y: place.y + (paragraph.linePitch - paragraph.fontSize) / 2,
        width: line.end - line.start, height: paragraph.fontSize)
    }
  }

  /// The corner of a box that is nearest to a stroke lies far enough on its side of it.
  private func isClear(_ box: Rectangle, of end: Point, isBelow: Bool) -> Bool {
    let (x, y) = isBelow ? (box.right, box.top) : (box.left, box.bottom)
    let (across, along) = (Int128(end.x.milliPoints), Int128(end.y.milliPoints))
    let product = across * Int128(y.milliPoints) - along * Int128(x.milliPoints)
    let distance = isBelow ? product : -product
    let clearance = Int128(Self.clearance.milliPoints)
    // The distance times the stroke's length, in squares to do without the root.
    return distance > 0
      && distance * distance >= clearance * clearance * (across * across + along * along)
  }
}
