import Synchronization

/// How many bytes of objects may be read of a file, each as often as it is read.
///
/// Whoever reads a sound file reads each object a few times for each revision. A file that was made to
/// be slow leads from thousands of places to one long object, or lets objects lie within each other:
/// reading it costs the square of its size, and ends here.
final class ReadingBudget: Sendable {
  private let rest: Atomic<Int>

  /// What is read of any file, however small; a second's work.
  private static let base = 1 << 26
  /// How often each byte may be read, in each revision; what is packed counts unpacked.
  private static let times = 64

  init(for length: Int) {
    rest = Atomic(Self.base + Self.times * length)
  }

  /// Adds what one more revision of so many bytes may cost.
  func extend(for length: Int) {
    rest.add(Self.times * length, ordering: .relaxed)
  }

  func spend(_ bytes: Int) {
    rest.subtract(max(bytes, 1), ordering: .relaxed)
  }

  /// Throws once more was spent than there was.
  func check(at offset: Int) throws(PDFReadingError) {
    guard rest.load(ordering: .relaxed) >= 0 else {
      throw PDFReadingError(.tooMuchReading, at: offset)
    }
  }
}
