import PDFObjects

extension ConformanceChecker {
  private static let standardTypes: Set<String> = [
    "Document", "Part", "H1", "P", "Table", "TR", "TH", "TD", "Form", "Figure", "Link",
  ]

  mutating func checkStructure(_ tree: StructureTree) throws {
    for fault in tree.faults { report(.structure, fault) }
    require(tree.root.map(\.name) == ["Document"], .structure, "the root is no single document")
    for element in tree.all {
      require(
        Self.standardTypes.contains(element.name), .structureType, "a type \(element.name)")
      switch element.name {
      case "TH":
        let scope = element.attribute("Scope")?.name
        require(scope == "Row" || scope == "Column", .scope, "TH \(element.reference.number)")
      case "Figure":
        let text = element.dictionary["Alt"]?.textString ?? ""
        require(!text.isEmpty, .alternative, "Figure \(element.reference.number)")
        require(element.attribute("BBox") != nil, .alternative, "a figure without its box")
      case "Link": checkShape(ofLink: element)
      case "Table": checkShape(of: element)
      default: break
      }
    }
    try checkParents(tree)
  }

  /// Words, and an annotation for each line of them (ISO 32000-1, 14.8.4.4.2).
  private mutating func checkShape(ofLink link: StructureTree.Element) {
    let annotations = link.kids.count { if case .annotation = $0 { true } else { false } }
    let pieces = link.kids.count { if case .content = $0 { true } else { false } }
    require(
      annotations > 0 && pieces > 0 && annotations + pieces == link.kids.count, .link,
      "Link \(link.reference.number) with \(pieces) pieces and \(annotations) annotations")
  }

  /// Every row fills the same columns, none twice (ISO 14289-1, 7.5).
  private mutating func checkShape(of table: StructureTree.Element) {
    var rest: [Int] = []
    for (index, row) in table.elements.enumerated() {
      require(row.name == "TR", .tableShape, "a table with \(row.name)")
      if index == 0 {
        let columns = row.elements.reduce(0) { $0 + ($1.attribute("ColSpan")?.integer ?? 1) }
        rest = [Int](repeating: 0, count: columns)
      }
      var column = 0
      for cell in row.elements {
        require(cell.name == "TD" || cell.name == "TH", .tableShape, "a row with \(cell.name)")
        while column < rest.count, rest[column] > 0 { column += 1 }
        let columns = cell.attribute("ColSpan")?.integer ?? 1
        let rows = cell.attribute("RowSpan")?.integer ?? 1
        for covered in column..<column + columns {
          guard covered < rest.count, rest[covered] == 0 else {
            return report(.tableShape, "a long row \(index) of table \(table.reference.number)")
          }
          rest[covered] = rows
        }
        column += columns
      }
      guard rest.allSatisfy({ $0 > 0 }) else {
        return report(.tableShape, "a short row \(index) of table \(table.reference.number)")
      }
      rest = rest.map { $0 - 1 }
    }
    require(rest.allSatisfy { $0 == 0 }, .tableShape, "a cell reaches below its table")
  }

  /// The parent tree and the elements tell the same story.
  private mutating func checkParents(_ tree: StructureTree) throws {
    var owners: [[Int: PDFReference]] = archive.pages.map { _ in [:] }
    for element in tree.all {
      for case .content(let page, let identifier) in element.kids {
        let other = owners[page].updateValue(element.reference, forKey: identifier)
        require(other == nil, .parentTree, "piece \(identifier) of page \(page) has two parents")
      }
    }
    for (index, owned) in owners.enumerated() {
      guard let key = try archive.page(index)["StructParents"]?.integer else {
        report(.parentTree, "page \(index) has no StructParents")
        continue
      }
      let listed = try archive.file.resolved(tree.parents[key]).array ?? []
      for (identifier, parent) in listed.enumerated() where parent.reference != owned[identifier] {
        report(.parentTree, "piece \(identifier) of page \(index) is listed for another")
      }
      for identifier in owned.keys where !listed.indices.contains(identifier) {
        report(.parentTree, "piece \(identifier) of page \(index) is not listed")
      }
    }
    try checkKeys(tree)
  }

  /// The parent tree has the keys of pages and annotations and no other, and says which comes next.
  private mutating func checkKeys(_ tree: StructureTree) throws {
    var used: Set<Int> = []
    for index in archive.pages.indices {
      let page = try archive.page(index)
      let annotations = try archive.array("Annots", of: page).map {
        try archive.file.dictionary($0)
      }
      let keys = [page["StructParents"]] + annotations.map { $0["StructParent"] }
      used.formUnion(keys.compactMap { $0?.integer })
    }
    let others = Set(tree.parents.keys).subtracting(used).sorted()
    require(others.isEmpty, .parentTree, "the keys \(others) belong to nothing")
    let root = try archive.dictionary("StructTreeRoot", of: archive.catalog)
    let next = root["ParentTreeNextKey"]?.integer ?? 0
    require(tree.parents.keys.allSatisfy { $0 < next }, .parentTree, "the next key is \(next)")
  }
}
