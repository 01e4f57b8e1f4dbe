/// A font's name as names are compared: by bytes, ASCII letters without case.
///
/// Not by `String` equality, which takes canonically equivalent names for one.
struct NameKey: Hashable, Sendable {
  private let bytes: [UInt8]

  init(_ name: String) {
    bytes = name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
