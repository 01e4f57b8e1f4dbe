import DocumentTree

/// What codes and document numbers ask of a line in a table: type shrinks before they are parted.
enum CodeRules {
  /// 91370303MA3B97LG5B ends no line within, and neither do 鲁C-03-2019 and 张环监〔2019〕1001号.
  static func keepWhole(in store: ClusterStore, _ joints: inout JointList) {
    guard store.classes.contains(.digit) else { return }
    var start = 0
    while start < store.count {
      let run = start..<runEnd(from: start, in: store.classes)
      if isCode(run, of: store) {
        for joint in run.dropLast() where joints[joint].lineBreak.isOpen {
          joints.joints[joint].lineBreak = .withinWord
        }
        // 鲁 belongs to the number that it opens.
        if run.lowerBound == 1, store.classes[0] == .han, store.classes[1] == .letter,
          joints[0].lineBreak.isOpen
        {
          joints.joints[0].lineBreak = .withinPiece
        }
      }
      start = max(run.upperBound, start + 1)
    }
    for bracket in store.scalars.indices
    where store.scalars[bracket] == "〔" && isYear(behind: bracket, of: store) {
      for joint in letters(before: bracket, of: store) where joints[joint].lineBreak.isOpen {
        joints.joints[joint].lineBreak = .withinPiece
      }
    }
  }

  /// Whether a line that ends before a cluster parts a code.
  static func isInCode(_ end: Int, of store: ClusterStore) -> Bool {
    guard end > 0, end < store.count else { return false }
    var start = end
    while start > 0, isPart(store.classes[start - 1]) { start -= 1 }
    let run = start..<runEnd(from: start, in: store.classes)
    return start < end && run.contains(end) && isCode(run, of: store)
  }

  /// Longer ones are addresses of pages and the like.
  private static let longest = 24

  private static func isCode(_ run: Range<Int>, of store: ClusterStore) -> Bool {
    run.count > 1 && run.count <= longest && store.classes[run].contains(.digit)
  }

  private static func isPart(_ own: CharacterClass) -> Bool {
    own == .letter || own == .digit || own == .westernMark
  }

  private static func runEnd(from start: Int, in classes: [CharacterClass]) -> Int {
    classes[start...].firstIndex { !isPart($0) } ?? classes.count
  }

  /// 〔2019〕 with a number behind it.
  private static func isYear(behind bracket: Int, of store: ClusterStore) -> Bool {
    guard bracket + 6 < store.count, store.scalars[bracket + 5] == "〕" else { return false }
    return (bracket + 1...bracket + 4).allSatisfy { store.classes[$0] == .digit }
      && store.classes[bracket + 6] == .digit
  }

  /// The joints up to the year's bracket: of all letters of the office where the number stands between
  /// marks or line ends, or else of the last, since nobody knows where they begin.
  private static func letters(before bracket: Int, of store: ClusterStore) -> Range<Int> {
    let isHan: (Int) -> Bool = { store.classes[$0] == .han }
    let lineStart = store.requiredBreaks.last { $0 <= bracket } ?? 0
    let count = (lineStart..<bracket).reversed().prefix(while: isHan).count
    guard count > 0 else { return 0..<0 }
    let start = bracket - count
    let isFramed =
      count <= longestOffice && (start == lineStart || isBorder(start - 1, of: store))
      && endsNumber(behind: bracket, of: store)
    return (isFramed ? start : bracket - 1)..<bracket
  }

  /// 国办发, 张环监督, 鲁环评函.
  private static let longestOffice = 8

  private static func isBorder(_ cluster: Int, of store: ClusterStore) -> Bool {
    store.classes[cluster].isChineseMark || store.classes[cluster] == .space
  }

  /// 号 behind the number, and then a mark or a line's end.
  private static func endsNumber(behind bracket: Int, of store: ClusterStore) -> Bool {
    let digits = store.classes[(bracket + 6)...].prefix { $0 == .digit }.count
    let sign = bracket + 6 + digits
    guard sign < store.count, store.scalars[sign] == "号" else { return false }
    let next = sign + 1
    return next == store.count || store.requiredBreaks.contains(next)
      || isBorder(next, of: store)
  }
}
