import DisplayList
import Geometry

/// Gathers where a page shows a paragraph's links: one area for each, however many lines it takes.
struct PlacedLinks {
  private let paragraph: SetParagraph
  /// In the order of the text; the paragraph's index of each stands beside it.
  private var placed: [(link: Int, area: LinkArea)] = []

  /// `open` is the link that the paragraph's lines so far ended with.
  init(_ paragraph: SetParagraph, goingOn open: OpenLink?) {
    self.paragraph = paragraph
    if let open { placed = [(open.link, open.area)] }
  }

  var last: (link: Int, area: LinkArea)? { placed.last }

  var areas: [LinkArea] { placed.map(\.area) }

  /// Items of a link come one after another.
  mutating func add(item: Int, to link: Int) {
    let place = place(of: link, firstItem: item)
    placed[place].area.items = placed[place].area.items.lowerBound..<item + 1
  }

  /// The frame is as high as the type: from 0.88 em above the baseline to 0.12 em below it.
  mutating func add(_ part: LinkPart, at origin: Point) {
    guard let place = placed.firstIndex(where: { $0.link == part.link }), part.end > part.start
    else { return }
    let size = paragraph.fontSize
    placed[place].area.frames.append(
      Rectangle(
        x: origin.x + part.start, y: origin.y - size.scaled(by: 88, over: 100),
        width: part.end - part.start, height: size))
  }

  private mutating func place(of link: Int, firstItem item: Int) -> Int {
    if let place = placed.firstIndex(where: { $0.link == link }) { return place }
    let set = paragraph.links[link]
    placed.append(
      (link, LinkArea(address: set.address, words: set.words, frames: [], items: item..<item)))
    return placed.count - 1
  }
}

/// A link of a paragraph of which more lines may come.
struct OpenLink {
  /// The paragraph's index of it.
  var link: Int
  var area: LinkArea
  var node: NodeID?
}
