import DisplayList
import PDFObjects

/// Writes a file's structure tree (ISO 32000-1, 14.7) behind its other objects, page by page.
///
/// An element is written as soon as no later page can add to it. What is held is the path to the
/// element being written, the cells of a row that may go on over a page's end, and numbers.
struct StructureWriter {
  private let root: Int
  /// The numbers of the page objects.
  private let pages: [Int]
  /// The numbers of each page's widgets, in the order of its fields.
  private let widgets: [[Int]]
  /// The numbers of the annotations of each page's links, line by line.
  private let links: [[[Int]]]
  private let document: Int
  private var papers: [Int] = []
  /// Elements that can still grow, parents before children; the first is the paper's own.
  private var open: [StructureElement] = []
  private var openPaper: Int?
  /// What the parent tree says of each page, then of each widget, then of each link's annotations.
  private var parentsOfPages: [Int] = []
  private var parentsOfWidgets: [[Int]]
  private var parentsOfLinks: [[[Int]]]
  /// The elements of the page's figures and links, by the MCIDs of their pieces.
  private var innerElements: [Int: Int] = [:]

  init(
    root: Int, pages: [Int], widgets: [[Int]], links: [[[Int]]],
    to objects: inout AppendedObjects
  ) {
    self.root = root
    self.pages = pages
    self.widgets = widgets
    self.links = links
    parentsOfWidgets = widgets
    parentsOfLinks = links
    document = objects.reserve()
  }

  mutating func write(_ planned: [PlannedPage], to objects: inout AppendedObjects) {
    let isCollection = planned.contains { $0.paper != planned[0].paper }
    for (index, page) in planned.enumerated() {
      if openPaper != page.paper {
        closePaper(to: &objects)
        openPaper = page.paper
        open = [
          isCollection
            ? StructureElement(.document, "Part", number: objects.reserve(), parent: document)
            : StructureElement(.document, "Document", number: document, parent: root)
        ]
      }
      write(page, at: index, to: &objects)
    }
    closePaper(to: &objects)
    if isCollection || planned.isEmpty {
      var all = StructureElement(.document, "Document", number: document, parent: root)
      all.kids = papers.map { .element($0) }
      all.write(to: &objects, pages: pages)
    }
    writeRoot(to: &objects)
  }

  // MARK: Pages

  private mutating func write(
    _ page: PlannedPage, at index: Int, to objects: inout AppendedObjects
  ) {
    let content = NodeContent(page)
    var elements: [Int] = []
    innerElements = [:]
    for (node, kids) in zip(page.structure, content.kids) {
      // A blank form's title or line of text, of which nothing is shown, is nothing to be read out.
      if kids.isEmpty, node.role.isText, !open.contains(where: { $0.id == node.id }) {
        elements.append(open[0].number)
        continue
      }
      let place = self.place(of: node, to: &objects)
      elements.append(open[place].number)
      append(kids, to: place, of: page, at: index, &objects)
    }
    append(content.orphans, to: 0, of: page, at: index, &objects)
    let parents = objects.reserve()
    objects.begin(parents)
    objects.append("[")
    for (identifier, piece) in page.markedContent.enumerated() {
      if let node = piece.node {
        objects.append(referenceTo: innerElements[identifier] ?? elements[node])
        objects.append(" ")
      } else {
        objects.append("null ")
      }
    }
    objects.append("]")
    objects.end()
    parentsOfPages.append(parents)
  }

  /// Where the node's element stands among the open ones; it is opened if it is new.
  private mutating func place(
    of node: StructureNode, to objects: inout AppendedObjects
  ) -> Int {
    if let place = open.lastIndex(where: { $0.id == node.id }) { return place }
    let parent = open.lastIndex { $0.id == node.parent } ?? 0
    // A row that is split by a page's end goes on in all its cells.
    if open[parent].name != "TR" { closeChildren(of: open[parent].number, to: &objects) }
    let element = StructureElement(node, number: objects.reserve(), parent: open[parent].number)
    open[parent].kids.append(.element(element.number))
    open.append(element)
    return open.count - 1
  }

  private mutating func append(
    _ kids: [NodeContent.Kid], to place: Int, of planned: PlannedPage, at page: Int,
    _ objects: inout AppendedObjects
  ) {
    for kid in kids {
      switch kid {
      case .content(let identifier):
        open[place].kids.append(.content(page: page, identifier: identifier))
      case .figure(let identifier):
        guard let figure = planned.markedContent[identifier].figure else { continue }
        var element = StructureElement(
          figure, on: planned, number: objects.reserve(), parent: open[place].number)
        element.kids = [.content(page: page, identifier: identifier)]
        element.write(to: &objects, pages: pages)
        open[place].kids.append(.element(element.number))
        innerElements[identifier] = element.number
      case .link(let link, let pieces):
        var element = StructureElement(
          .document, "Link", number: objects.reserve(), parent: open[place].number)
        element.kids =
          pieces.map { .content(page: page, identifier: $0) }
          + links[page][link].map { .annotation($0, page: page) }
        element.write(to: &objects, pages: pages)
        open[place].kids.append(.element(element.number))
        for piece in pieces { innerElements[piece] = element.number }
        parentsOfLinks[page][link] = links[page][link].map { _ in element.number }
      case .field(let field):
        var form = StructureElement(
          .document, "Form", number: objects.reserve(), parent: open[place].number)
        form.kids = [.annotation(widgets[page][field], page: page)]
        form.write(to: &objects, pages: pages)
        open[place].kids.append(.element(form.number))
        parentsOfWidgets[page][field] = form.number
      }
    }
  }

  private mutating func closeChildren(of number: Int, to objects: inout AppendedObjects) {
    while let place = open.lastIndex(where: { $0.parent == number }) {
      closeChildren(of: open[place].number, to: &objects)
      open.remove(at: place).write(to: &objects, pages: pages)
    }
  }

  private mutating func closePaper(to objects: inout AppendedObjects) {
    guard let paper = open.first else { return }
    closeChildren(of: paper.number, to: &objects)
    open.removeFirst().write(to: &objects, pages: pages)
    papers.append(paper.number)
  }

  // MARK: Root

  private mutating func writeRoot(to objects: inout AppendedObjects) {
    let parents = objects.reserve()
    let values = parentsOfPages + parentsOfWidgets.joined() + parentsOfLinks.joined().joined()
    objects.begin(parents)
    objects.append("<</Nums[")
    for (key, value) in values.enumerated() {
      objects.append(key)
      objects.append(" ")
      objects.append(referenceTo: value)
      objects.append(" ")
    }
    objects.append("]>>")
    objects.end()
    objects.begin(root)
    objects.append("<</Type/StructTreeRoot/K[")
    objects.append(referenceTo: document)
    objects.append("]/ParentTree ")
    objects.append(referenceTo: parents)
    objects.append("/ParentTreeNextKey ")
    objects.append(values.count)
    objects.append(">>")
    objects.end()
  }
}
