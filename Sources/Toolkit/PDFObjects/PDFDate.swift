extension PDFObject {
  /// A moment as the clock of some place told it (ISO 32000-1, 7.9.4): `D:20190330100000+08'00'`.
  ///
  /// The offset is east of Greenwich.
  public static func dateText(
    year: Int, month: Int, day: Int, secondOfDay: Int, offsetInMinutes: Int
  ) -> String {
    let pieces = [month, day, secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
    let offset = [abs(offsetInMinutes) / 60, abs(offsetInMinutes) % 60]
    return "D:" + year.padded(to: 4) + pieces.map { $0.padded(to: 2) }.joined()
      + (offsetInMinutes < 0 ? "-" : "+") + offset.map { "\($0.padded(to: 2))'" }.joined()
  }
}

extension Int {
  /// The digits with zeros before them, at least so many.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
