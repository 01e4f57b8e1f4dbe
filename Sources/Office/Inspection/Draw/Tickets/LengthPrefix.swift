extension [UInt8] {
  /// LP(s): the number of UTF-8 bytes in four bytes, big-endian, and the bytes (SSJ-DRAW/1,
  /// notation).
  mutating func appendLengthPrefixed(_ text: String) {
    let count = UInt32(truncatingIfNeeded: text.utf8.count)
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
    append(contentsOf: text.utf8)
  }
}
