import FormPipeline
import FormTestSupport
import Testing

/// What the example office's papers look like, to the thousandth of a point and to the eye.
@Suite struct GoldenPaperTests {
  @Test(arguments: ExampleOffice.papers)
  func `every glyph and ruling of a paper stands in its place`(paper: String) async throws {
    let printed = try await PrintedPaper(
      Order(paper).with {
        $0.format = .dump
        $0.isMerged = true
      })
    try expectGolden(firstAndLastPage(of: try printed.text(of: "out")), named: "\(paper).txt")
  }

  @Test(arguments: ExampleOffice.papers)
  func `a paper looks as it did`(paper: String) async throws {
    let printed = try await PrintedPaper(
      Order(paper).with {
        $0.format = .png
        $0.isMerged = true
        $0.dotsPerInch = 66
        $0.pages = 1...1
      })
    try expectPicture(try printed.bytes(of: "out"), named: "\(paper).png")
  }

  /// The dump of a long paper's first and last page says how many lie between.
  private func firstAndLastPage(of dump: String) -> String {
    let pages = ("\n" + dump.dropLast()).utf8Split(by: "\npage ").dropFirst().map { "page \($0)\n" }
    guard pages.count > 2 else { return dump }
    return pages[pages.startIndex] + "… \(pages.count - 2)\n" + (pages.last ?? "")
  }
}

extension String {
  /// The pieces between a separator, compared byte by byte.
  func utf8Split(by separator: String) -> [String] {
    utf8.split(separator: Array(separator.utf8), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
