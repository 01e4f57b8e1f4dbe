import DisplayList
import DocumentTree
import Geometry

/// Gathers a page's items, fields and structure while they are placed.
struct PageBuilder {
  private(set) var page: Page
  /// The link whose words ended what was placed last, for the next line may go on with it.
  private var openLink: OpenLink?

  init(size: Size) {
    page = Page(size: size)
  }

  /// Places a node around what `body` adds; children follow their parent.
  mutating func node(
    _ id: NodeID, in parent: NodeID, _ role: StructureNode.Role,
    _ body: (inout PageBuilder) -> Void
  ) {
    let index = page.structure.count
    let first = page.items.count
    page.structure.append(StructureNode(id: id, parent: parent, role: role, items: first..<first))
    body(&self)
    // A node with children owns no items itself.
    if page.structure.count == index + 1 {
      page.structure[index].items = first..<page.items.count
    }
  }

  /// What is shown again on a later page has had its fields and links on the first.
  mutating func withoutFields(_ body: (inout PageBuilder) -> Void) {
    let (fields, links) = (page.fields, page.links)
    body(&self)
    (page.fields, page.links) = (fields, links)
    openLink = nil
  }

  mutating func add(_ ruling: Ruling) {
    page.items.append(.ruling(ruling))
  }

  mutating func add(_ rulings: [Ruling]) {
    for ruling in rulings { add(ruling) }
  }

  mutating func add(_ run: GlyphRun) {
    page.items.append(.glyphs(run))
  }

  /// Places lines of a paragraph; the point is the top left corner of the first one's line box.
  mutating func add(
    _ paragraph: SetParagraph, lines: Range<Int>, at point: Point, color: Color,
    in node: NodeID? = nil
  ) {
    var top = point.y
    // Lines come one by one where a page may end between them.
    let open = lines.lowerBound > 0 && openLink?.node == node ? openLink : nil
    var links = PlacedLinks(paragraph, goingOn: open)
    if open != nil { page.links.removeLast() }
    for line in paragraph.lines[lines] {
      let baseline = top + paragraph.baselineOffset
      var boxes = line.boxes[...]
      // Room to sign is read out where it stands in the line.
      func addBoxes(upTo x: Length) {
        while let box = boxes.first, box.x <= x {
          add(box, x: point.x + box.x, top: top, of: paragraph, color: color, in: node)
          boxes.removeFirst()
        }
      }
      for run in line.runs {
        addBoxes(upTo: run.x)
        if let link = run.link { links.add(item: page.items.count, to: link) }
        page.items.append(
          .glyphs(
            GlyphRun(
              face: run.face, size: run.size, color: color,
              origin: Point(x: point.x + run.x, y: baseline - run.rise), line: run.line)))
      }
      let origin = Point(x: point.x, y: baseline)
      for part in line.links { links.add(part, at: origin) }
      add(line.underlines, at: origin, fontSize: paragraph.fontSize, color: color)
      addBoxes(upTo: .max)
      top += paragraph.linePitch
    }
    page.links += links.areas
    openLink = links.last.map { OpenLink(link: $0.link, area: $0.area, node: node) }
  }

  mutating func add(
    _ paragraph: SetParagraph, at point: Point, color: Color, in node: NodeID? = nil
  ) {
    add(paragraph, lines: paragraph.lines.indices, at: point, color: color, in: node)
  }

  private mutating func add(
    _ box: LineBox, x: Length, top: Length, of paragraph: SetParagraph, color: Color,
    in node: NodeID?
  ) {
    switch box.box.kind {
    case .dateGap, .ruledBlank: break
    case .signature(let place):
      add(
        place, node: node,
        frame: Rectangle(x: x, y: top, width: box.box.width, height: paragraph.linePitch))
    case .figure(let figure):
      let room = figure.size
      let point = Point(
        x: x + (box.box.width - room.width) / 2, y: top + (paragraph.linePitch - room.height) / 2)
      if let item = figure.item(at: point, color: color) { page.items.append(item) }
    }
  }

  private mutating func add(
    _ underlines: Underlines, at origin: Point, fontSize: Length, color: Color
  ) {
    let ruleY = origin.y + Underlines.ruleDepth(fontSize)
    for rule in underlines.rules {
      add(
        Ruling(
          start: Point(x: origin.x + rule.start, y: ruleY),
          end: Point(x: origin.x + rule.end, y: ruleY), width: Underlines.ruleWidth))
    }
    let dotY = origin.y + Underlines.dotDepth(fontSize)
    for dot in underlines.dots {
      add(
        Dot(
          center: Point(x: origin.x + dot, y: dotY),
          diameter: Underlines.dotDiameter(fontSize), color: color))
    }
  }

  mutating func add(_ dot: Dot) {
    page.items.append(.dot(dot))
  }

  /// Room for a value becomes a field of its own name; the file tells those of a name apart.
  mutating func addEntry(
    named name: String, for style: TextStyle, in frame: Rectangle, node: NodeID?
  ) {
    let entry = TextEntry(
      fontSize: style.fontSize, alignment: TextEntry.Alignment(style.alignment),
      isMultiline: frame.size.height >= style.linePitch * 2)
    page.fields.append(
      FieldArea(
        kind: .text(entry), name: name, tooltip: name, frame: frame, node: node,
        itemIndex: page.items.count))
  }

  /// Room to sign becomes a field; without a name it stays room.
  mutating func add(_ place: SignaturePlace, node: NodeID?, frame: Rectangle) {
    guard let name = place.fieldName else { return }
    page.fields.append(
      FieldArea(
        kind: .signature, name: name, tooltip: place.tooltip, frame: frame, node: node,
        itemIndex: page.items.count, locksAll: place.locksAll, seal: place.seal))
  }
}

extension TextEntry.Alignment {
  fileprivate init(_ alignment: Alignment) {
    switch alignment {
    case .center, .distributed: self = .center
    case .right: self = .right
    default: self = .left
    }
  }
}
