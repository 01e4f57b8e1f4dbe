import FormTestSupport
import Testing

@testable import NameOrder

/// Sorting as a roster does, and names in other orders that are the same every time.
enum Roster {
  static func sorted(_ names: [String], by order: NameOrder) -> [String] {
    let places = NameKey.places(of: names.map { order.key(of: $0) })
    return names.indices.sorted { places[$0] < places[$1] }.map { names[$0] }
  }

  /// Expects the names to come out as they stand, in whatever order they go in.
  static func expect(
    _ names: [String], by order: NameOrder, _ place: SourceLocation = #_sourceLocation
  ) {
    for given in [names, names.reversed(), jumbled(names)] {
      #expect(sorted(given, by: order) == names, sourceLocation: place)
    }
  }

  static func jumbled<Item>(_ items: [Item]) -> [Item] {
    var generator = Generator(seed: UInt64(items.count))
    var rest = items
    var result: [Item] = []
    while !rest.isEmpty {
      result.append(rest.remove(at: generator.number(in: 0...rest.count - 1)))
    }
    return result
  }
}
