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
  /// How many glyphs the piece shows, if they are all that it is and can be counted in the painted
  /// content: level text of one colour, of which Cairo leaves out nothing for having no ink on the
  /// page.
  ///
  /// Such a piece needs no tag around it to be found again, and a tag costs Cairo as much as the
  /// text within. `nil` for every other piece.
  public var glyphCount: Int?

  public init(
    items: Range<Int>, node: Int?, figure: MarkedFigure? = nil, link: Int? = nil,
    glyphCount: Int? = nil
  ) {
    self.items = items
    self.node = node
    self.figure = figure
    self.link = link
    self.glyphCount = glyphCount
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
    for index in pieces.indices {
      pieces[index].glyphCount = glyphCount(of: items[pieces[index].items])
    }
    return pieces
  }

  /// ``MarkedContent/glyphCount`` of a piece of these items.
  private func glyphCount(of items: ArraySlice<DisplayItem>) -> Int? {
    var count = 0
    var color: Color?
    for item in items {
      guard case .glyphs(let run) = item, color == nil || color == run.color, hasInk(run),
        run.line.clusters.allSatisfy({ $0.glyphCount > 0 })
      else { return nil }
      color = run.color
      count += run.line.glyphs.count
    }
    return count > 0 ? count : nil
  }

  /// Whether a level run begins with ink on the page; Cairo may leave out whole what does not.
  private func hasInk(_ run: GlyphRun) -> Bool {
    run.degrees == 0 && run.line.beginsWithInk && run.origin.x >= .zero
      && run.origin.x + run.size <= size.width && run.origin.y >= run.size
      && run.origin.y <= size.height
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

extension SetGlyphs {
  /// Whether the first character is one to be seen.
  fileprivate var beginsWithInk: Bool {
    guard let first = text.unicodeScalars.first, !glyphs.isEmpty else { return false }
    // Ideographs and the marks and letters of ASCII, to be quick.
    if 0x4E00..<0xA000 ~= first.value || 0x21..<0x7F ~= first.value { return true }
    let properties = first.properties
    return switch properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
    default: !properties.isDefaultIgnorableCodePoint && first != "\u{2800}"
    }
  }
}
