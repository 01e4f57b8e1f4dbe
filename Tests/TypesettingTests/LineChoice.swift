import DocumentTree
import Geometry
import Typefaces

@testable import Typesetting

/// What a random paragraph's lines cost in a measure, added up line by line from typography 2.5 and
/// 2.5a and without looking for the best.
struct LineChoice {
  private let measure: LineMeasure
  private let fit: TotalFit

  /// `hairs` of 0.001 em are added to the measure.
  init(_ sample: ParagraphSample, hairs: Int = 0, faces: FaceChains) {
    let input = sample.input(in: sample.measure + Length.hair * hairs)
    let setter = ParagraphSetter(faces: faces, input: input)
    measure = setter.rules(for: setter.shape().store).measure
    fit = TotalFit(measure: measure, em: ParagraphSample.em)
  }

  /// The clusters of each line.
  func lines(_ texts: [String]) -> [Range<Int>] {
    var end = 0
    var start = 0
    return texts.map { text in
      end += text.utf8.count
      let first = start
      while start < measure.store.count, measure.store.textStarts[start] < end { start += 1 }
      return first..<start
    }
  }

  func fits(_ line: Range<Int>) -> Bool { measure.fits(line) }

  /// Of all lines together; `nil` where one of them does not fit.
  ///
  /// A line in emergency ends where no line may, and costs what an emergency does; what is in it
  /// does not give way, and one cluster alone may stick out.
  func cost(of lines: [Range<Int>]) -> TotalFit.Cost? {
    var sum: TotalFit.Cost = 0
    for (index, line) in lines.enumerated() {
      if endsText(line), measure.fits(line) {
        sum += fit.square(isShort(line) ? TotalFit.shortLastLine : 0, cube: 0)
        continue
      }
      guard !endsText(line), isOpen(after: line), let tension = tension(line) else {
        guard measure.fits(line) || line.count == 1 else { return nil }
        sum += TotalFit.emergency
        continue
      }
      let lineBreak = measure.joints[line.upperBound - 1].lineBreak
      var penalty = lineBreak == .discouraged ? TotalFit.splitUnit : 0
      let isBeforeLast = index + 1 < lines.count && endsText(lines[index + 1])
      let isAfterAnother = index > 0 && !endsText(lines[index - 1])
      if isBeforeLast, isAfterAnother, gapes(line, after: lines[index - 1]) {
        penalty += TotalFit.looseBeforeLast
      }
      sum += fit.cost(tension, penalty)
    }
    return sum
  }

  /// Every way to cut the text where lines may end into lines that fit; `nil` where there are over
  /// `most` places to choose from.
  func ways(most: Int) -> [[Range<Int>]]? {
    guard measure.store.count > 0 else { return nil }
    let places = (1..<measure.store.count).filter { isOpen(after: 0..<$0) || endsText(0..<$0) }
    guard places.count <= most else { return nil }
    var ways: [[Range<Int>]] = []
    func extend(_ way: [Range<Int>], from start: Int) {
      for end in places + [measure.store.count] where end > start {
        let line = start..<end
        guard endsText(line) ? measure.fits(line) : tension(line) != nil else { return }
        if end == measure.store.count {
          ways.append(way + [line])
        } else {
          extend(way + [line], from: end)
        }
        if endsText(line) { return }
      }
    }
    extend([], from: 0)
    return ways
  }

  private func isOpen(after line: Range<Int>) -> Bool {
    measure.joints[line.upperBound - 1].lineBreak.isOpen
  }

  private func tension(_ line: Range<Int>) -> Int? {
    fit.tension(of: measure.extent(of: line), in: measure.room(from: line.lowerBound))
  }

  /// Over twice as loose; lengths are rounded by less than 0.001 em a line.
  private func gapes(_ line: Range<Int>, after before: Range<Int>) -> Bool {
    guard let own = looseness(line), let other = looseness(before) else { return false }
    let hair = ParagraphSample.em / 1_000
    return own.slack * other.gaps - 2 * other.slack * own.gaps
      > hair * (other.gaps + 2 * own.gaps)
  }

  private func looseness(_ line: Range<Int>) -> (slack: Int, gaps: Int)? {
    guard let tension = tension(line) else { return nil }
    if tension == TotalFit.noGap { return (0, 1) }
    let extent = measure.extent(of: line)
    let room = measure.room(from: line.lowerBound)
    return (max(0, room - extent.natural - extent.growth), extent.gaps)
  }

  private func endsText(_ line: Range<Int>) -> Bool {
    line.upperBound == measure.store.count
      || measure.joints[line.upperBound - 1].lineBreak == .required
  }

  /// No two Chinese characters, no word of two letters and no number of two digits.
  private func isShort(_ line: Range<Int>) -> Bool {
    let classes = measure.store.classes[line]
    let isWord = zip(classes, classes.dropFirst()).contains { $0 == $1 && $0 == .letter }
    let numbers = classes.indices.split { measure.store.classes[$0] != .digit }
    let isNumber = numbers.contains { number in
      number.filter { ("0"..."9").contains(measure.store.scalars[$0]) }.count > 1
    }
    return measure.style.avoidsShortLastLine && !isWord && !isNumber
      && classes.filter { $0 == .han || $0 == .box }.count < 2
  }
}
