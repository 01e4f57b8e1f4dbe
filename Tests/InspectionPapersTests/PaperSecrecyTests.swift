import FormTemplates
import FormTestSupport
import Foundation
import Inspection
import InspectionPapers
import PaperTestSupport
import Testing

/// A paper holds what it prints and nothing else, however its file is opened.
@Suite struct PaperSecrecyTests {
  private static let office: Office = {
    var shape = SampleOffice.Shape(rows: 9)
    shape.openRows = 1
    return SampleOffice(shape).office
  }()

  @Test(arguments: PaperFactsTests.kinds.filter { $0 != .voidNotice })
  func `no name or number is in a file that does not stand on its pages`(kind: PaperKind) throws {
    for draft in try SamplePress.drafts(kind, of: Self.office) {
      let printed = try SamplePress.printed([draft])
      let text = try pdfText(of: printed.path).withoutWhiteSpace
      let plain = try Self.unpacked(printed.path)
      for secret in Self.secrets where !text.contains(secret) {
        for form in Self.forms(of: secret) {
          #expect(
            plain.range(of: form) == nil, "\(draft.template) for \(draft.receiver): \(secret)")
        }
      }
      for word in ["/root", "/home", "/tmp", "/work", NSUserName()] {
        #expect(plain.range(of: Data("(\(word)".utf8)) == nil, "\(word)")
      }
    }
  }

  @Test(arguments: PaperFactsTests.kinds.filter { $0 != .voidNotice })
  func `what a template declares stands on its pages`(kind: PaperKind) throws {
    for draft in try SamplePress.drafts(kind, of: Self.office) {
      let unprinted = try SamplePress.unprinted(of: draft)
      #expect(unprinted == [], "\(draft.template)")
    }
  }

  @Test func `an extract and a unit's plan name nobody of another unit's rows`() throws {
    let names = (0..<9).map { SampleOffice(.init(rows: 9)).sourceName($0) }
    let draft = try #require(try SamplePress.drafts(.dispatchExtract, of: Self.office).last)
    let printed = try SamplePress.printed([draft])
    let text = try pdfText(of: printed.path).withoutWhiteSpace
    // Officers 3, 6 and 9 lead or help in these.
    #expect(names.indices.filter { text.contains(names[$0]) } == [1, 2, 4, 5, 7, 8])
  }

  @Test(arguments: [PaperKind.dispatchSheet, .dispatchExtract, .dispatchCorrection])
  func `a page that came off its paper says whose it is and that it is secret`(
    kind: PaperKind
  ) throws {
    let office = SampleOffice(.init(rows: 60)).office
    let draft = try #require(try SamplePress.drafts(kind, of: office).first)
    let printed = try SamplePress.printed([draft])
    let pages = try SamplePress.pages(of: printed.path)
    #expect(pages.count > 1)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("检查前保密"), "page \(index + 1)")
      #expect(page.contains("2019年第2季度双随机抽查任务派遣单"), "page \(index + 1)")
      #expect(page.contains("（续）") == (index > 0), "page \(index + 1)")
    }
  }

  @Test func `a paper sent for signature prints its number and code on every page`() throws {
    let sheet = SampleOffice(.init(rows: 60)).office
    let draft = try #require(try SamplePress.drafts(.dispatchSheet, of: sheet).first)
    let printed = try SamplePress.printed(
      [draft],
      options: FillOptions(number: "派〔2019〕2号", checkCode: "校验码 3F2A-90B1-00C4-7E55"))
    let pages = try SamplePress.pages(of: printed.path)
    #expect(pages.count > 2)
    for page in pages {
      #expect(page.contains("派〔2019〕2号") && page.contains("校验码3F2A-90B1-00C4-7E55"))
      #expect(!page.contains("草稿"))
    }
    let letter = try #require(try SamplePress.drafts(.commitmentLetter, of: sheet).first)
    let single = try SamplePress.printed(
      [letter], options: FillOptions(purpose: "草稿", number: "诺〔2019〕1号", checkCode: "校验码 0"))
    let page = try #require(try SamplePress.pages(of: single.path).first)
    #expect(page.contains("诺〔2019〕1号") && page.contains("草稿") && !page.contains("共"))
  }

  /// Names, codes and numbers that only some papers print.
  private static let secrets: [String] = {
    let sources = office.tasks(of: SampleOffice.quarter).compactMap { office.row($0)?.source }
    return SampleOffice.officerNames + sources.map(\.name) + sources.map(\.id.rawValue)
      + sources.map(\.address) + ["91350100M000100Y43", "现场照片", "培训通知", "冯队长", "1537030300"]
  }()

  /// As a file may write a text: in UTF-8, in UTF-16 with the high byte first, and that in hex.
  private static func forms(of text: String) -> [Data] {
    let wide = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let hex = wide.map { String(format: "%02x", $0) }.joined()
    return [Data(text.utf8), Data(wide), Data(hex.utf8), Data(hex.uppercased().utf8)]
  }

  private static func unpacked(_ path: String) throws -> Data {
    let result = try run(
      "qpdf",
      [
        "--qdf", "--object-streams=disable", "--stream-data=uncompress", "--decode-level=all",
        path, "-",
      ])
    #expect(result.status == 0, "\(result.errors)")
    return Data(result.output)
  }
}
