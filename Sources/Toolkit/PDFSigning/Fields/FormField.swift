import PDFObjects

/// A field of a form, as far as signing and verifying ask for it.
struct FormField {
  /// The full name: partial names from the root, with full stops between them.
  var name: String
  var reference: PDFReference
  var dictionary: PDFDictionary
  /// `FT`, inherited or its own.
  var type: PDFName?
  /// The value's reference, if it is an indirect object.
  var value: PDFObject?
  /// Widgets of its own, or itself where field and widget are one.
  var widgets: [PDFReference]

  var isSignature: Bool { type == "Sig" }

  /// `Lock`, resolved.
  func lock(in file: PDFFile) throws(PDFReadingError) -> PDFDictionary? {
    try file.resolved(dictionary["Lock"]).dictionary
  }
}

/// The fields of a file's form in their order (ISO 32000-1, 12.7).
struct FormFields {
  private(set) var fields: [FormField] = []
  private var indices: [PDFReference: Int] = [:]
  /// The form's dictionary, and where it stands if it is an object of its own.
  let form: PDFDictionary
  let formReference: PDFReference?

  /// Fields and widgets; offices' forms hold hundreds.
  private static let limit = 100_000

  init(of file: PDFFile) throws(PDFReadingError) {
    let catalog = try file.dictionary(file.trailer["Root"])
    formReference = catalog["AcroForm"]?.reference
    form = try file.resolved(catalog["AcroForm"]).dictionary ?? PDFDictionary()
    var visited: Set<PDFReference> = []
    var open = Self.nodes(try file.resolved(form["Fields"]), under: nil)
    open.reverse()
    while let node = open.popLast() {
      guard let reference = node.object.reference else {
        throw PDFReadingError(.unexpectedType, at: 0)
      }
      guard visited.insert(reference).inserted, visited.count <= Self.limit else {
        throw PDFReadingError(.pageTreeLoop, at: 0)
      }
      let dictionary = try file.dictionary(node.object)
      let field = try node.field(dictionary, at: reference, in: file)
      let kids = try file.resolved(dictionary["Kids"]).array ?? []
      var isParent = false
      for kid in kids where try file.resolved(kid).dictionary?["T"] != nil { isParent = true }
      if isParent {
        open += Self.nodes(.array(kids), under: field).reversed()
      } else {
        let widgets = kids.compactMap(\.reference)
        // A widget belongs to one field.
        for widget in widgets {
          guard visited.insert(widget).inserted, visited.count <= Self.limit else {
            throw PDFReadingError(.pageTreeLoop, at: 0)
          }
        }
        indices[reference] = fields.count
        fields.append(field.with(widgets: kids.isEmpty ? [reference] : widgets))
      }
    }
  }

  var signatures: [FormField] { fields.filter(\.isSignature) }

  /// Names are compared by their bytes, as every other program does.
  subscript(name: String) -> FormField? {
    fields.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  subscript(at reference: PDFReference) -> FormField? {
    indices[reference].map { fields[$0] }
  }

  private struct Node {
    var object: PDFObject
    var parent: FormField?

    func field(
      _ dictionary: PDFDictionary, at reference: PDFReference, in file: PDFFile
    ) throws(PDFReadingError) -> FormField {
      let partial = try file.resolved(dictionary["T"]).string.map(String.init(pdfText:))
      let names = [parent?.name, partial].compactMap(\.self)
      return FormField(
        name: names.joined(separator: "."), reference: reference, dictionary: dictionary,
        type: try file.resolved(dictionary["FT"]).name ?? parent?.type,
        value: dictionary["V"] ?? parent?.value, widgets: [])
    }
  }

  private static func nodes(_ array: PDFObject, under parent: FormField?) -> [Node] {
    (array.array ?? []).map { Node(object: $0, parent: parent) }
  }
}

extension FormField {
  fileprivate func with(widgets: [PDFReference]) -> Self {
    var field = self
    field.widgets = widgets
    return field
  }
}
