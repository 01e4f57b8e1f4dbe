import PDFObjects

/// The pages of a file in their order (ISO 32000-1, 7.7.3).
struct PageTree {
  private(set) var pages: [PDFReference] = []

  /// Walks the tree without recursion; a node that comes twice is an error, so the walk ends.
  init(of file: PDFFile) throws(PDFReadingError) {
    let catalog = try file.dictionary(file.trailer["Root"])
    var open: [PDFObject] = [catalog["Pages"] ?? .null]
    var visited: Set<PDFReference> = []
    while let node = open.popLast() {
      guard let reference = node.reference else { throw PDFReadingError(.unexpectedType, at: 0) }
      guard visited.insert(reference).inserted else {
        throw PDFReadingError(.pageTreeLoop, at: 0)
      }
      let dictionary = try file.dictionary(node)
      if dictionary["Type"]?.name == "Page" {
        pages.append(reference)
      } else {
        guard let kids = try file.resolved(dictionary["Kids"]).array else {
          throw PDFReadingError(.unexpectedType, at: 0)
        }
        open += kids.reversed()
      }
    }
  }
}
