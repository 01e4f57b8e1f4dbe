/// A number for each code point of the tables of strokes, packed as runs.
///
/// A symbol counts the elements of the legend from `:` on, two symbols where the legend is longer
/// than there are symbols; a length in decimal follows unless it is 1.
struct Runs: Sendable {
  /// What the runs go over, one range after the other.
  static let ranges = [0x3400..<0xA000, 0xFA0E..<0xFA2A, 0x20000..<0x323B0]

  private static let symbolCount = 69

  let legend: [UInt8]
  let text: String

  /// The numbers of all code points of ``ranges``.
  var values: [UInt8] {
    let origin = UInt8(ascii: ":")
    var values: [UInt8] = []
    values.reserveCapacity(Self.ranges.reduce(0) { $0 + $1.count })
    var rest = Array(text.utf8)[...]
    while let first = rest.popFirst() {
      var index = Int(first - origin)
      if legend.count > Self.symbolCount, let second = rest.popFirst() {
        index = index * Self.symbolCount + Int(second - origin)
      }
      var length = 0
      while let digit = rest.first, digit < origin {
        length = length * 10 + Int(digit - UInt8(ascii: "0"))
        rest.removeFirst()
      }
      values.append(contentsOf: repeatElement(legend[index], count: max(length, 1)))
    }
    return values
  }

  /// The place of a code point among the values.
  static func index(of scalar: Unicode.Scalar) -> Int? {
    var start = 0
    for range in ranges {
      let place = Int(scalar.value) - range.lowerBound
      if place < 0 { return nil }
      if place < range.count { return start + place }
      start += range.count
    }
    return nil
  }
}
