/// One key of the template language: its one spelling, what may stand behind it, and its meaning.
struct Key: Sendable {
  let name: String
  let shape: ValueShape
  /// In Chinese, for completion in an editor.
  let summary: String

  init(_ name: String, _ shape: ValueShape, _ summary: String) {
    self.name = name
    self.shape = shape
    self.summary = summary
  }
}

/// What may stand behind a key; the loader reads it and the schema of the language is made of it.
indirect enum ValueShape: Sendable {
  /// Text with `【…】` and marks.
  case text
  /// A name, a type, an expression: taken as it stands.
  case word
  case integer
  /// 是 or 否.
  case flag
  /// `12mm`, `2字`; with the units that make sense here.
  case length
  case choice([String])
  case list(ValueShape)
  /// A mapping with the keys of a table of ``Vocabulary/tables``.
  case map(String)
  /// A mapping with names of the template's own.
  case names(ValueShape)
  case either([ValueShape])
  /// Nothing, for 分页.
  case nothing
}

/// The keys of one kind of mapping.
struct KeyTable: Sendable {
  let name: String
  let keys: [Key]

  init(_ name: String, _ keys: [Key]) {
    self.name = name
    self.keys = keys
  }

  func key(named name: String) -> Key? {
    keys.first { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
