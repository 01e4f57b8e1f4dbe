import DisplayList

/// What a page adds to each node of the logical tree, in reading order.
struct NodeContent {
  enum Kid {
    /// A piece of marked content, by its MCID.
    case content(Int)
    /// A piece that is a figure of its own, by its MCID.
    case figure(Int)
    /// The pieces of a link, by their MCIDs; the link by its index on the page.
    case link(Int, pieces: [Int])
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
      if let link = piece.link {
        add(identifier, of: link, to: node)
      } else {
        kids[node].append(piece.figure == nil ? .content(identifier) : .figure(identifier))
      }
    }
    for field in fields { add(field, of: page) }
  }

  private mutating func add(_ identifier: Int, of link: Int, to node: Int) {
    if case .link(link, let pieces)? = kids[node].last {
      kids[node][kids[node].count - 1] = .link(link, pieces: pieces + [identifier])
    } else {
      kids[node].append(.link(link, pieces: [identifier]))
    }
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
