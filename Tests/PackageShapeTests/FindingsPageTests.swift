import FormTestSupport
import Testing

/// Holds the pages of findings, the toolkit's and the office's, to the ids that the sources report.
@Suite struct FindingsPageTests {
  @Test func `every id in the sources stands on a page`() throws {
    var reported = Set<String>()
    for file in sources {
      reported.formUnion(FindingIDs.literals(in: try PackageFolder.text(of: file)))
    }
    let listed = try Set(entries().map(\.id))
    #expect(reported.count >= 250)
    #expect(reported.subtracting(listed).sorted() == [], "add to \(pages)")
    #expect(listed.subtracting(reported).sorted() == [], "remove from \(pages)")
  }

  @Test func `every entry stands once, under its group, and says what it means`() throws {
    var seen = Set<String>()
    for entry in try entries() {
      let isNew = seen.insert(entry.id).inserted
      #expect(isNew, "\(entry.id) stands twice")
      #expect(entry.id.hasPrefix("\(entry.group)."), "\(entry.id) stands under \(entry.group)")
      #expect(entry.meaning.hasSuffix("。"), "\(entry.id) has no sentence")
    }
  }

  @Test func `every error and warning has an id of a known group`() throws {
    for file in sources {
      let strange = FindingIDs.strangers(in: try PackageFolder.text(of: file))
      #expect(strange == [], "\(file)")
    }
  }

  @Test(arguments: [
    ("sink.report(.error(\"data.missing\", \"是空的\"))", "data.missing", ""),
    ("let id: Diagnostic.ID = \"output.partly-written\"", "output.partly-written", ""),
    ("return .error(\n  \"colour.bad\", \"“\\(word)”不是颜色\")", "", "colour.bad"),
    ("\"fonts.\\(name)\" + \"data.Missing\" + \"fonts.a.b\" + \"data.\"", "", ""),
    ("/// Fails with `fonts.no-folder`.", "", ""),
  ])
  func `an id is a literal of a group and a name`(code: String, ids: String, strangers: String) {
    #expect(FindingIDs.literals(in: code).sorted().joined(separator: " ") == ids)
    #expect(FindingIDs.strangers(in: code).joined(separator: " ") == strangers)
  }

  private var pages: [String] {
    PackageFolder.files(below: "Sources").filter { $0.hasSuffix("/Findings.md") }
  }

  private var sources: [String] {
    PackageFolder.files(below: "Sources").filter { $0.hasSuffix(".swift") }
  }

  private struct Entry {
    var id: String
    var group: String
    var meaning: String
  }

  /// The list items of the pages, each with the last word of the heading above it.
  private func entries() throws -> [Entry] {
    var group = ""
    var entries: [Entry] = []
    for line in try pages.flatMap({ try PackageFolder.text(of: $0).split(separator: "\n") }) {
      if line.hasPrefix("## ") { group = line.split(separator: " ").last.map(String.init) ?? "" }
      guard line.hasPrefix("- `") else { continue }
      let parts = line.split(separator: "`", maxSplits: 2)
      guard parts.count == 3 else { continue }
      entries.append(Entry(id: String(parts[1]), group: group, meaning: String(parts[2])))
    }
    return entries
  }
}

/// Ids of findings as string literals: a group, a full stop, and lower-case words with hyphens.
private enum FindingIDs {
  static let groups = [
    "template", "expression", "text", "data", "table", "fonts", "typesetting", "layout", "input",
    "output", "change", "correction", "desk", "draw", "handover", "integrity", "list", "officer",
    "paper", "plan", "publication", "recusal", "result", "rules", "settings", "signature", "source",
    "store", "usage", "void",
  ]

  static func literals(in code: String) -> Set<String> {
    Set(pieces(of: code).filter(isID))
  }

  /// Literals that stand where an error or a warning has its id, and are none.
  static func strangers(in code: String) -> [String] {
    let pieces = pieces(of: code)
    return zip(pieces, pieces.dropFirst()).compactMap { before, literal in
      let words = before.split(whereSeparator: \.isWhitespace)
      let opens =
        words.last.map {
          $0.hasSuffix(".error(") || $0.hasSuffix(".refusal(") || $0.hasSuffix(".warning(")
        } ?? false
      return opens && !isID(literal) ? literal : nil
    }
  }

  /// What stands between two quotation marks, and what stands around them.
  private static func pieces(of code: String) -> [String] {
    code.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
  }

  private static func isID(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, groups.contains(String(parts[0])) else {
      return false
    }
    return parts[1].utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
  }
}
