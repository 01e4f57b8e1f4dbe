import Diagnostics
import Yams

/// Turns the text of a `替代字.yaml` into characters and gathers what is wrong with it.
///
/// A line for each: `U+E123: {字形: ⿰亻𦍌, 说明: 张某名中之字}`.
struct RegisterReader {
  private let file: YAMLText
  private var sink = DiagnosticSink()

  /// In the order of the file; throws everything wrong with it.
  static func characters(
    in text: String, file: String
  ) throws(DiagnosticError) -> [RegisteredCharacter] {
    var reader = RegisterReader(
      file: try YAMLText(
        parsing: text, file: file, kind: "替代字表", fault: "fonts.bad-registration"))
    let characters = reader.characters()
    try reader.sink.throwErrors()
    return characters
  }

  private mutating func characters() -> [RegisteredCharacter] {
    guard let root = file.root else { return [] }
    guard let entries = root.mapping else {
      refuse("替代字表要写成一行行的“U+E123: {字形: …, 说明: …}”", at: root)
      return []
    }
    return entries.compactMap { character($0.key, $0.value) }
  }

  private mutating func character(_ key: Node, _ node: Node) -> RegisteredCharacter? {
    guard let scalar = Self.scalar(key.scalar?.string ?? ""), scalar.isPrivateUse else {
      refuse("替代字的码位要写成 U+E123 这样，在自造字的范围（E000至F8FF、F0000以上）里", at: key)
      return nil
    }
    for (name, _) in node.mapping ?? Node.Mapping([]) {
      guard let word = name.scalar?.string, word != "字形", word != "说明" else { continue }
      refuse("替代字没有“\(word)”这一项（可用：字形、说明）", at: name)
    }
    let shape = text("字形", of: node)
    let note = text("说明", of: node)
    if shape == nil, note == nil { refuse("要写“字形”或“说明”，好让人知道手写什么字", at: node) }
    if let shape, !IdeographicDescription.isWellFormed(shape) {
      refuse("“\(shape)”不是完整的字形描述，例如 ⿰亻羊", at: node.value(of: "字形"))
    }
    return RegisteredCharacter(scalar: scalar, shape: shape, note: note)
  }

  private func text(_ key: String, of node: Node) -> String? {
    node.value(of: key)?.scalar.flatMap { $0.string.isEmpty ? nil : $0.string }
  }

  private static func scalar(_ text: String) -> Unicode.Scalar? {
    guard text.hasPrefix("U+"), (6...8).contains(text.utf8.count) else { return nil }
    return UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
  }

  private mutating func refuse(_ message: String, at node: Node?) {
    sink.report(
      .error(
        "fonts.bad-registration", message, at: file.location(of: node),
        hint: "写法见 Fonts/README.md“没有国标码的字”一节"))
  }
}

/// Ideographic description sequences (Unicode 15.0, 18.2; the signs added in 15.1 too).
enum IdeographicDescription {
  /// Whether each sign has as many parts after it as it asks for, and nothing is left over.
  static func isWellFormed(_ text: String) -> Bool {
    var wanted = 1
    for scalar in text.unicodeScalars {
      guard wanted > 0, !scalar.properties.isWhitespace else { return false }
      wanted += partCount(of: scalar) - 1
    }
    return wanted == 0
  }

  /// How many parts a sign takes; 0 for a part.
  private static func partCount(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x2FF2, 0x2FF3: 3
    case 0x2FFE, 0x2FFF: 1
    case 0x2FF0...0x2FFD, 0x31EF: 2
    default: 0
    }
  }
}
