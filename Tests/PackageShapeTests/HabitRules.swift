/// Words that have no place in the sources, and where they are suffered all the same.
enum HabitRules {
  /// Each word with the reason why it is not wanted.
  static let unwanted: [(word: String, reason: String)] = [
    ("try!", "a fault of the input is reported, never a crash"),
    ("as!", "a fault of the input is reported, never a crash"),
    ("fatalError(", "a fault of the input is reported, never a crash"),
    ("nonisolated(unsafe)", "what workers share is Sendable"),
    ("@unchecked Sendable", "what workers share is Sendable"),
    ("Date()", "times on paper come from the data or a flag"),
    ("Date.now", "times on paper come from the data or a flag"),
    ("DateFormatter", "wording depends on no locale"),
    ("NumberFormatter", "wording depends on no locale"),
    ("Locale", "wording depends on no locale"),
    ("SystemRandomNumberGenerator", "a draw is replayed from its seed"),
    (".random(", "a draw is replayed from its seed"),
    (".shuffled(", "a draw is replayed from its seed"),
    (".randomElement(", "a draw is replayed from its seed"),
  ]

  /// Promises in comments: what is not built is refused by name instead.
  static let promises = ["TODO", "FIXME", "XXX"]

  /// Files that may use a word, because there is no other way; each says why in a comment.
  static let suffered: [String: Set<String>] = [
    "@unchecked Sendable": [
      "Sources/Toolkit/Typefaces/FontFile+HarfBuzz.swift",
      "Sources/Toolkit/Typefaces/FontSubset+HarfBuzz.swift",
    ],
    "SystemRandomNumberGenerator": ["Sources/Office/InspectionStore/SystemSecret.swift"],
    ".random(": ["Sources/Office/InspectionStore/SystemSecret.swift"],
  ]

  /// Targets of plain values, which can do without Foundation.
  static let foundationless: Set<String> = [
    "Diagnostics", "CivilCalendar", "CharacterHygiene", "NameOrder", "WebAddresses", "Geometry",
    "ImageFiles", "QRCodes", "FormData", "DocumentTree", "DisplayList", "Typesetting",
  ]

  static let lineLimit = 500

  static func faults(in file: SourceFile) -> [String] {
    let words = unwanted.filter { !suffered[$0.word, default: []].contains(file.path) }
    return words.flatMap { word, reason in
      file.places(of: word).map { "\($0): \(word) (\(reason))" }
    } + promises.flatMap { file.comments(with: $0) }
  }

  static func foundationFaults(in file: SourceFile, of target: String) -> [String] {
    guard foundationless.contains(target) else { return [] }
    return file.imports.filter { $0.module.hasPrefix("Foundation") }
      .map { "\(file.path):\($0.line): \(target) can do without \($0.module)" }
  }

  static func sizeFaults(in file: SourceFile) -> [String] {
    file.lineCount > lineLimit ? ["\(file.path) has \(file.lineCount) lines"] : []
  }
}
