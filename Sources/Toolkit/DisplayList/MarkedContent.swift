public import Geometry

/// A stretch of a page's items that is painted as one piece of marked content (ISO 32000-1, 14.6).
public struct MarkedContent: Hashable, Sendable {
  /// Consecutive content ids.
  public var items: Range<Int>
  /// The index in ``Page/structure`` of the node whose content this is; `nil` for an artifact.
  public var node: Int?
  /// What the piece is to those who do not see it, if it is a figure: a child of its node's own.
  public var figure: MarkedFigure?
  /// The index in ``Page/links`` of the link whose words the piece is: a child of its node's own.
  public var link: Int?

  public init(items: Range<Int>, node: Int?, figure: MarkedFigure? = nil, link: Int? = nil) {
    self.items = items
    self.node = node
    self.figure = figure
    self.link = link
  }
}

/// A figure in words, and the room it takes on the page.
public struct MarkedFigure: Hashable, Sendable {
  public var alternative: String
  public var frame: Rectangle

  public init(alternative: String, frame: Rectangle) {
    self.alternative = alternative
    self.frame = frame
  }
}

extension Page {
  /// The items in paint order, cut where they begin to belong to something else.
  ///
  /// Every item stands in exactly one piece, and a piece's index is its identifier (MCID) in the
  /// painted page: painter and finishing come to the same numbers by themselves. What a node holds
  /// before a field of its own and what it holds after are two pieces, for the field is read out
  /// between them.
  public var markedContent: [MarkedContent] {
    let owners = owners
    let cuts = fields.map(\.itemIndex).sorted()
    var nextCut = 0
    var pieces: [MarkedContent] = []
    var nextLink = 0
    for (item, owner) in owners.enumerated() {
      while nextCut < cuts.count, cuts[nextCut] < item { nextCut += 1 }
      let isCut = nextCut < cuts.count && cuts[nextCut] == item
      while nextLink < links.count, links[nextLink].items.upperBound <= item { nextLink += 1 }
      let isLinked = owner != nil && nextLink < links.count && links[nextLink].items.contains(item)
      let link = isLinked ? nextLink : nil
      let figure = owner == nil ? nil : items[item].figure
      if let last = pieces.last, last.node == owner, last.figure == nil, figure == nil,
        last.link == link, !(isCut && owner != nil)
      {
        pieces[pieces.count - 1].items = last.items.lowerBound..<item + 1
      } else {
        pieces.append(
          MarkedContent(items: item..<item + 1, node: owner, figure: figure, link: link))
      }
    }
    return pieces
  }

  /// The node of each item; nodes that name more items than there are do not count for these.
  private var owners: [Int?] {
    var owners = [Int?](repeating: nil, count: items.count)
    for (index, node) in structure.enumerated() {
      for item in node.items.clamped(to: items.indices) where !items[item].isDecoration {
        owners[item] = index
      }
    }
    return owners
  }
}

extension DisplayItem {
  /// Says nothing: an artifact wherever it stands.
  fileprivate var isDecoration: Bool {
    switch self {
    case .glyphs: false
    case .ruling, .dot: true
    case .shape, .image: figure == nil
    }
  }

  fileprivate var figure: MarkedFigure? {
    switch self {
    case .glyphs, .ruling, .dot: nil
    case .shape(let shape):
      shape.alternative.map { MarkedFigure(alternative: $0, frame: shape.frame) }
    case .image(let image):
      image.alternative.map { MarkedFigure(alternative: $0, frame: image.frame) }
    }
  }
}
