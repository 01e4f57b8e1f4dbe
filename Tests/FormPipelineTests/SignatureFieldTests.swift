import Diagnostics
import FormTestSupport
import Foundation
import Testing

/// Sound files, and the fields in which they are to be signed.
@Suite struct SignatureFieldTests {
  static let fields: [(paper: String, names: [String])] = [
    ("派遣单", ["经办人", "分管局长"]),
    ("执法人员库变动审批表", ["科室负责人", "分管领导"]),
    ("检查人员变动审批表", ["科室负责人", "分管领导"]),
    ("季度汇总表", ["单位负责人", "审核人", "填报人"]),
    (
      "月检查计划",
      ["编制人", "单位主要负责人"] + (1...4).flatMap { ["签收-\($0)", "签收二-\($0)"] } + ["签收-5"]
    ),
  ]

  @Test(arguments: fields)
  func `a paper is sound and has its fields`(paper: String, names: [String]) async throws {
    let printed = try await PrintedPaper(Order(paper))
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    #expect(try PDFFacts.signatureFields(of: printed.path(of: "out")) == names)
    #expect(printed.warnings.isEmpty)
  }

  @Test func `every row of a handover sheet is signed twice, each unit from its first row`()
    async throws
  {
    let printed = try await PrintedPaper(Order("交接单"))
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    let fields = try PDFFacts.signatureFields(of: printed.path(of: "out"))
    #expect(fields.count == 128)
    #expect(Set(fields).count == 128)
    #expect(fields.prefix(4) == ["一大队-交接人-1", "一大队-接收人-1", "一大队-交接人-2", "一大队-接收人-2"])
    #expect(fields.contains("危管应急中心-接收人-1"))
  }

  @Test func `each letter has one field, named by its paper in one file`() async throws {
    let letters = try await PrintedPaper(Order("承诺书").with { $0.output = "【姓名】.pdf" })
    for name in try letters.names {
      #expect(try pdfFaults(of: letters.path(of: name)) == "", "\(name)")
    }
    #expect(try PDFFacts.signatureFields(of: letters.path(of: "刘㛃.pdf")) == ["承诺人"])
    let merged = try await PrintedPaper(Order("承诺书").with { $0.isMerged = true })
    #expect(try pdfFaults(of: merged.path(of: "out")) == "")
    let fields = try PDFFacts.signatureFields(of: merged.path(of: "out"))
    #expect(fields == (1...26).map { "\($0)-承诺人" })
  }

  @Test func `several forms are one file with an outline and fields by paper`() async throws {
    let form = Order("执法人员库变动审批表", isBlank: true)
    let other = Order("检查人员变动审批表", isBlank: true)
    let printed = try await PrintedPaper(
      form.with { $0.templates += other.templates })
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    #expect(
      try PDFFacts.signatureFields(of: printed.path(of: "out"))
        == ["1-科室负责人", "1-分管领导", "2-科室负责人", "2-分管领导"])
    #expect(
      try PDFFacts.outline(of: printed.path(of: "out")) == ["执法人员库变动审批表", "检查人员变动审批表"])
  }

  @Test func `a sheet of too many rows is signed on paper alone`() async throws {
    let firms = (1...101).map {
      #"{"名称": "甲\#($0)厂", "大队": "一大队", "执法人员": ["王喆", "李明"]}"#
    }
    let json = #"{"年": 2019, "季": 2, "企业": [\#(firms.joined(separator: ",\n"))]}"#
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try Order("交接单", json: json, in: folder))
    #expect(printed.warnings.map(\.id) == ["template.too-many-signature-fields"])
    #expect(try PDFFacts.signatureFields(of: printed.path(of: "out")).isEmpty)
    #expect(try pdfText(of: printed.path(of: "out")).withoutWhiteSpace.contains("甲101厂"))
  }

  @Test func `more places than readers cope with are rooms without fields`() async throws {
    let folder = try TemporaryFolder()
    let order = try Order("承诺书", json: ExampleOffice.letters(201), in: folder)
    let printed = try await PrintedPaper(order.with { $0.isMerged = true })
    #expect(printed.warnings.map(\.id) == ["output.too-many-fields"])
    #expect(try PDFFacts.signatureFields(of: printed.path(of: "out")).isEmpty)
    #expect(try PDFFacts.pageCount(of: printed.path(of: "out")) == 201)
  }

  private struct Sidecar: Decodable {
    struct File: Decodable {
      var file: String
      var fields: [Field]
    }
    struct Field: Decodable {
      var name, tooltip: String
      var page: Int
      var left, top, width, height, pageWidth, pageHeight: Double
      var seal: Double?
      var locksAll: Bool
    }
    var unit: String
    var files: [File]
  }

  private func sidecar(_ order: Order, in folder: TemporaryFolder) async throws -> Sidecar {
    let place = folder.url(of: "fields.json")
    _ = try await PrintedPaper(
      order.with { $0.fieldsOutput = place.path(percentEncoded: false) }, in: folder)
    return try JSONDecoder().decode(Sidecar.self, from: Data(contentsOf: place))
  }

  @Test func `a sidecar says where the file's own fields stand`() async throws {
    let folder = try TemporaryFolder()
    let sidecar = try await sidecar(Order("派遣单"), in: folder)
    #expect(sidecar.unit == "mm" && sidecar.files.count == 1)
    let fields = try #require(sidecar.files.first?.fields)
    #expect(fields.map(\.name) == ["经办人", "分管局长"])
    #expect(fields.map(\.locksAll) == [false, true])
    #expect(fields.allSatisfy { $0.pageWidth == 297 && $0.pageHeight == 210 })
    let path = folder.url(of: "out").path(percentEncoded: false)
    #expect(Set(fields.map(\.page)) == [try PDFFacts.pageCount(of: path)])
    // As qpdf reads the widgets, in points from the lower left corner.
    let text = try run("qpdf", ["--qdf", path, "-"]).text
    let widgets = text.matches(of: /\/Rect \[\s+([0-9.\s]+)\]/).map { match in
      match.1.split { $0.isWhitespace }.compactMap { Double($0) }.map { $0 * 25.4 / 72 }
    }
    #expect(widgets.count == fields.count)
    for (field, widget) in zip(fields, widgets) {
      let told = [
        field.left, 210 - field.top - field.height, field.left + field.width, 210 - field.top,
      ]
      #expect(zip(told, widget).allSatisfy { abs($0 - $1) < 0.01 }, "\(field)")
    }
  }

  @Test func `room for a seal is told with its side`() async throws {
    let folder = try TemporaryFolder()
    let template = "模板: 甲\n数据: {文: 选填文字}\n正文:\n- 签字栏: [{签字: 填报单位, 章: 42mm}]\n"
    let sidecar = try await sidecar(
      Order(template: template, json: "{}", in: folder), in: folder)
    let field = try #require(sidecar.files.first?.fields.first)
    #expect(field.name == "填报单位" && field.seal == 42)
    #expect(field.width >= 42 && field.height >= 42)
  }
}
