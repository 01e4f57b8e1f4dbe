import PDFObjects

/// Which fields a signature closes (ISO 32000-1, 12.7.4.5 and 12.8.2.4).
struct FieldLock: Hashable {
  enum Action: Hashable {
    case all
    case include([String])
    case exclude([String])
  }

  var action: Action

  /// Reads a field's `Lock` or the parameters of a signature's FieldMDP; `nil` for what is neither.
  init?(_ dictionary: PDFDictionary, in file: PDFFile) throws(PDFReadingError) {
    var names: [String] = []
    for name in try file.resolved(dictionary["Fields"]).array ?? [] {
      names += (try file.resolved(name).string).map { [String(pdfText: $0)] } ?? []
    }
    switch try file.resolved(dictionary["Action"]).name {
    case "All": action = .all
    case "Include": action = .include(names)
    case "Exclude": action = .exclude(names)
    default: return nil
    }
  }

  /// A name also stands for all fields below it.
  func covers(_ field: String) -> Bool {
    switch action {
    case .all: true
    case .include(let names): names.contains { Self.matches($0, field) }
    case .exclude(let names): !names.contains { Self.matches($0, field) }
    }
  }

  private static func matches(_ name: String, _ field: String) -> Bool {
    let name = Array(name.utf8)
    let field = Array(field.utf8)
    return field == name || field.starts(with: name + [UInt8(ascii: ".")])
  }

  /// As the parameters of FieldMDP.
  var parameters: PDFDictionary {
    var parameters: PDFDictionary = ["Type": .name("TransformParams")]
    switch action {
    case .all: parameters["Action"] = .name("All")
    case .include(let names):
      parameters["Action"] = .name("Include")
      parameters["Fields"] = .array(names.map(PDFObject.text))
    case .exclude(let names):
      parameters["Action"] = .name("Exclude")
      parameters["Fields"] = .array(names.map(PDFObject.text))
    }
    parameters["V"] = .name("1.2")
    return parameters
  }
}
