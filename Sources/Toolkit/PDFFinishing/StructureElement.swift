import DisplayList
import Geometry
import PDFObjects

/// An element of the structure tree (ISO 32000-1, 14.7.2) while its children are gathered.
struct StructureElement {
  enum Kid {
    /// By its object number.
    case element(Int)
    /// Pages count from 0.
    case content(page: Int, identifier: Int)
    /// A widget by its object number.
    case annotation(Int, page: Int)
  }

  let id: NodeID
  let name: String
  let number: Int
  let parent: Int
  var kids: [Kid] = []
  /// The entries of `A`, written out.
  private var attributes = ""
  private var alternative: String?

  init(_ id: NodeID, _ name: String, number: Int, parent: Int) {
    self.id = id
    self.name = name
    self.number = number
    self.parent = parent
  }

  init(_ node: StructureNode, number: Int, parent: Int) {
    self.init(node.id, node.role.elementName, number: number, parent: parent)
    attributes = node.role.attributes
  }

  /// A figure in its words, with the room it takes (ISO 32000-1, 14.8.5.4.3).
  init(_ figure: MarkedFigure, on page: PlannedPage, number: Int, parent: Int) {
    self.init(.document, "Figure", number: number, parent: parent)
    alternative = figure.alternative
    let frame = figure.frame
    let sides = [
      frame.left, page.size.height - frame.bottom, frame.right, page.size.height - frame.top,
    ]
    let box = sides.map { PDFReal(thousandths: Int($0.milliPoints)).text }
    attributes = "/O/Layout/BBox[\(box.joined(separator: " "))]"
  }

  /// Child elements always stand in an array, and an annotation that is the only child stands alone
  /// as a direct dictionary: checkers of signatures find fields by these shapes only.
  func write(to objects: inout AppendedObjects, pages: [Int]) {
    objects.begin(number)
    objects.append("<</Type/StructElem/S/")
    objects.append(name)
    objects.append("/P ")
    objects.append(referenceTo: parent)
    let page = firstPage
    if let page {
      objects.append("/Pg ")
      objects.append(referenceTo: pages[page])
    }
    if !attributes.isEmpty {
      objects.append("/A<<")
      objects.append(attributes)
      objects.append(">>")
    }
    if let alternative {
      objects.append("/Alt")
      objects.append(.text(alternative))
    }
    if case .annotation(let widget, let page)? = kids.first, kids.count == 1 {
      objects.append("/K")
      objects.append(annotation: widget, on: pages[page])
    } else if !kids.isEmpty {
      objects.append("/K[")
      for kid in kids { append(kid, to: &objects, from: page, pages: pages) }
      objects.append("]")
    }
    objects.append(">>")
    objects.end()
  }

  /// The page that numbers without a page of their own are of.
  private var firstPage: Int? {
    for case .content(let page, _) in kids { return page }
    return nil
  }

  private func append(
    _ kid: Kid, to objects: inout AppendedObjects, from firstPage: Int?, pages: [Int]
  ) {
    switch kid {
    case .element(let number):
      objects.append(referenceTo: number)
      objects.append(" ")
    case .content(let page, let identifier) where page == firstPage:
      objects.append(identifier)
      objects.append(" ")
    case .content(let page, let identifier):
      objects.append("<</Type/MCR/Pg ")
      objects.append(referenceTo: pages[page])
      objects.append("/MCID ")
      objects.append(identifier)
      objects.append(">>")
    case .annotation(let widget, let page):
      objects.append(annotation: widget, on: pages[page])
    }
  }
}

extension AppendedObjects {
  fileprivate mutating func append(annotation widget: Int, on page: Int) {
    append("<</Type/OBJR/Pg ")
    append(referenceTo: page)
    append("/Obj ")
    append(referenceTo: widget)
    append(">>")
  }
}

extension StructureNode.Role {
  /// The standard structure type (ISO 32000-1, 14.8.4).
  fileprivate var elementName: String {
    switch self {
    case .heading: "H1"
    case .paragraph: "P"
    case .table: "Table"
    case .row: "TR"
    case .headerCell: "TH"
    case .dataCell: "TD"
    }
  }

  /// Whether it holds text and no other nodes; a table keeps its cells, whatever is in them.
  var isText: Bool { self == .heading || self == .paragraph }

  /// Of a table's cell (ISO 32000-1, 14.8.5.7).
  fileprivate var attributes: String {
    switch self {
    case .heading, .paragraph, .table, .row: ""
    case .headerCell(let columns, let rows, let isRowHeader):
      "/O/Table/Scope/\(isRowHeader ? "Row" : "Column")" + Self.spans(columns, rows)
    case .dataCell(let columns, let rows) where columns > 1 || rows > 1:
      "/O/Table" + Self.spans(columns, rows)
    case .dataCell: ""
    }
  }

  private static func spans(_ columns: Int, _ rows: Int) -> String {
    (columns > 1 ? "/ColSpan \(columns)" : "") + (rows > 1 ? "/RowSpan \(rows)" : "")
  }
}
