import DocumentTree
import Typefaces

@testable import Typesetting

/// What a random paragraph's lines cost in a measure, added up line by line from typography 2.5 and
/// 2.5a and without looking for the best.
struct LineChoice {
  private let measure: LineMeasure
  private let fit: TotalFit

  init(_ sample: ParagraphSample, _ input: ParagraphInput, faces: FaceChains) {
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
      guard !endsText(line), measure.joints[line.upperBound - 1].lineBreak.isOpen else {
        guard measure.fits(line) || line.count == 1 else { return nil }
        sum += TotalFit.emergency
        continue
      }
      let lineBreak = measure.joints[line.upperBound - 1].lineBreak
      guard let tension = tension(line) else { return nil }
      var penalty = lineBreak == .discouraged ? TotalFit.splitUnit : 0
      let isBeforeLast = index + 1 < lines.count && endsText(lines[index + 1])
      let isAfterAnother = index > 0 && !endsText(lines[index - 1])
      if isBeforeLast, isAfterAnother, gapes(tension, after: lines[index - 1]) {
        penalty += TotalFit.looseBeforeLast
      }
      sum += fit.cost(tension, penalty)
    }
    return sum
  }

  private func tension(_ line: Range<Int>) -> Int? {
    fit.tension(of: measure.extent(of: line), in: measure.room(from: line.lowerBound))
  }

  private func gapes(_ tension: Int, after line: Range<Int>) -> Bool {
    guard tension != TotalFit.noGap, let before = self.tension(line) else { return false }
    return tension > (before == TotalFit.noGap ? 0 : max(0, 2 * before))
  }

  private func endsText(_ line: Range<Int>) -> Bool {
    line.upperBound == measure.store.count
      || measure.joints[line.upperBound - 1].lineBreak == .required
  }

  /// No two Chinese characters, no word or number of two.
  private func isShort(_ line: Range<Int>) -> Bool {
    let classes = measure.store.classes[line]
    let isWord = zip(classes, classes.dropFirst()).contains {
      $0 == $1 && ($0 == .letter || $0 == .digit)
    }
    return measure.style.avoidsShortLastLine && !isWord
      && classes.filter { $0 == .han || $0 == .box }.count < 2
  }
}
