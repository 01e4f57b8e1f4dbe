import DisplayList
import FormTestSupport
import Geometry
import PDFFinishing
import PDFObjects
import PaintingTestSupport
import Testing

@Suite struct FinishingPlanTests {
  /// Pages with fields of these names and nothing else.
  private func plan(_ pages: [[String]], items: [DisplayItem] = []) -> FinishingPlan {
    var plan = FinishingPlan(metadata: FileMetadata(title: "表"))
    for names in pages {
      let fields = names.map { name in
        FieldArea(
          kind: .signature, name: name, tooltip: name,
          frame: Rectangle(x: .zero, y: .zero, width: .points(9), height: .points(9)))
      }
      plan.append(Page(size: Paper.a4.size, items: items, fields: fields))
    }
    return plan
  }

  private func painted(_ items: [DisplayItem] = []) throws -> [UInt8] {
    try SampleFonts().painted([Page(size: Paper.a4.size, items: items)], isTagged: true)
  }

  private func faults(of plan: FinishingPlan) throws -> [FinishingError.Fault] {
    let painted = try painted()
    let error = #expect(throws: FinishingError.self) { try plan.finishedFile(from: painted) }
    return error?.faults ?? []
  }

  @Test func `all faults of a plan are told at once`() throws {
    var plan = plan([["甲", "甲", "乙.丙", ""], ["丁"]])
    plan.outline = [OutlineEntry(title: "二", pageIndex: -1)]
    #expect(
      try faults(of: plan) == [
        .duplicateFieldName("甲"), .fieldNameWithFullStop("乙.丙"), .emptyFieldName(pageIndex: 0),
        .pageCount(planned: 2, painted: 1), .noSuchPage(index: -1, count: 1),
      ])
  }

  @Test func `names of different bytes are different names`() throws {
    let bytes = try plan([["\u{e9}", "e\u{301}"]]).finishedFile(from: try painted())
    let file = try PDFFile(bytes)
    let form = try file.dictionary(try file.dictionary(file.trailer["Root"])["AcroForm"])
    #expect(form["Fields"]?.array?.count == 2)
    #expect(form["SigFlags"] == 1)
  }

  @Test func `what is no PDF is refused by name`() {
    let error = #expect(throws: FinishingError.self) { try plan([]).finishedFile(from: [1, 2]) }
    #expect(error?.faults == [.unreadable(PDFReadingError(.notAPDF, at: 0))])
  }

  /// Finishing must end with a file or an error on anything; a trap would end the test run.
  @Test(arguments: [1, 2, 3]) func `mutated files never trap`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let fonts = try SampleFonts()
    let items = [DisplayItem.glyphs(try fonts.run("承诺 OK", in: "楷体", points: 16, x: 60, y: 100))]
    let original = try painted(items)
    let plan = plan([["甲"]], items: items)
    var refused = 0
    for _ in 0..<100 {
      var bytes = original
      for _ in 0..<20 {
        bytes[generator.number(in: 0...bytes.count - 1)] = UInt8(generator.number(in: 0...255))
      }
      if (try? plan.finishedFile(from: bytes)) == nil { refused += 1 }
    }
    #expect(refused > 10)
  }

  @Test func `a page tree that bites its tail is refused`() throws {
    let text = """
      %PDF-1.5
      1 0 obj <</Pages 2 0 R>> endobj 2 0 obj <</Kids [2 0 R]>> endobj
      xref
      1 2
      0000000009 00000 n\u{20}
      0000000041 00000 n\u{20}
      trailer <</Root 1 0 R>>
      startxref
      74
      """
    let error = #expect(throws: FinishingError.self) {
      try plan([]).finishedFile(from: Array(text.utf8))
    }
    #expect(error?.faults == [.unreadable(PDFReadingError(.pageTreeLoop, at: 0))])
  }
}
