import Diagnostics
import NameOrder

/// What 拼音 and 笔画 could not do, gathered over all rows: one warning for each place that asks for
/// an order, whatever the number of tables and sections that it stands for.
struct OrderGaps: Sendable {
  /// More of them are only counted.
  private static let listed = 8

  private struct Gap: Sendable {
    let order: NameOrder
    let location: SourceLocation
    var characters: [Unicode.Scalar] = []
  }

  private struct Misreading: Sendable {
    let location: SourceLocation
    var texts: [String] = []
  }

  private var gaps: [Gap] = []
  private var misreadings: [Misreading] = []

  mutating func add(_ characters: [Unicode.Scalar], order: NameOrder, at location: SourceLocation) {
    guard !characters.isEmpty else { return }
    let known = gaps.firstIndex { $0.location == location }
    if known == nil { gaps.append(Gap(order: order, location: location)) }
    let place = known ?? gaps.count - 1
    for character in characters where !gaps[place].characters.contains(character) {
      gaps[place].characters.append(character)
    }
  }

  mutating func add(reading: String, of text: String, at location: SourceLocation) {
    let known = misreadings.firstIndex { $0.location == location }
    if known == nil { misreadings.append(Misreading(location: location)) }
    let place = known ?? misreadings.count - 1
    let words = "“\(text)”的“\(reading)”"
    if !misreadings[place].texts.contains(words) { misreadings[place].texts.append(words) }
  }

  mutating func add(_ other: OrderGaps) {
    for gap in other.gaps { add(gap.characters, order: gap.order, at: gap.location) }
    for misreading in other.misreadings {
      let known = misreadings.firstIndex { $0.location == misreading.location }
      guard let known else {
        misreadings.append(misreading)
        continue
      }
      for text in misreading.texts where !misreadings[known].texts.contains(text) {
        misreadings[known].texts.append(text)
      }
    }
  }

  var warnings: [Diagnostic] {
    gaps.map(Self.warning) + misreadings.map(Self.warning)
  }

  private static func warning(_ gap: Gap) -> Diagnostic {
    let names = gap.characters.map { "\($0)（\($0.codePoint)）" }
    return .warning(
      "data.unordered-character",
      "有的字没有\(gap.order == .reading ? "读音" : "笔画")，含这些字的排在后面：\(list(names))",
      at: gap.location,
      hint: gap.order == .reading ? "可以另用一个字段写读音：姓名 拼音 读音 姓名拼音" : nil)
  }

  private static func warning(_ misreading: Misreading) -> Diagnostic {
    .warning(
      "data.bad-reading", "读音与字数不合，没有用：\(list(misreading.texts))",
      at: misreading.location, hint: "一个字写一个音节，例如 zēng qiáng 或 zeng1 qiang2")
  }

  private static func list(_ items: [String]) -> String {
    let shown = items.prefix(listed).joined(separator: "、")
    return items.count > listed ? shown + "等\(items.count)个" : shown
  }
}

/// Gathers over the tables and sections of a copy, which are filled one after another.
final class OrderNotes {
  private(set) var gaps = OrderGaps()

  func add(_ found: OrderGaps) { gaps.add(found) }
}
