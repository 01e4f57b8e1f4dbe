import DisplayList
import Geometry
import ImageFiles
import Testing

@Suite struct DumpTests {
  @Test func `a page is written down with every item, field and node in whole thousandths`() throws
  {
    var page = Page(size: Size(width: .points(100), height: .points(50)))
    let line = SetGlyphs(
      text: "甲\"乙",
      glyphs: [
        Glyph(id: 7, x: .zero), Glyph(id: 8, x: .points(12)),
        Glyph(id: 9, x: .points(18), y: .points(-1)),
      ],
      clusters: [
        Cluster(byteCount: 3, glyphCount: 1), Cluster(byteCount: 1, glyphCount: 1),
        Cluster(byteCount: 3, glyphCount: 1),
      ])
    page.items = [
      .glyphs(
        GlyphRun(
          face: FaceID(2), size: .points(12), origin: Point(x: .points(5), y: .points(20)),
          line: line)),
      .glyphs(
        GlyphRun(
          face: FaceID(3), size: .points(40), color: .watermark,
          origin: Point(x: .zero, y: .zero), degrees: 30,
          line: SetGlyphs(text: "", glyphs: [], clusters: []))),
      .ruling(
        Ruling(
          start: Point(x: .zero, y: .points(1)), end: Point(x: .points(9), y: .points(1)),
          width: Length(milliPoints: 500), color: .officialRed)),
      .dot(Dot(center: Point(x: .points(3), y: .points(4)), diameter: .points(1))),
      .shape(
        FilledShape(
          frame: Rectangle(x: .points(1), y: .points(2), width: .points(9), height: .points(9)),
          rectangles: [
            Rectangle(x: .points(2), y: .points(3), width: .points(5), height: .points(1))
          ], alternative: "二维码：甲")),
      .image(
        PlacedImage(
          file: try ImageFile(named: "甲.png") { () throws(ImageFault) in Self.image },
          frame: Rectangle(x: .points(1), y: .points(2), width: .points(3), height: .points(4)))),
    ]
    let node = NodeID(section: 0, block: 2, row: 1, cell: 0)
    page.fields = [
      FieldArea(
        kind: .signature, name: "分管局长", tooltip: "分管局长签字",
        frame: Rectangle(x: .points(1), y: .points(2), width: .points(3), height: .points(4)),
        node: node)
    ]
    page.structure = [
      StructureNode(
        id: NodeID(section: 0, block: 2), parent: .document, role: .table, items: 0..<0),
      StructureNode(
        id: node, parent: NodeID(section: 0, block: 2, row: 1),
        role: .headerCell(columnSpan: 2, rowSpan: 1, isRowHeader: true), items: 0..<1),
    ]
    #expect(
      page.dump { "face\($0.index)" } == """
        page 100000×50000
        0 text face2 12000 5000,20000 "甲\\"乙" 0 12000 18000/-1000
        1 text face3 40000 0,0 #ebebeb 30° ""\u{20}
        2 rule 500 0,1000 -> 9000,1000 #e60012
        3 dot 1000 3000,4000
        4 shape 1000,2000 9000×9000 1 rectangles e24bd586c4ffb73d "二维码：甲"
        5 image eaa4a94ea300 png 1000,2000 3000×4000
        field signature 分管局长 1000,2000 3000×4000 "分管局长签字" node 0.2.1.0
        node 0.2 in document table items 0..<0
        node 0.2.1.0 in 0.2.1 th 2×1 row items 0..<1

        """)
  }

  /// One dot.
  private static let image: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B,
    0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE,
    0x42, 0x60, 0x82,
  ]

  @Test func `nodes are ordered as they stand in the document`() {
    let nodes = [
      NodeID(section: 1), NodeID(section: 0, block: 1, row: 2), NodeID(section: 0, block: 1),
      NodeID.document, NodeID(section: 0, block: 1, row: 2, cell: 3),
    ]
    #expect(nodes.sorted().map(\.description) == ["", "0.1", "0.1.2", "0.1.2.3", "1"])
  }
}
