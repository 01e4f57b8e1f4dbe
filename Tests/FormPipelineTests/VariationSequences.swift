import Foundation

/// The variation sequences of a font file, read from its `cmap` by code of the test's own
/// (OpenType 1.9, cmap, format 14).
struct VariationSequences {
  /// Base and selector, in the order of the table.
  private(set) var texts: [String] = []
  private let bytes: [UInt8]

  init(ofFontAt path: String) throws {
    bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let tables = (0..<number(at: 4, size: 2)).map { 12 + 16 * $0 }
    guard let entry = tables.first(where: { bytes[$0...].starts(with: "cmap".utf8) }) else {
      return
    }
    let cmap = number(at: entry + 8, size: 4)
    let subtables = (0..<number(at: cmap + 2, size: 2)).map { index in
      cmap + number(at: cmap + 4 + 8 * index + 4, size: 4)
    }
    guard let table = subtables.first(where: { number(at: $0, size: 2) == 14 }) else { return }
    for index in 0..<number(at: table + 6, size: 4) {
      let record = table + 10 + 11 * index
      let selector = number(at: record, size: 3)
      appendRanges(at: number(at: record + 3, size: 4), in: table, selector)
      appendMappings(at: number(at: record + 7, size: 4), in: table, selector)
    }
  }

  /// Sequences that look like their bases.
  private mutating func appendRanges(at offset: Int, in table: Int, _ selector: Int) {
    guard offset > 0 else { return }
    for index in 0..<number(at: table + offset, size: 4) {
      let range = table + offset + 4 + 4 * index
      let first = number(at: range, size: 3)
      for base in first...first + Int(bytes[range + 3]) { append(base, selector) }
    }
  }

  /// Sequences with glyphs of their own.
  private mutating func appendMappings(at offset: Int, in table: Int, _ selector: Int) {
    guard offset > 0 else { return }
    for index in 0..<number(at: table + offset, size: 4) {
      append(number(at: table + offset + 4 + 5 * index, size: 3), selector)
    }
  }

  private mutating func append(_ base: Int, _ selector: Int) {
    let scalars = [base, selector].compactMap { Unicode.Scalar(UInt32($0)) }
    texts.append(String(String.UnicodeScalarView(scalars)))
  }

  private func number(at offset: Int, size: Int) -> Int {
    bytes[offset..<offset + size].reduce(0) { $0 << 8 | Int($1) }
  }
}
