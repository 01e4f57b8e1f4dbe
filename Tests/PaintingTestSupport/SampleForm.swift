public import DisplayList
import Geometry
import WebAddresses

extension SampleFonts {
  /// A form of two sheets with all that a logical tree can hold: a heading, a paragraph over both
  /// sheets, a table whose second row is split between them, two places to sign, and two links, one of them
  /// of two lines.
  public func form() throws -> [Page] {
    let block = { (number: Int) in NodeID(section: 0, block: number) }
    let row = { (number: Int) in NodeID(section: 0, block: 2, row: number) }
    let cell = { (number: Int, column: Int) in
      NodeID(section: 0, block: 2, row: number, cell: column)
    }
    let table = StructureNode(id: block(2), parent: .document, role: .table, items: 0..<0)
    let split = StructureNode(id: row(1), parent: block(2), role: .row, items: 0..<0)
    let data = StructureNode.Role.dataCell(columnSpan: 1, rowSpan: 1)
    let label = StructureNode.Role.headerCell(columnSpan: 1, rowSpan: 1, isRowHeader: true)
    var first = try sheet(["审批表", "申请人𬭎", "姓名", "龑𣗋", "事由", "因公"])
    first.structure = [
      StructureNode(id: block(0), parent: .document, role: .heading, items: 0..<1),
      StructureNode(id: block(1), parent: .document, role: .paragraph, items: 1..<2),
      table,
      StructureNode(id: row(0), parent: block(2), role: .row, items: 0..<0),
      StructureNode(
        id: cell(0, 0), parent: row(0),
        role: .headerCell(columnSpan: 1, rowSpan: 1, isRowHeader: false), items: 2..<3),
      StructureNode(id: cell(0, 1), parent: row(0), role: data, items: 3..<4),
      split,
      StructureNode(id: cell(1, 0), parent: row(1), role: label, items: 4..<5),
      StructureNode(id: cell(1, 1), parent: row(1), role: data, items: 5..<7),
    ]
    first.links = [try link("mailto:hbj@zibo.gov.cn", "申请人𬭎", at: [130, 145], items: 1..<2)]
    var second = try sheet(["出差", "科室意见", "年月日", "附件：无", "第 2 页"])
    second.structure = [
      table, split,
      StructureNode(id: cell(1, 0), parent: row(1), role: label, items: 0..<0),
      StructureNode(id: cell(1, 1), parent: row(1), role: data, items: 0..<1),
      StructureNode(id: row(2), parent: block(2), role: .row, items: 0..<0),
      StructureNode(
        id: cell(2, 0), parent: row(2), role: .dataCell(columnSpan: 2, rowSpan: 1), items: 1..<3),
      StructureNode(id: block(3), parent: .document, role: .paragraph, items: 3..<4),
    ]
    second.fields = [
      field("科室负责人", at: 300, in: cell(2, 0), before: 2),
      field("分管领导", at: 500, in: block(3), before: 4, locksAll: true),
    ]
    second.links = [try link("https://www.zibo.gov.cn/附件", "附件：无", at: [190], items: 3..<4)]
    return [first, second]
  }

  /// The words of ``form()`` as they are read out; `▢` stands for a place to sign.
  public static let formText = "审批表申请人𬭎姓名龑𣗋事由因公出差科室意见▢年月日附件：无▢"

  /// Lines of text under each other, then a ruling and a dot.
  private func sheet(_ lines: [String]) throws -> Page {
    var items: [DisplayItem] = []
    for (index, line) in lines.enumerated() {
      let role = ["小标宋", "仿宋", "黑体", "楷体"][index % 4]
      items.append(.glyphs(try run(line, in: role, x: 80, y: 100 + 30 * index)))
    }
    let end = Point(x: .points(500), y: .points(90))
    items.append(
      .ruling(
        Ruling(start: Point(x: .points(80), y: .points(90)), end: end, width: .points(1))))
    items.append(.dot(Dot(center: end, diameter: .points(3), color: .black)))
    return Page(size: Paper.a4.size, items: items)
  }

  private func link(
    _ address: String, _ words: String, at lines: [Int], items: Range<Int>
  ) throws -> LinkArea {
    LinkArea(
      address: try WebAddress(parsing: address), words: words,
      frames: lines.map { y in
        Rectangle(x: .points(80), y: .points(y - 10), width: .points(60), height: .points(12))
      }, items: items)
  }

  private func field(
    _ name: String, at y: Int, in node: NodeID, before item: Int, locksAll: Bool = false
  ) -> FieldArea {
    FieldArea(
      kind: .signature, name: name, tooltip: "\(name)签字",
      frame: Rectangle(x: .points(300), y: .points(y), width: .points(120), height: .points(40)),
      node: node, itemIndex: item, locksAll: locksAll)
  }
}
