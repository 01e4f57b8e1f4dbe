extension FieldDeclaration {
  /// Every name that data for these fields may use, as paths: `企业`, `企业.地址`.
  public static func paths(of fields: [FieldDeclaration]) -> Set<String> {
    var paths: Set<String> = []
    for field in fields {
      paths.insert(field.name)
      guard case .records(let nested) = field.shape else { continue }
      for path in Self.paths(of: nested) { paths.insert("\(field.name).\(path)") }
    }
    return paths
  }

  /// What the field holds when the data says nothing.
  var substitute: Value {
    if let defaultValue { return defaultValue }
    guard !isOptional, case .list(_, 0) = shape else { return .absent }
    return .list([])
  }

  /// Whether data without the field is at fault.
  var isRequired: Bool {
    guard !isOptional, defaultValue == nil else { return false }
    if case .list(_, 0) = shape { return false }
    return true
  }
}

/// The declarations of a record, made ready for reading bytes.
struct RecordLayout: Sendable {
  struct Field: Sendable {
    let declaration: FieldDeclaration
    let key: [UInt8]
    /// The fields of the records that a list of records holds.
    let nested: RecordLayout?
  }

  let fields: [Field]
  /// What a record holds before anything is read.
  let substitutes: [Value]

  init(_ declarations: [FieldDeclaration]) {
    fields = declarations.map { declaration in
      var nested: RecordLayout?
      if case .records(let inner) = declaration.shape { nested = RecordLayout(inner) }
      return Field(declaration: declaration, key: Array(declaration.name.utf8), nested: nested)
    }
    substitutes = declarations.map(\.substitute)
  }

  /// The field whose name has just these bytes, looked for first at `guess`, since records
  /// mostly keep the order of their fields.
  func index(ofKey key: ArraySlice<UInt8>, guess: Int) -> Int? {
    if guess < fields.count, key.elementsEqual(fields[guess].key) { return guess }
    return fields.firstIndex { key.elementsEqual($0.key) }
  }
}
