/// The properties of every code point in two stages: blocks of 128, and which block stands where.
///
/// A block all of one kind is held once, so the table takes some 130 kB.
struct CharacterTable: Sendable {
  private static let blockSize = 128

  /// For each 128 code points, where their block begins in ``properties``.
  private var starts: [UInt32] = []
  private var properties: [CharacterProperties] = []

  /// Unpacks runs of code points that are alike, from U+0000 on.
  ///
  /// Each run is two symbols and, unless it is 1, its length in decimal. The symbols count the
  /// elements of the two legends from `A` on.
  init(classes: [CharacterClass], lineBreakClasses: [LineBreakClass], runs: String) {
    let origin = UInt8(ascii: "A")
    var uniformBlocks: [CharacterProperties: UInt32] = [:]
    var text = Array(runs.utf8)[...]
    while let first = text.popFirst(), let second = text.popFirst() {
      var length = 0
      while let digit = text.first, digit <= UInt8(ascii: "9") {
        length = length * 10 + Int(digit - UInt8(ascii: "0"))
        text.removeFirst()
      }
      append(
        CharacterProperties(
          characterClass: classes[Int(first - origin)],
          lineBreakClass: lineBreakClasses[Int(second - origin)]),
        count: max(length, 1), &uniformBlocks)
    }
  }

  subscript(scalar: Unicode.Scalar) -> CharacterProperties {
    let codePoint = Int(scalar.value)
    return properties[Int(starts[codePoint / Self.blockSize]) + codePoint % Self.blockSize]
  }

  /// Ends the block begun, adds whole ones, and begins another with what is left.
  private mutating func append(
    _ value: CharacterProperties, count: Int, _ uniformBlocks: inout [CharacterProperties: UInt32]
  ) {
    let size = Self.blockSize
    let filling = min(count, (size - properties.count % size) % size)
    properties.append(contentsOf: repeatElement(value, count: filling))
    let (blocks, rest) = (count - filling).quotientAndRemainder(dividingBy: size)
    if blocks > 0 {
      let start = uniformBlocks[value] ?? UInt32(properties.count)
      if uniformBlocks.updateValue(start, forKey: value) == nil {
        properties.append(contentsOf: repeatElement(value, count: size))
      }
      starts.append(contentsOf: repeatElement(start, count: blocks))
    }
    if rest > 0 {
      starts.append(UInt32(properties.count))
      properties.append(contentsOf: repeatElement(value, count: rest))
    }
  }
}
