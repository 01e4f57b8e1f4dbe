import PDFObjects

/// What each object of a file is for, found by walking from where objects are used.
///
/// What may not change comes first, in this order: fonts, contents and resources of pages, looks and
/// signatures of fields that are closed, annotations, structure, then everything else but what may. An
/// object is open only if nothing else leads to it: whoever prepares a file can let a field that may be
/// filled in share its look with one that is locked. Costs a walk over the whole file.
struct ObjectRoles {
  enum Role: Hashable {
    case font
    /// Of a page, counted from 1: its streams, images and their like.
    case content(page: Int)
    case annotations(page: Int)
    /// Of a signature field.
    case signatureLook(field: String)
    /// Of another field that a signature has locked.
    case lockedLook(field: String)
    case signature(field: String)
    case fieldList
    case structure
    case attachment
    case layer
    /// What the file says of itself, but for the objects that say it.
    case information
    case other

    // Open, each with conditions of its own.

    case metadata
    /// Of a field that may be filled in.
    case openLook(field: String)
    /// Material for verifying (DSS).
    case validation
  }

  private let file: PDFFile
  private var roles: [PDFReference: Role] = [:]
  /// Objects at which every walk stops: they are judged by themselves.
  private var boundaries: Set<PDFReference> = []

  subscript(reference: PDFReference) -> Role? { roles[reference] }

  init(
    of file: PDFFile, form: FormFields, pages: PageTree, isOpen: (FormField) -> Bool
  ) throws(PDFReadingError) {
    self.file = file
    let catalog = try file.dictionary(file.trailer["Root"])
    boundaries.formUnion(pages.nodes)
    boundaries.formUnion(pages.pages.map(\.reference))
    boundaries.formUnion(form.fields.map(\.reference))
    boundaries.formUnion(form.fields.flatMap(\.widgets))
    let judged = [file.trailer["Root"], file.trailer["Info"], catalog["AcroForm"]]
    boundaries.formUnion(judged.compactMap { $0?.reference })
    try markPages(pages)
    try markFields(form, isOpen: isOpen)
    for (index, page) in pages.pages.enumerated() {
      try mark(page.dictionary["Annots"], as: .annotations(page: index + 1))
    }
    try mark(form.form["Fields"], as: .fieldList)
    try mark(catalog["StructTreeRoot"], as: .structure)
    try mark(entriesOf: file.resolved(file.trailer["Info"]).dictionary, as: .information)
    try mark(catalog["OCProperties"], as: .layer)
    try mark(catalog["Names"], as: .attachment)
    try mark(catalog["AF"], as: .attachment)
    try markRest(catalog, form, pages)
    try mark(catalog["Metadata"], as: .metadata)
    for field in form.fields where isOpen(field) {
      for look in try looks(of: field) { try mark(look, as: .openLook(field: field.name)) }
    }
    try mark(catalog["DSS"], as: .validation)
  }

  private mutating func markPages(_ pages: PageTree) throws(PDFReadingError) {
    for page in pages.pages {
      let resources = try file.resolved(page.resources).dictionary
      try mark(resources?["Font"], as: .font)
    }
    for (index, page) in pages.pages.enumerated() {
      try mark(page.dictionary["Contents"], as: .content(page: index + 1))
      try mark(page.resources, as: .content(page: index + 1))
    }
  }

  private mutating func markFields(
    _ form: FormFields, isOpen: (FormField) -> Bool
  ) throws(PDFReadingError) {
    for field in form.fields where !isOpen(field) {
      let role =
        field.isSignature ? Role.signatureLook(field: field.name) : .lockedLook(field: field.name)
      for look in try looks(of: field) { try mark(look, as: role) }
      if field.isSignature { try mark(field.value, as: .signature(field: field.name)) }
    }
  }

  private func looks(of field: FormField) throws(PDFReadingError) -> [PDFObject] {
    var looks: [PDFObject] = []
    for widget in field.widgets {
      looks += [try file.resolved(.reference(widget)).dictionary?["AP"]].compactMap(\.self)
    }
    return looks
  }

  /// All that is reached otherwise than by what may change.
  private mutating func markRest(
    _ catalog: PDFDictionary, _ form: FormFields, _ pages: PageTree
  ) throws(PDFReadingError) {
    try mark(entriesOf: catalog, but: ["Metadata", "DSS"], as: .other)
    try mark(entriesOf: form.form, as: .other)
    for page in pages.pages { try mark(entriesOf: page.dictionary, as: .other) }
    for node in pages.nodes {
      try mark(entriesOf: file.resolved(.reference(node)).dictionary, as: .other)
    }
    for field in form.fields {
      try mark(entriesOf: field.dictionary, but: ["AP"], as: .other)
      for widget in field.widgets where widget != field.reference {
        try mark(
          entriesOf: file.resolved(.reference(widget)).dictionary, but: ["AP"], as: .other)
      }
    }
  }

  private mutating func mark(
    entriesOf dictionary: PDFDictionary?, but left: Set<PDFName> = [], as role: Role
  ) throws(PDFReadingError) {
    for entry in dictionary?.entries ?? [] where !left.contains(entry.key) {
      try mark(entry.value, as: role)
    }
  }

  /// Gives a role to all that an object leads to and that has none yet.
  private mutating func mark(_ object: PDFObject?, as role: Role) throws(PDFReadingError) {
    var open = [object].compactMap(\.self)
    while let next = open.popLast() {
      switch next {
      case .reference(let reference):
        guard roles[reference] == nil, !boundaries.contains(reference) else { continue }
        roles[reference] = role
        open.append(try file.object(reference))
      case .array(let elements): open += elements
      case .dictionary(let dictionary): open += dictionary.entries.map(\.value)
      case .stream(let stream): open += stream.dictionary.entries.map(\.value)
      default: continue
      }
    }
  }
}
