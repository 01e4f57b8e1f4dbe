import PDFObjects

/// What a signature says may still change after it (ISO 32000-1, 12.8.2).
struct SignatureReferences {
  /// DocMDP: 1 nothing, 2 filling and signing, 3 annotations too; `nil` if it says nothing.
  private(set) var permission: Int?
  /// FieldMDP.
  private(set) var lock: FieldLock?

  init(of signature: PDFDictionary, in file: PDFFile) throws(PDFReadingError) {
    for element in try file.resolved(signature["Reference"]).array ?? [] {
      guard let reference = try file.resolved(element).dictionary else { continue }
      let parameters =
        try file.resolved(reference["TransformParams"]).dictionary ?? PDFDictionary()
      switch try file.resolved(reference["TransformMethod"]).name {
      case "DocMDP": permission = try file.resolved(parameters["P"]).integer ?? 2
      case "FieldMDP": lock = try FieldLock(parameters, in: file)
      default: continue
      }
    }
  }
}
