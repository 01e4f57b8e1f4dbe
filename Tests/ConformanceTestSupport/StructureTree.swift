public import PDFObjects

/// A file's structure tree as its elements spell it, walked from the root.
public struct StructureTree {
  public final class Element {
    public let reference: PDFReference
    public let dictionary: PDFDictionary
    public let name: String
    public internal(set) var kids: [Kid] = []

    init(_ reference: PDFReference, _ dictionary: PDFDictionary) {
      self.reference = reference
      self.dictionary = dictionary
      name = dictionary["S"]?.name?.description ?? "?"
    }

    public var elements: [Element] {
      kids.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// Itself and all below, parents first.
    public var all: [Element] { [self] + elements.flatMap(\.all) }

    /// The value of a table attribute (ISO 32000-1, 14.8.5.7).
    public func attribute(_ key: PDFName) -> PDFObject? {
      guard let attributes = dictionary["A"] else { return nil }
      return (attributes.array ?? [attributes]).lazy.compactMap { $0.dictionary?[key] }.first
    }
  }

  public enum Kid {
    case element(Element)
    /// By the page's place in the file and the piece's MCID.
    case content(page: Int, identifier: Int)
    case annotation(PDFReference)
  }

  public private(set) var root: [Element] = []
  /// What is wrong with the tree as such.
  public private(set) var faults: [String] = []
  /// What the parent tree says, by key.
  public private(set) var parents: [Int: PDFObject] = [:]
  private var seen: Set<PDFReference> = []
  private let archive: ArchivedFile
  private let pages: [PDFReference: Int]

  public init(of archive: ArchivedFile) throws {
    self.archive = archive
    pages = Dictionary(
      uniqueKeysWithValues: archive.pages.enumerated().map { ($0.element, $0.offset) })
    guard let reference = try archive.catalog["StructTreeRoot"]?.reference else {
      faults.append("there is no structure tree")
      return
    }
    let dictionary = try archive.file.dictionary(.reference(reference))
    for kid in dictionary["K"]?.array ?? [] {
      if let element = try element(kid, parent: reference) { root.append(element) }
    }
    try readNumbers(dictionary["ParentTree"])
  }

  public var all: [Element] { root.flatMap(\.all) }

  private mutating func readNumbers(_ node: PDFObject?) throws {
    let dictionary = try archive.file.resolved(node).dictionary ?? PDFDictionary()
    let numbers = dictionary["Nums"]?.array ?? []
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      if let key = numbers[index].integer { parents[key] = numbers[index + 1] }
    }
    for kid in dictionary["Kids"]?.array ?? [] { try readNumbers(kid) }
  }

  private mutating func element(_ object: PDFObject, parent: PDFReference) throws -> Element? {
    guard let reference = object.reference,
      let dictionary = try archive.file.object(reference).dictionary
    else {
      faults.append("a child that is no element")
      return nil
    }
    guard seen.insert(reference).inserted else {
      faults.append("element \(reference.number) stands twice")
      return nil
    }
    if dictionary["P"]?.reference != parent {
      faults.append("element \(reference.number) names another parent")
    }
    let element = Element(reference, dictionary)
    try addKids(to: element)
    return element
  }

  private mutating func addKids(to element: Element) throws {
    let page = element.dictionary["Pg"]?.reference
    guard let kids = element.dictionary["K"] else { return }
    let isFormKid = kids.dictionary?["Type"]?.name == "OBJR"
    guard let list = kids.array ?? (isFormKid ? [kids] : nil) else {
      faults.append("the children of \(element.name) \(element.reference.number) are no array")
      return
    }
    if isFormKid != (element.name == "Form") {
      faults.append("\(element.name) \(element.reference.number) has the children of another kind")
    }
    for kid in list {
      if let identifier = kid.integer {
        add(identifier, on: page, to: element)
      } else if let dictionary = kid.dictionary, dictionary["Type"]?.name == "MCR" {
        add(dictionary["MCID"]?.integer, on: dictionary["Pg"]?.reference ?? page, to: element)
      } else if let widget = kid.dictionary?["Obj"]?.reference {
        element.kids.append(.annotation(widget))
      } else if let child = try self.element(kid, parent: element.reference) {
        element.kids.append(.element(child))
      }
    }
  }

  private mutating func add(
    _ identifier: Int?, on page: PDFReference?, to element: Element
  ) {
    guard let identifier, let page, let index = pages[page] else {
      faults.append("\(element.name) \(element.reference.number) has content on no page")
      return
    }
    element.kids.append(.content(page: index, identifier: identifier))
  }
}
