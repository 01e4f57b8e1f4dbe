extension Unicode.Scalar {
  /// The narrow form of a full-width letter, digit or mark (U+FF01...FF5E); others as they are.
  public var narrow: Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(value) else { return self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}
