import Synchronization

/// Counts what several workers finish.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int {
    count.add(1, ordering: .relaxed).newValue
  }
}
