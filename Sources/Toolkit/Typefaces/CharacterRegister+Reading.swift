import Diagnostics
import SettingsFiles

/// Turns the text of a `替代字.yaml` into characters and gathers what is wrong with it.
///
/// A line for each: `U+E123: {字形: ⿰亻𦍌, 说明: 张某名中之字}`.
struct RegisterReader {
  private var reader = SettingsReader(
    kind: "替代字表", fault: "fonts.bad-registration",
    hint: "写法见 Fonts/README.md“没有国标码的字”一节")

  /// In the order of the file; throws everything wrong with it.
  static func characters(
    in text: String, file: String
  ) throws(DiagnosticError) -> [RegisteredCharacter] {
    let root = try SettingsNode.read(
      text, file: file, kind: "替代字表", fault: "fonts.bad-registration")
    guard let root else { return [] }
    var reader = RegisterReader()
    let characters = reader.characters(root)
    try reader.reader.sink.throwErrors()
    return characters
  }

  private mutating func characters(_ root: SettingsNode) -> [RegisteredCharacter] {
    guard let entries = root.entries else {
      reader.refuse("替代字表要写成一行行的“U+E123: {字形: …, 说明: …}”", at: root)
      return []
    }
    return entries.compactMap { character($0) }
  }

  private mutating func character(_ entry: SettingsNode.Entry) -> RegisteredCharacter? {
    let node = entry.value
    guard let scalar = Self.scalar(entry.key), scalar.isPrivateUse else {
      reader.refuse(
        "替代字的码位要写成 U+E123 这样，在自造字的范围（E000至F8FF、F0000以上）里",
        at: entry.keyLocation)
      return nil
    }
    reader.checkKeys(of: node, allowed: ["字形", "说明"])
    let shape = node["字形"]?.text
    let note = node["说明"]?.text
    if shape == nil, note == nil {
      reader.refuse("要写“字形”或“说明”，好让人知道手写什么字", at: node)
    }
    if let shape, !IdeographicDescription.isWellFormed(shape) {
      reader.refuse("“\(shape)”不是完整的字形描述，例如 ⿰亻羊", at: node["字形"] ?? node)
    }
    return RegisteredCharacter(scalar: scalar, shape: shape, note: note)
  }

  private static func scalar(_ text: String) -> Unicode.Scalar? {
    guard text.hasPrefix("U+"), (6...8).contains(text.utf8.count) else { return nil }
    return UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
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
