import DocumentTree
import Geometry
import Testing

@testable import FormTemplates

/// 网格 and 每页22行: what a style takes from the type area.
struct GridStyleTests {
  /// The styles of a template by name.
  private func styles(_ text: String) throws -> [String: TextStyle] {
    let template = try TemplateFixture("模板: 甲\n\(text)正文: []\n").load()
    let styles = template.compiled.styles.styles
    return Dictionary(styles.map { ($0.name, $0) }) { first, _ in first }
  }

  @Test func `a grid goes with the type size to what is based on the style`() throws {
    let styles = try styles(
      """
      样式:
        正文: {字号: 三号, 网格: 28}
        小节: {基于: 正文, 字体: 黑体}
        同号: {基于: 小节, 字号: 三号}
        引文: {基于: 正文, 字号: 四号}
        自由: {基于: 小节, 网格: 无}
        方格: {基于: 引文, 网格: 30}

      """)
    let cells = ["正文", "小节", "同号", "引文", "自由", "方格", "标题", "表文", "落款"]
      .map { styles[$0]?.line.gridCells }
    #expect(cells == [28, 28, 28, nil, nil, 30, nil, nil, 28])
  }

  @Test(arguments: [
    ("", 28_990), ("页面: {方向: 横向, 页边距: 20mm}\n", 21_904),
    // A margin of two lines of 正文, before its own pitch is known.
    ("页面: {页边距: {上: 2行, 下: 0mm}}\n", 36_085),
  ])
  func `lines to a page share the height of the type area`(page: String, pitch: Int32) throws {
    let styles = try styles("\(page)样式: {正文: {行距: 每页22行, 段后: 1行}}\n")
    #expect(styles["正文"]?.linePitch == Length(milliPoints: pitch))
    #expect(styles["正文"]?.spaceAfter == Length(milliPoints: pitch))
  }
}
