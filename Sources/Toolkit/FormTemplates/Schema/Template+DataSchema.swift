import FormData

extension Template {
  /// The JSON Schema (draft 7) of the data that the template wants.
  public var dataSchema: String {
    let title = version.map { "\(name) 版本\($0)" } ?? name
    let fields = Self.object(of: declarations)
    return JSONText.object([JSONText.draft7, ("title", .text(title))] + fields).written
  }

  private static func object(of fields: [FieldDeclaration]) -> [(String, JSONText)] {
    let required = fields.filter(isRequired).map { JSONText.text($0.name) }
    var members: [(String, JSONText)] = [
      ("type", .text("object")),
      ("properties", .object(fields.map { ($0.name, schema(of: $0)) })),
    ]
    if !required.isEmpty { members.append(("required", .list(required))) }
    return members + [("additionalProperties", .truth(false))]
  }

  private static func isRequired(_ field: FieldDeclaration) -> Bool {
    if field.isOptional || field.defaultValue != nil { return false }
    if case .list(_, 0) = field.shape { return false }
    return true
  }

  private static func schema(of field: FieldDeclaration) -> JSONText {
    switch field.shape {
    case .single(let type):
      return .object(members(of: type, orNull: field.isOptional))
    case .list(let type, let minimum):
      var members: [(String, JSONText)] = [
        ("type", .text("array")), ("items", .object(Self.members(of: type, orNull: false))),
      ]
      if minimum > 0 { members.append(("minItems", .integer(minimum))) }
      return .object(members)
    case .records(let fields):
      return .object([("type", .text("array")), ("items", .object(object(of: fields)))])
    }
  }

  private static func members(
    of type: ScalarType, orNull isOptional: Bool
  ) -> [(String, JSONText)] {
    let name =
      switch type {
      case .text, .date, .month, .time, .choice, .webAddress, .image: "string"
      case .integer: "integer"
      case .decimal, .amount: "number"
      case .truth: "boolean"
      }
    let named: JSONText = isOptional ? .list([.text(name), .text("null")]) : .text(name)
    var members: [(String, JSONText)] = [("type", named)]
    switch type {
    case .integer(let minimum, let maximum):
      if let minimum { members.append(("minimum", .integer(minimum))) }
      if let maximum { members.append(("maximum", .integer(maximum))) }
    case .choice(let options):
      let absent: [JSONText] = isOptional ? [.text(""), .null] : []
      members.append(("enum", .list(options.map { .text($0) } + absent)))
    case .date: members.append(("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))
    case .month: members.append(("pattern", .text("^[0-9]{4}-[0-9]{2}$")))
    case .time: members.append(("pattern", .text("^[0-9]{2}:[0-9]{2}$")))
    case .webAddress: members.append(("format", .text("iri")))
    case .text, .decimal, .amount, .truth, .image: break
    }
    return members
  }
}
