import Diagnostics
import FormPipeline
import FormTestSupport
import Testing

/// One display list as PDF, pictures and text; all pages or some.
@Suite struct FormatTests {
  @Test func `chosen pages keep their numbers`() async throws {
    let printed = try await PrintedPaper(Order("派遣单").with { $0.pages = 2...3 })
    #expect(try PDFFacts.pageCount(of: printed.path(of: "out")) == 2)
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(text.contains("第2页共7页") && text.contains("第3页共7页"))
    #expect(!text.contains("第1页") && !text.contains("第4页"))
    #expect(try PDFFacts.signatureFields(of: printed.path(of: "out")).isEmpty)
  }

  @Test func `a range that ends behind the last page ends with it`() async throws {
    let printed = try await PrintedPaper(Order("派遣单").with { $0.pages = 7...99 })
    #expect(try PDFFacts.pageCount(of: printed.path(of: "out")) == 1)
    #expect(try PDFFacts.signatureFields(of: printed.path(of: "out")) == ["经办人", "分管局长"])
  }

  @Test func `a page that is not there is refused`() async throws {
    let findings = try await Order("派遣单").with { $0.pages = 8...9 }.refusal()
    #expect(findings.map(\.id) == ["output.no-such-page"])
  }

  @Test(arguments: [
    ("图.png", ["图-2.png", "图-3.png"]), ("第【页】页.png", ["第2页.png", "第3页.png"]),
  ])
  func `pictures carry the numbers of their pages`(
    output: String, names: [String]
  ) async throws {
    let printed = try await PrintedPaper(
      Order("派遣单").with {
        $0.format = .png
        $0.dotsPerInch = 36
        $0.pages = 2...3
        $0.output = output
      })
    #expect(try printed.names == names)
  }

  // Sizes are rounded up, so that no ruling at the edge is lost.
  @Test(arguments: [(36, 421, 298), (72, 842, 596), (144, 1684, 1191)])
  func `dots an inch make the size of a picture`(
    dotsPerInch: Int, width: Int, height: Int
  ) async throws {
    let printed = try await PrintedPaper(
      Order("派遣单").with {
        $0.format = .png
        $0.dotsPerInch = dotsPerInch
        $0.pages = 1...1
      })
    let picture = try Picture(png: try printed.bytes(of: "out"))
    #expect(picture.width == width && picture.height == height)
  }

  @Test func `a drawing is sound and of the page's size`() async throws {
    let printed = try await PrintedPaper(
      Order("执法人员库变动审批表").with { $0.format = .svg })
    let text = try printed.text(of: "out")
    #expect(text.utf8.starts(with: "<?xml".utf8))
    #expect(text.contains(#"viewBox="0 0 595.276 841.89""#), "\(text.prefix(300))")
    #expect(text.hasSuffix("</svg>\n"))
  }

  @Test func `the watermark of a copy stands on every page`() async throws {
    let plain = try await PrintedPaper(Order("派遣单").with { $0.format = .dump })
    let marked = try await PrintedPaper(
      Order("派遣单").with {
        $0.format = .dump
        $0.purpose = "副本"
      })
    #expect(!(try plain.text(of: "out").contains("副本")))
    #expect(try marked.text(of: "out").utf8Split(by: "副本").count == 8)
  }
}
