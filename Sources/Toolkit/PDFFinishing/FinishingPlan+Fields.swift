import DisplayList
import Geometry
import PDFObjects

extension FinishingPlan {
  /// Adds the fields, each merged with its widget (ISO 32000-1, 12.7), to their pages; gives the
  /// widgets page by page.
  ///
  /// The pages must be those of the plan. In the parent tree, widgets are numbered behind the pages.
  func addWidgets(
    to file: inout PDFFile, pages references: [PDFReference]
  ) throws(PDFReadingError) -> [[PDFReference]] {
    var appearances: [Size: PDFReference] = [:]
    var nextParent = pages.count
    var all: [[PDFReference]] = []
    for (page, reference) in zip(pages, references) {
      var widgets: [PDFReference] = []
      for field in page.fields {
        let size = field.frame.size
        let appearance = appearances[size] ?? file.add(.stream(.emptyAppearance(of: size)))
        appearances[size] = appearance
        var widget = field.widget(on: reference, height: page.size.height, appearance: appearance)
        if profile.isTagged {
          widget["StructParent"] = .integer(nextParent)
          nextParent += 1
        }
        if field.locksAll {
          widget["Lock"] = .reference(
            file.add(["Type": .name("SigFieldLock"), "Action": .name("All")]))
        }
        widgets.append(file.add(.dictionary(widget)))
      }
      if !widgets.isEmpty {
        var dictionary = try file.dictionary(.reference(reference))
        dictionary["Annots"] = .array(widgets.map { .reference($0) })
        file.replace(reference, with: .dictionary(dictionary))
      }
      all.append(widgets)
    }
    return all
  }
}

extension FieldArea {
  /// An unsigned signature field and its widget in one dictionary, to be printed with the page.
  ///
  /// The page's height turns the layout's downward measure into the file's upward one.
  fileprivate func widget(
    on page: PDFReference, height: Length, appearance: PDFReference
  ) -> PDFDictionary {
    let sides = [frame.left, height - frame.bottom, frame.right, height - frame.top]
    return [
      "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": kind.fieldType,
      "T": .text(name), "TU": .text(tooltip), "Rect": .array(sides.map(\.object)),
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
