/// The pages of a file in their order, with what they inherit (ISO 32000-1, 7.7.3).
public struct PageTree: Sendable {
  public struct Page: Sendable {
    public var reference: PDFReference
    public var dictionary: PDFDictionary
    /// Its own or inherited.
    public var resources: PDFObject?
    public var mediaBox: PDFObject?
  }

  public private(set) var pages: [Page] = []
  /// The inner nodes of the tree.
  public private(set) var nodes: [PDFReference] = []
  /// How many pages the tree's root says there are: readers show no more.
  public let count: Int

  /// Walks the tree without recursion; a node that comes twice is an error, so the walk ends.
  public init(of file: PDFFile) throws(PDFReadingError) {
    let catalog = try file.dictionary(file.trailer["Root"])
    count = try file.resolved(try file.dictionary(catalog["Pages"])["Count"]).integer ?? 0
    var open: [(node: PDFObject, resources: PDFObject?, mediaBox: PDFObject?)] = [
      (catalog["Pages"] ?? .null, nil, nil)
    ]
    var visited: Set<PDFReference> = []
    while let next = open.popLast() {
      guard let reference = next.node.reference else {
        throw PDFReadingError(.unexpectedType, at: 0)
      }
      guard visited.insert(reference).inserted else { throw PDFReadingError(.pageTreeLoop, at: 0) }
      let dictionary = try file.dictionary(next.node)
      let resources = dictionary["Resources"] ?? next.resources
      let mediaBox = dictionary["MediaBox"] ?? next.mediaBox
      if let kids = try file.resolved(dictionary["Kids"]).array {
        nodes.append(reference)
        open += kids.reversed().map { ($0, resources, mediaBox) }
      } else {
        pages.append(
          Page(
            reference: reference, dictionary: dictionary, resources: resources,
            mediaBox: mediaBox))
      }
    }
  }
}
