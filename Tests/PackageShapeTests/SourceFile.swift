import FormTestSupport

/// A Swift file as the rules of the house see it: lines of code, and comments behind `//`.
struct SourceFile {
  /// Its path inside the package.
  let path: String
  let lineCount: Int
  private let lines: [(number: Int, code: Substring, comment: Substring)]

  init(path: String, text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.path = path
    lineCount = text.hasSuffix("\n") ? lines.count - 1 : lines.count
    self.lines = lines.enumerated().map { index, line in
      let comment = line.firstRange(of: "//")?.lowerBound ?? line.endIndex
      return (index + 1, line[..<comment], line[comment...])
    }
  }

  static func all(below folder: String) throws -> [SourceFile] {
    try PackageFolder.files(below: folder).filter { $0.hasSuffix(".swift") }.map {
      SourceFile(path: $0, text: try PackageFolder.text(of: $0))
    }
  }

  /// The modules that the file imports, with the lines of the imports.
  var imports: [(module: String, line: Int)] {
    lines.compactMap { line, code, _ in
      let words = code.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position < words.count - 1,
        words[..<position].allSatisfy({ Self.importModifiers.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "let", "var", "typealias"]
      guard let name = words[(position + 1)...].first(where: { !kinds.contains($0) }) else {
        return nil
      }
      return (String(name.prefix { $0 != "." }), line)
    }
  }

  /// Where a word begins in the code, as `path:line`.
  func places(of word: String) -> [String] {
    lines.filter { Self.begins(word, in: $0.code) }.map { "\(path):\($0.number)" }
  }

  /// Where a comment has a word, as `path:line`.
  func comments(with word: String) -> [String] {
    lines.filter { Self.begins(word, in: $0.comment) }.map { "\(path):\($0.number)" }
  }

  private static let importModifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  /// Whether the word stands in the text and is not the end of a longer one.
  private static func begins(_ word: String, in text: Substring) -> Bool {
    text.ranges(of: word).contains { range in
      guard range.lowerBound > text.startIndex, word.first?.isLetter == true else { return true }
      let before = text[text.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber
    }
  }
}
