import Testing

@testable import Diagnostics

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("名秤", "名称"), ("称名", "名称"), ("执法人", "执法人员"), ("污染源地扯", "污染源地址"), ("名称", "名称"),
  ])
  func `a slip is recognised`(written: String, meant: String) {
    #expect(NearestName.of(written, among: ["地址", "名称", "执法人员", "污染源地址"]) == meant)
  }

  @Test(arguments: ["备注", "名", "", "大队"])
  func `another word is not taken for a slip`(written: String) {
    #expect(NearestName.of(written, among: ["名称", "地址", "执法人员"]) == nil)
  }
}
