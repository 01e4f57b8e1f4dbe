import ConformanceTestSupport
import Diagnostics
import FormPipeline
import FormTestSupport
import Testing
import Typefaces

/// Characters without a code point: room on paper, their place in the text, and a list for the pen.
@Suite struct HandwrittenCharacterTests {
  private let json = "{\"姓名\": \"王\u{E123}\", \"变动\": \"录入\", \"原因\": \"新进人员王\u{E123}。\"}"

  private func order(in folder: TemporaryFolder, registering text: String?) throws -> Order {
    var order = try Order("执法人员库变动审批表", json: json, in: folder)
    if let text { _ = try folder.write(text.utf8, to: "替代字.yaml") }
    order.fontFolders.append(folder.path)
    return order
  }

  @Test func `without a register they are refused`() async throws {
    let folder = try TemporaryFolder()
    let findings = try await order(in: folder, registering: nil).refusal()
    #expect(
      findings.map(\.place) == ["1:9 data.private-use 姓名", "1:33 data.private-use 原因"])
  }

  @Test func `registered, they are printed as room and every place is listed`() async throws {
    let folder = try TemporaryFolder()
    let order = try order(in: folder, registering: "U+E123: {字形: ⿰亻𦍌, 说明: 王某名中之字}")
    let printed = try await PrintedPaper(order)
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace.unicodeScalars
    #expect(text.count { $0 == "〓" } == 2)
    #expect(String(text).contains("新进人员王〓。"))
    #expect(try ConformanceChecker.faults(in: try printed.bytes(of: "out")) == [])
    let paper = try #require(try order.job().papers.first)
    let places = paper.handwrittenPlaces
    #expect(places.map(\.dataPath) == ["姓名", "原因"])
    #expect(places.allSatisfy { $0.message.contains("⿰亻𦍌（王某名中之字）") })
    #expect(places.allSatisfy { $0.severity == .note && $0.location != nil })
  }

  @Test func `a sequence of the names' variants is found again with its selector`() async throws {
    let folder = try TemporaryFolder()
    let json = "{\"姓名\": \"辻\u{E0101}明\u{E01EF}\", \"变动\": \"录入\", \"原因\": \"无\"}"
    let printed = try await PrintedPaper(try Order("执法人员库变动审批表", json: json, in: folder))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(Array(text.utf8).contains(Array("辻\u{E0101}明\u{E01EF}".utf8)))
    #expect(printed.warnings.map(\.id) == ["typesetting.variation-ignored"])
    #expect(printed.warnings.first?.dataPath == "姓名")
  }
}
