extension Template {
  /// The JSON Schema (draft 7) of the template language, for completion and hover help in editors.
  ///
  /// Made of the tables that the loader reads, so it offers what the loader takes.
  public static var languageSchema: String {
    let definitions = Vocabulary.tables.map { ($0.name, LanguageSchema.object(of: $0)) }
    return JSONText.object([
      JSONText.draft7, ("title", .text("表单模板")),
      ("$ref", .text(LanguageSchema.reference(to: Vocabulary.template.name))),
      ("definitions", .object(definitions)),
    ]).written
  }
}

private enum LanguageSchema {
  static func reference(to table: String) -> String { "#/definitions/\(table)" }

  static func object(of table: KeyTable) -> JSONText {
    let properties = table.keys.map { key in
      (key.name, described(schema(of: key.shape), key.summary))
    }
    return .object([
      ("type", .text("object")), ("properties", .object(properties)),
      ("additionalProperties", .truth(false)),
    ])
  }

  private static func described(
    _ schema: [(String, JSONText)], _ summary: String
  ) -> JSONText {
    .object([("description", .text(summary))] + schema)
  }

  /// YAML gives numbers and truth values where the language means text, so a word may be any scalar.
  private static func schema(of shape: ValueShape) -> [(String, JSONText)] {
    switch shape {
    case .text, .word, .length:
      [("type", .list(["string", "number", "boolean"].map { .text($0) }))]
    case .integer: [("type", .text("integer")), ("minimum", .integer(0))]
    case .flag: [("enum", .list([.text("是"), .text("否")]))]
    case .choice(let options): [("enum", .list(options.map { .text($0) }))]
    case .list(let item): [("type", .text("array")), ("items", .object(schema(of: item)))]
    case .map(let table) where table == Vocabulary.cell.name: cell
    case .map(let table): [("$ref", .text(reference(to: table)))]
    case .names(let value):
      [("type", .text("object")), ("additionalProperties", .object(schema(of: value)))]
    case .either(let shapes): [("anyOf", .list(shapes.map { .object(schema(of: $0)) }))]
    case .nothing: [("type", .text("null"))]
    }
  }

  /// A cell is text, an arrow, a list of texts, or a mapping.
  private static let cell: [(String, JSONText)] = {
    let words = schema(of: .text)
    let map = JSONText.object([("$ref", .text(reference(to: Vocabulary.cell.name)))])
    let item = JSONText.object([("anyOf", .list([.object(words), map]))])
    let list = JSONText.object([("type", .text("array")), ("items", item)])
    return [("anyOf", .list([.object(words), list, map]))]
  }()
}
