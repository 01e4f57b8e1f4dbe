import ConformanceTestSupport
import FormTestSupport
import Foundation
import PDFFinishing
import Testing

/// The data that goes with a paper: what its pages show, and nothing else.
@Suite struct AttachmentTests {
  private static let template = """
    模板: 登记表
    版本: 2
    数据:
      姓名: 文字
      证件号: 文字
      密级: 文字
      日期: 日期
      事由: 选项 休假/出差
      同行:
      - 姓名: 文字
        电话: 文字
    正文:
    - 段落: 【姓名】于【日期|年月日】　【事由|勾选】
    - 段落: 内部
      条件: 密级 = "甲"
    - 表格:
        每行: 同行
        列:
        - {表头: 序号, 内容: 【序号】}
        - {表头: 姓名, 内容: 【姓名|占 3字】}
    - 段落: 共【计数(同行)】人
    """

  private static let data = """
    {"姓名": "王𬭎", "证件号": "370303199001011234", "密级": "甲", "日期": "2019-03-05", "事由": "出差",
     "同行": [{"姓名": "刘㛃", "电话": "13305330001"}, {"姓名": "李\\"明", "电话": "13305330002"}]}
    """

  /// What pdfdetach takes out of the printed file, by name.
  private func attached(_ template: String) async throws -> [String: String] {
    let folder = try TemporaryFolder()
    let order = try Order(template: template, json: Self.data, in: folder)
    return try detached(try await PrintedPaper(order))
  }

  private func detached(_ printed: PrintedPaper) throws -> [String: String] {
    let output = try TemporaryFolder()
    _ = try run("pdfdetach", ["-saveall", "-o", output.path, printed.path(of: "out")])
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: output.path) {
      files[name] = String(decoding: try Data(contentsOf: output.url(of: name)), as: UTF8.self)
    }
    return files
  }

  @Test func `the fields that are printed are attached in their words and no other`() async throws {
    let files = try await attached(Self.template)
    #expect(
      files == [
        "form-data.json": """
        {
          "表单": "登记表",
          "版本": 2,
          "数据": {
            "姓名": "王𬭎",
            "日期": "2019年3月5日",
            "事由": "出差",
            "同行": [
              {
                "姓名": "刘㛃"
              },
              {
                "姓名": "李\\"明"
              }
            ]
          }
        }

        """
      ])
  }

  @Test func `nothing goes with a paper that is published`() async throws {
    let published = Self.template.replacing("版本: 2", with: "版本: 2\n公开: 是")
    #expect(try await attached(published) == [:])
    let plain = try await PrintedPaper(Order("派遣单").with { $0.profile = .plain })
    #expect(try detached(plain) == [:])
    #expect(try detached(try await PrintedPaper(Order("派遣单", isBlank: true))) == [:])
  }

  @Test func `papers of one file are a list`() async throws {
    let files = try detached(
      try await PrintedPaper(Order("承诺书").with { $0.isMerged = true }))
    let json = try #require(files["form-data.json"])
    let list = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(list?.count == 26)
    #expect(json.contains("刘㛃"))
  }
}
