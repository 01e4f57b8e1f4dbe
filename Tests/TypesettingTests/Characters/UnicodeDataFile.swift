import Foundation

/// A file of Debian's package unicode-data.
enum UnicodeDataFile {
  struct Missing: Error, CustomStringConvertible {
    var path: String
    var description: String {
      "\(path) is missing: install Debian's package unicode-data, as `make test` does"
    }
  }

  static func lines(of name: String) throws -> [Substring] {
    let path = "/usr/share/unicode/\(name)"
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Missing(path: path) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
