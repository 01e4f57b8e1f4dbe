import PDFObjects

/// What each object of a file is for, found by walking from where objects are used.
///
/// An object that several things use has the role of the first: fonts, contents and annotations of
/// pages, appearances and signatures of fields, structure, then the rest. Costs a walk over the
/// whole file.
struct ObjectRoles {
  enum Role: Hashable {
    case font
    /// Of a page, counted from 1: its streams, images and their like.
    case content(page: Int)
    case annotations(page: Int)
    case appearance(field: String)
    case signature(field: String)
    case fieldList
    case structure
    case metadata
    case attachment
    case layer
  }

  private let file: PDFFile
  private var roles: [PDFReference: Role] = [:]
  /// Objects at which every walk stops: they are judged by themselves.
  private var boundaries: Set<PDFReference> = []

  subscript(reference: PDFReference) -> Role? { roles[reference] }

  init(of file: PDFFile, form: FormFields, pages: PageList) throws(PDFReadingError) {
    self.file = file
    boundaries.formUnion(pages.nodes)
    boundaries.formUnion(pages.pages.map(\.reference))
    boundaries.formUnion(form.fields.map(\.reference))
    boundaries.formUnion(form.fields.flatMap(\.widgets))
    if let root = file.trailer["Root"]?.reference { boundaries.insert(root) }
    for page in pages.pages {
      let resources = try file.resolved(page.resources).dictionary
      try mark(resources?["Font"], as: .font)
    }
    for (index, page) in pages.pages.enumerated() {
      try mark(page.dictionary["Contents"], as: .content(page: index + 1))
      try mark(page.resources, as: .content(page: index + 1))
    }
    for field in form.fields {
      for widget in field.widgets {
        let dictionary = try file.resolved(.reference(widget)).dictionary
        try mark(dictionary?["AP"], as: .appearance(field: field.name))
      }
      if field.isSignature { try mark(field.value, as: .signature(field: field.name)) }
    }
    for (index, page) in pages.pages.enumerated() {
      try mark(page.dictionary["Annots"], as: .annotations(page: index + 1))
    }
    let catalog = try file.dictionary(file.trailer["Root"])
    try mark(form.form["Fields"], as: .fieldList)
    try mark(catalog["StructTreeRoot"], as: .structure)
    try mark(catalog["Metadata"], as: .metadata)
    try mark(file.trailer["Info"], as: .metadata)
    try mark(catalog["OCProperties"], as: .layer)
    try mark(catalog["Names"], as: .attachment)
    try mark(catalog["AF"], as: .attachment)
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
