import PDFObjects

/// What a signature says it covers: two stretches of bytes, the gap between them for itself
/// (ISO 32000-1, 12.8.1).
struct CoveredRange: Hashable {
  /// Before the gap, from the file's first byte.
  var first: Range<Int>
  var second: Range<Int>

  /// `nil` for anything but two stretches in order, the first from byte 0.
  init?(_ object: PDFObject?) {
    let numbers = (object?.array ?? []).compactMap(\.integer)
    guard numbers.count == 4, numbers[0] == 0, numbers.allSatisfy({ (0..<1 << 40).contains($0) }),
      numbers[1] <= numbers[2]
    else { return nil }
    first = 0..<numbers[1]
    second = numbers[2]..<numbers[2] + numbers[3]
  }

  /// Whether the numbers are stretches that overlap or stand in the wrong order.
  static func overlaps(_ object: PDFObject?) -> Bool {
    let numbers = (object?.array ?? []).compactMap(\.integer)
    guard numbers.count == 4, numbers.allSatisfy({ (0..<1 << 40).contains($0) }) else {
      return false
    }
    return numbers[2] < numbers[0] + numbers[1]
  }

  var gap: Range<Int> { first.upperBound..<second.lowerBound }
  var end: Int { second.upperBound }

  /// The covered bytes; the file must be long enough.
  func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] { [bytes[first], bytes[second]] }
}
