import DocumentTree
import Foundation
import Geometry
import Typefaces

@testable import Typesetting

/// Measures on one core how fast paragraphs are shaped, broken and justified; CPU seconds count, and
/// of several rounds the best.
@main
enum LineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let fonts = arguments.first ?? "Fonts"
    // Those named, or all: one alone is easier to profile.
    let names = arguments.dropFirst()
    let faces = FaceChains(library: try FontLibrary(folders: [fonts]))
    print("characters a second, in millions           broken   shaped too   part of shaping")
    for workload in Workload.all {
      for alignment in [Alignment.justified, .left] {
        let title = "\(workload.name), \(alignment == .left ? "first fit" : "total fit")"
        guard names.isEmpty || names.contains(title) else { continue }
        let speed = Speed(of: workload, alignment: alignment, faces: faces)
        print(
          title.padding(toLength: 40, withPad: " ", startingAt: 0),
          speed.line(characterCount: workload.characterCount))
      }
    }
  }
}

/// Seconds for one setting of a paragraph.
struct Speed {
  var breaking: Double
  var both: Double

  init(of workload: Workload, alignment: Alignment, faces: FaceChains) {
    let style = TextStyle(
      name: "正文", font: "宋体", fontSize: .points(16), linePitch: .points(28),
      alignment: alignment)
    let setter = ParagraphSetter(
      faces: faces,
      input: ParagraphInput(
        [.text(workload.text)], style: style, measure: .points(16 * workload.measure),
        isInTable: workload.isInTable))
    let (store, _) = setter.shape()
    let repeats = max(1, 200_000 / workload.characterCount)
    breaking = Self.seconds(repeats) { setter.set(store).lines.count }
    both = Self.seconds(repeats) { setter.set().paragraph.lines.count }
  }

  func line(characterCount: Int) -> String {
    let millions = Double(characterCount) / 1_000_000
    var line = String(
      format: "%9.2f %12.2f %16.0f %%", millions / breaking, millions / both,
      100 * (both - breaking) / both)
    if characterCount >= 10_000 {
      line += String(format: "   %.1f ms broken, %.1f ms in all", breaking * 1000, both * 1000)
    }
    return line
  }

  private static func seconds(_ repeats: Int, _ work: () -> Int) -> Double {
    var best = Double.infinity
    var sum = 0
    for _ in 0..<7 {
      let start = clock()
      for _ in 0..<repeats { sum &+= work() }
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    precondition(sum != 0, "nothing was set")
    return best / Double(repeats)
  }
}
