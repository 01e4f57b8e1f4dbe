import PDFObjects

extension PDFFile {
  /// Adds the signature's dictionary with room for a message of so many bytes, and puts it into the
  /// field (ISO 32000-1, 12.8.1; ETSI EN 319 142-1, 6.3).
  ///
  /// The first signature of a file closes it for all but filling and signing (DocMDP 2); each one
  /// closes the fields that its own field's `Lock` names.
  mutating func addSignature(
    _ order: SigningOrder, to field: FormField, of form: FormFields, room: Int
  ) throws(PDFReadingError) -> PDFReference {
    var isFirst = true
    for field in form.signatures where try resolved(field.value) != .null { isFirst = false }
    let signature = add(
      .dictionary(try signature(order, field: field, isFirst: isFirst, room: room)))
    try fill(field, with: signature, appearance: order.appearance)
    guard let root = trailer["Root"]?.reference else {
      throw PDFReadingError(.missingTrailer, at: 0)
    }
    var catalog = try dictionary(.reference(root))
    let before = catalog
    if isFirst {
      var permissions = try resolved(catalog["Perms"]).dictionary ?? PDFDictionary()
      permissions["DocMDP"] = .reference(signature)
      catalog["Perms"] = .dictionary(permissions)
    }
    var formDictionary = form.form
    // Signatures exist, and the file may only be appended to.
    formDictionary["SigFlags"] = 3
    if let reference = form.formReference {
      if formDictionary != form.form { replace(reference, with: .dictionary(formDictionary)) }
    } else {
      catalog["AcroForm"] = .dictionary(formDictionary)
    }
    if catalog != before { replace(root, with: .dictionary(catalog)) }
    return signature
  }

  private func signature(
    _ order: SigningOrder, field: FormField, isFirst: Bool, room: Int
  ) throws(PDFReadingError) -> PDFDictionary {
    // Range and contents come before all that people write: they are looked for in the bytes.
    var signature: PDFDictionary = [
      "Type": .name("Sig"), "Filter": .name("Adobe.PPKLite"),
      "SubFilter": .name("ETSI.CAdES.detached"), "ByteRange": SignedRange.unknown,
      "Contents": .string([UInt8](repeating: 0, count: room)),
      "M": .text(order.time.pdfText),
    ]
    signature["Name"] = order.name.map(PDFObject.text)
    signature["Reason"] = order.reason.map(PDFObject.text)
    signature["Location"] = order.location.map(PDFObject.text)
    var references: [PDFObject] = []
    if isFirst {
      references.append([
        "Type": .name("SigRef"), "TransformMethod": .name("DocMDP"),
        "TransformParams": ["Type": .name("TransformParams"), "P": 2, "V": .name("1.2")],
      ])
    }
    if let dictionary = try field.lock(in: self),
      let lock = try FieldLock(dictionary, in: self), let root = trailer["Root"]
    {
      references.append([
        "Type": .name("SigRef"), "TransformMethod": .name("FieldMDP"), "Data": root,
        "TransformParams": .dictionary(lock.parameters),
      ])
    }
    if !references.isEmpty { signature["Reference"] = .array(references) }
    return signature
  }

  /// Gives the field its value, and its widget what it shows.
  private mutating func fill(
    _ field: FormField, with signature: PDFReference, appearance: SignatureAppearance?
  ) throws(PDFReadingError) {
    var dictionary = field.dictionary
    dictionary["V"] = .reference(signature)
    if let appearance, let widget = field.widgets.first {
      var shown = widget == field.reference ? dictionary : try self.dictionary(.reference(widget))
      if let frame = PageRectangle(try resolved(shown["Rect"])) {
        shown["AP"] = ["N": .reference(try add(appearance, on: frame))]
      }
      if widget == field.reference {
        dictionary = shown
      } else {
        replace(widget, with: .dictionary(shown))
      }
    }
    replace(field.reference, with: .dictionary(dictionary))
  }
}
