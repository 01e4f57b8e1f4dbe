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
    var appearances: [PDFStream: PDFReference] = [:]
    var nextParent = pages.count
    var all: [[PDFReference]] = []
    for (page, reference) in zip(pages, references) {
      var widgets: [PDFReference] = []
      for field in page.fields {
        let empty = PDFStream.emptyAppearance(of: field)
        let appearance = appearances[empty] ?? file.add(.stream(empty))
        appearances[empty] = appearance
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
  /// Bit 13 of a text field's flags (ISO 32000-1, table 228).
  private static let multiline = 1 << 12

  /// An unsigned signature field, or an empty text field, and its widget in one dictionary, to be
  /// printed with the page.
  ///
  /// The page's height turns the layout's downward measure into the file's upward one.
  fileprivate func widget(
    on page: PDFReference, height: Length, appearance: PDFReference
  ) -> PDFDictionary {
    let sides = [frame.left, height - frame.bottom, frame.right, height - frame.top]
    var widget: PDFDictionary = [
      "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": kind.fieldType,
      "T": .text(name), "TU": .text(tooltip), "Rect": .array(sides.map(\.object)),
      "F": 4, "P": .reference(page), "AP": ["N": .reference(appearance)],
    ]
    if case .text(let entry) = kind {
      widget["DA"] = .string(
        Array("/Helv \(PDFReal(thousandths: Int(entry.fontSize.milliPoints)).text) Tf 0 g".utf8))
      widget["Q"] = .integer(entry.alignment.quadding)
      if entry.isMultiline { widget["Ff"] = .integer(Self.multiline) }
    }
    return widget
  }
}

extension FieldArea.Kind {
  fileprivate var fieldType: PDFObject {
    switch self {
    case .signature: .name("Sig")
    case .text: .name("Tx")
    }
  }
}

extension TextEntry.Alignment {
  /// ISO 32000-1, table 222.
  fileprivate var quadding: Int {
    switch self {
    case .left: 0
    case .center: 1
    case .right: 2
    }
  }
}

extension PDFDictionary {
  /// What all text fields stand on: a font that every reader has and that no appearance of ours uses
  /// (ISO 32000-1, 12.7.2).
  mutating func addTextFieldDefaults(to file: inout PDFFile) {
    let font = file.add([
      "Type": .name("Font"), "Subtype": .name("Type1"), "BaseFont": .name("Helvetica"),
      "Encoding": .name("WinAnsiEncoding"),
    ])
    self["DA"] = .string(Array("/Helv 0 Tf 0 g".utf8))
    self["DR"] = ["Font": ["Helv": .reference(font)]]
  }
}

extension PDFStream {
  /// Draws nothing: the room to sign or to write is drawn on the page itself.
  fileprivate static func emptyAppearance(of field: FieldArea) -> PDFStream {
    let size = field.frame.size
    return PDFStream(
      dictionary: [
        "Type": .name("XObject"), "Subtype": .name("Form"),
        "BBox": [0, 0, size.width.object, size.height.object], "Resources": [:],
      ], data: field.kind == .signature ? [] : Array("/Tx BMC EMC".utf8)[...])
  }
}

extension Length {
  fileprivate var object: PDFObject { .real(PDFReal(thousandths: Int(milliPoints))) }
}
