import DisplayList
import Geometry
import PDFObjects
import WebAddresses

extension FinishingPlan {
  /// Adds an annotation for each line of each link (ISO 32000-1, 12.5.6.5) behind the page's widgets;
  /// gives them page by page and link by link.
  ///
  /// A link over two lines has two annotations of one address, and one element holds both (14.8.4.4.2):
  /// of one annotation, many readers take the rectangle around all its quadrilaterals, which covers
  /// words that lead nowhere. Links of which no piece stands in the logical tree get none, since there
  /// is no element to hold them. In the parent tree, annotations are numbered from `firstParent`.
  func addLinks(
    to file: inout PDFFile, pages references: [PDFReference], firstParent: Int
  ) throws(PDFReadingError) -> [[[PDFReference]]] {
    var nextParent = firstParent
    var all: [[[PDFReference]]] = []
    for (page, reference) in zip(pages, references) {
      let inTree = Set(page.markedContent.compactMap { $0.node == nil ? nil : $0.link })
      var links: [[PDFReference]] = []
      for (index, link) in page.links.enumerated() {
        var annotations: [PDFReference] = []
        for frame in link.frames where inTree.contains(index) {
          var annotation = link.annotation(in: frame, on: reference, height: page.size.height)
          if profile.isTagged {
            annotation["StructParent"] = .integer(nextParent)
            nextParent += 1
          }
          annotations.append(file.add(.dictionary(annotation)))
        }
        links.append(annotations)
      }
      if !links.joined().isEmpty {
        var dictionary = try file.dictionary(.reference(reference))
        let others = try file.resolved(dictionary["Annots"]).array ?? []
        dictionary["Annots"] = .array(others + links.joined().map { .reference($0) })
        file.replace(reference, with: .dictionary(dictionary))
      }
      all.append(links)
    }
    return all
  }
}

extension LinkArea {
  /// Printed with the page, of which it shows nothing.
  ///
  /// The page's height turns the layout's downward measure into the file's upward one.
  fileprivate func annotation(
    in frame: Rectangle, on page: PDFReference, height: Length
  ) -> PDFDictionary {
    let sides = [frame.left, height - frame.bottom, frame.right, height - frame.top]
    return [
      "Type": .name("Annot"), "Subtype": .name("Link"),
      "Rect": .array(sides.map { .real(PDFReal(thousandths: Int($0.milliPoints))) }),
      "Contents": .text(words), "Border": [0, 0, 0], "F": 4, "P": .reference(page),
      "A": ["Type": .name("Action"), "S": .name("URI"), "URI": .string(Array(address.uri.utf8))],
    ]
  }
}
