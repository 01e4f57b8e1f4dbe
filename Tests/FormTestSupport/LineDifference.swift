/// The lines between the first and the last that differ, old ones after `-` and new ones after `+`.
///
/// Costs one walk from either end, so that it also serves dumps of ten thousand rows.
struct LineDifference: CustomStringConvertible {
  private static let limit = 24

  /// The first line that differs, counted from 1.
  let firstLine: Int
  let removed: ArraySlice<Substring.UTF8View.SubSequence>
  let added: ArraySlice<Substring.UTF8View.SubSequence>

  init(from old: String, to new: String) {
    let old = Self.lines(of: old)
    let new = Self.lines(of: new)
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start].elementsEqual(new[start]) { start += 1 }
    var rest = 0
    while rest < shorter - start,
      old[old.count - 1 - rest].elementsEqual(new[new.count - 1 - rest])
    { rest += 1 }
    firstLine = start + 1
    removed = old[start..<(old.count - rest)]
    added = new[start..<(new.count - rest)]
  }

  var description: String {
    (["line \(firstLine):"] + marked(removed, by: "-") + marked(added, by: "+"))
      .joined(separator: "\n")
  }

  private static func lines(of text: String) -> [Substring.UTF8View.SubSequence] {
    text[...].utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private func marked(
    _ lines: ArraySlice<Substring.UTF8View.SubSequence>, by mark: String
  ) -> [String] {
    let shown = lines.prefix(Self.limit).map { "\(mark) \(String(decoding: $0, as: UTF8.self))" }
    return lines.count > Self.limit
      ? shown + ["\(mark) … and \(lines.count - Self.limit) lines more"] : shown
  }
}
