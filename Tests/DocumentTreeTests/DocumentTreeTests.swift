import DocumentTree
import Geometry
import Testing

@Suite struct DocumentTreeTests {
  @Test func `an equal style is stored once`() {
    var sheet = StyleSheet()
    let style = TextStyle(name: "正文", font: "仿宋", fontSize: .points(16), linePitch: .points(29))
    var larger = style
    larger.fontSize = .points(18)
    let ids = [style, larger, style].map { sheet.add($0) }
    #expect(ids == [StyleID(0), StyleID(1), StyleID(0)])
    #expect(sheet[ids[1]] == larger && sheet.styles.count == 2)
  }

  @Test(arguments: [
    (Origin(list: "企业", row: 17, field: "地址"), "企业[17].地址"),
    (Origin(field: "年"), "年"),
    (Origin(list: "企业", row: 3), "企业[3]"),
    (Origin.unknown, nil),
  ])
  func `an origin names its value as people count`(origin: Origin, expected: String?) {
    #expect(origin.dataPath == expected)
  }

  @Test func `held rows are read as often as they are asked for`() {
    let rows = HeldRows((0..<3).map { TableRow(height: .share($0), cells: []) })
    #expect((0..<rows.count).map { rows.row(at: $0) } == rows.rows)
    #expect(rows.row(at: 1) == rows.row(at: 1))
  }
}
