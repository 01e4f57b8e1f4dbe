import Synchronization

/// Counts what several workers finish.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .relaxed) }

  /// Counts one more and returns how many there are now.
  func next() -> Int {
    count.add(1, ordering: .relaxed).newValue
  }
}
