import DisplayList

/// What a page adds to each node of the logical tree, in reading order.
struct NodeContent {
  enum Kid {
    /// A piece of marked content, by its MCID.
    case content(Int)
    /// A piece that is a figure of its own, by its MCID.
    case figure(Int)
    /// By its index on the page.
    case field(Int)
  }

  /// By the node's index on the page.
  private(set) var kids: [[Kid]]
  /// Fields whose node the page does not have.
  private(set) var orphans: [Kid] = []

  init(_ page: PlannedPage) {
    kids = [[Kid]](repeating: [], count: page.structure.count)
    var fields = page.fields.indices.sorted {
      (page.fields[$0].itemIndex, $0) < (page.fields[$1].itemIndex, $1)
    }[...]
    for (identifier, piece) in page.markedContent.enumerated() {
      guard let node = piece.node else { continue }
      while let field = fields.first, page.fields[field].itemIndex <= piece.items.lowerBound {
        add(field, of: page)
        fields.removeFirst()
      }
      kids[node].append(piece.figure == nil ? .content(identifier) : .figure(identifier))
    }
    for field in fields { add(field, of: page) }
  }

  private mutating func add(_ field: Int, of page: PlannedPage) {
    if let id = page.fields[field].node,
      let node = page.structure.firstIndex(where: { $0.id == id })
    {
      kids[node].append(.field(field))
    } else {
      orphans.append(.field(field))
    }
  }
}
