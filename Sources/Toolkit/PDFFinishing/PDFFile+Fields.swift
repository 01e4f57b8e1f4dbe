import DisplayList
import Geometry
import PDFObjects

extension PDFFile {
  /// Adds the fields, each merged with its widget, and the form that lists them (ISO 32000-1, 12.7).
  ///
  /// `nil` if there are none. The page indices must be those of `pages`.
  mutating func addFields(
    _ fields: [PlacedField], pages: [PDFReference]
  ) throws(PDFReadingError) -> PDFReference? {
    guard !fields.isEmpty else { return nil }
    var appearances: [Size: PDFReference] = [:]
    var widgets: [PDFObject] = []
    var widgetsByPage: [(page: PDFReference, widgets: [PDFObject])] = []
    for field in fields {
      let size = field.area.frame.size
      let appearance = appearances[size] ?? add(.stream(.emptyAppearance(of: size)))
      appearances[size] = appearance
      let page = pages[field.pageIndex]
      let widget = PDFObject.reference(
        add(.dictionary(field.widget(on: page, appearance: appearance))))
      widgets.append(widget)
      if widgetsByPage.last?.page != page { widgetsByPage.append((page, [])) }
      widgetsByPage[widgetsByPage.count - 1].widgets.append(widget)
    }
    for (page, widgets) in widgetsByPage { try append(widgets, toAnnotationsOf: page) }
    return add(["Fields": .array(widgets), "SigFlags": 1])
  }

  private mutating func append(
    _ widgets: [PDFObject], toAnnotationsOf reference: PDFReference
  ) throws(PDFReadingError) {
    var page = try dictionary(.reference(reference))
    page["Annots"] = .array((try resolved(page["Annots"]).array ?? []) + widgets)
    replace(reference, with: .dictionary(page))
  }
}

extension PlacedField {
  /// An unsigned signature field and its widget in one dictionary, to be printed with the page.
  fileprivate func widget(on page: PDFReference, appearance: PDFReference) -> PDFDictionary {
    let frame = area.frame
    let sides = [
      frame.left, pageHeight - frame.bottom, frame.right, pageHeight - frame.top,
    ]
    return [
      "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": area.kind.fieldType,
      "T": .text(area.name), "TU": .text(area.tooltip), "Rect": .array(sides.map(\.object)),
      "F": 4, "P": .reference(page), "AP": ["N": .reference(appearance)],
    ]
  }
}

extension FieldArea.Kind {
  fileprivate var fieldType: PDFObject {
    switch self {
    case .signature: .name("Sig")
    }
  }
}

extension PDFStream {
  /// Draws nothing: the room to sign is drawn on the page itself.
  fileprivate static func emptyAppearance(of size: Size) -> PDFStream {
    PDFStream(
      dictionary: [
        "Type": .name("XObject"), "Subtype": .name("Form"),
        "BBox": [0, 0, size.width.object, size.height.object], "Resources": [:],
      ], data: [])
  }
}

extension Length {
  fileprivate var object: PDFObject { .real(PDFReal(thousandths: Int(milliPoints))) }
}
