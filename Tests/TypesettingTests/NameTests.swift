import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// Names of 12 pt type.
@Suite struct NameTests {
  private func set(
    _ inlines: [Inline], cells: Int, alignment: Alignment = .left, isInTable: Bool = true
  ) throws -> SetParagraph {
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    return setter.set(
      ParagraphInput(
        inlines, style: Sample.style(alignment: alignment), measure: .points(12 * cells),
        isInTable: isInTable), origin: .unknown)
  }

  /// Where each character of the first line stands, in 1/1000 pt.
  private func places(_ set: SetParagraph) -> [Int32] {
    set.lines[0].runs.flatMap { run in run.line.glyphs.map { (run.x + $0.x).milliPoints } }
  }

  private func lines(_ set: SetParagraph) -> [String] {
    set.lines.map { $0.runs.map(\.line.text).joined() }
  }

  @Test(arguments: [
    ("张伟", [0, 24_000] as [Int32], 36_000 as Int32),
    ("李𬎆", [0, 24_000], 36_000),
    ("王海燕", [0, 12_000, 24_000], 36_000),
    ("欧阳娜娜", [0, 12_000, 24_000, 36_000], 48_000),
    ("丁", [12_000], 36_000),
  ])
  func `short names are spread to the width of three characters`(
    name: String, expected: [Int32], end: Int32
  ) throws {
    for isInTable in [true, false] {
      let set = try set([.unbreakable(name, cells: 3)], cells: 10, isInTable: isInTable)
      #expect(places(set) == expected)
      #expect(set.lines[0].end.milliPoints == end)
      #expect(lines(set) == [name])
      #expect(set.lines[0].runs.count == 1, "one hand")
    }
  }

  @Test func `names in a row stand in columns`() throws {
    let rows = [["张伟", "王海燕"], ["欧阳静", "李明"]].map { row in
      [Inline.unbreakable(row[0], cells: 3), .text("、"), .unbreakable(row[1], cells: 3)]
    }
    for alignment in [Alignment.left, .center, .justified] {
      let ends = try rows.map { row in
        let set = try set(row, cells: 10, alignment: alignment)
        return places(set).suffix(1) + [set.lines[0].start, set.lines[0].end].map(\.milliPoints)
      }
      #expect(ends[0] == ends[1])
    }
  }

  @Test func `letters are not spaced out, a short word stands in the middle`() throws {
    let set = try set([.unbreakable("Li", cells: 3)], cells: 10)
    let plain = try self.set([.text("Li")], cells: 10)
    let width = plain.lines[0].end.milliPoints
    #expect(places(set) == places(plain).map { $0 + (36_000 - width) / 2 })
    #expect(set.lines[0].end.milliPoints == 36_000)
  }

  @Test func `the interpunct of a name takes half an em with its dot in the middle`() throws {
    let set = try set([.text("阿卜杜拉·买买提")], cells: 10)
    #expect(set.lines[0].end == .points(12 * 7 + 6))
    #expect(lines(set) == ["阿卜杜拉·买买提"])
  }

  @Test(arguments: [
    ("阿卜杜拉·买买提", 8, ["阿卜杜拉·买买提"]),
    ("阿卜杜拉·买买提", 7, ["阿卜杜拉·", "买买提"]),
    ("阿卜杜拉·买买提", 5, ["阿卜杜拉·", "买买提"]),
    ("李明、阿卜杜拉·买买提", 8, ["李明、", "阿卜杜拉·买买提"]),
    ("古丽·努尔·买买提", 6, ["古丽·努尔·", "买买提"]),
  ])
  func `a name of several parts is parted at its dot alone`(
    text: String, cells: Int, expected: [String]
  ) throws {
    #expect(lines(try set([.text(text)], cells: cells)) == expected)
    let names = text.split(separator: "、")
    let pieces = names.enumerated().flatMap { index, name in
      (index > 0 ? [Inline.text("、")] : []) + [.unbreakable(String(name), cells: 3)]
    }
    #expect(lines(try set(pieces, cells: cells)) == expected)
  }

  @Test func `a sentence with a name in it is a sentence`() throws {
    let text = "二大队执法人员阿卜杜拉·买买提参加全省环境执法培训班"
    #expect(lines(try set([.text(text)], cells: 20)) == ["二大队执法人员阿卜杜拉·买买提参加全省环", "境执法培训班"])
  }

  @Test func `a name shrinks before it is parted`() throws {
    for (cells, isWhole) in [(8, true), (5, true), (4, false), (3, false)] {
      let style = Sample.style(overflow: .shrink(minimum: .points(7)))
      let table = Table(
        columns: [Column(.fixed(.points(12 * cells)))],
        body: HeldRows([Sample.row(["阿卜杜拉·买买提"])]))
      let document = Sample.document(width: 300, height: 300, styles: [style], [.table(table)])
      let lines = try Sample.pages(of: document)[0].lines
      #expect(lines == (isWhole ? ["阿卜杜拉·买买提"] : ["阿卜杜拉·", "买买提"]), "\(cells)")
    }
  }

  @Test func `the longest names are names`() throws {
    // 25 characters and three dots.
    let name = ["买买提明阿卜杜拉", "阿卜杜热合曼", "吐尔逊江", "伊敏江买买提江"].joined(separator: "·")
    #expect(name.unicodeScalars.count == Inline.longestName)
    let set = try set([.text(name)], cells: 20)
    #expect(lines(set).allSatisfy { $0.hasSuffix("·") || name.hasSuffix($0) })
    #expect(lines(set).count == 2)
  }

  @Test(arguments: [
    ("山东某某化工有限公司", 9, ["山东某某化工", "有限公司"]),
    ("张店区环境监察大队", 8, ["张店区环境监察", "大队"]),
    ("西五路中段（院内）", 7, ["西五路中段", "（院内）"]),
    // Nothing is left to give.
    ("张店区", 2, ["张店", "区"]),
  ])
  func `no character ends a cell alone`(text: String, cells: Int, expected: [String]) throws {
    #expect(lines(try set([.text(text)], cells: cells)) == expected)
  }

  @Test(arguments: [
    ("91370303MA3B97LG5B", 84), ("鲁C-03-2019-00012", 84), ("张环监〔2019〕1001号", 100),
  ])
  func `a code in a cell shrinks before it is parted`(text: String, points: Int) throws {
    let style = Sample.style(overflow: .shrink(minimum: .points(7)))
    let table = Table(
      columns: [Column(.fixed(.points(points)))], body: HeldRows([Sample.row([text])]))
    let document = Sample.document(width: 300, height: 300, styles: [style], [.table(table)])
    let page = try Sample.pages(of: document)[0]
    #expect(page.lines == [text])
    #expect(page.runs.allSatisfy { $0.size < .points(12) })
  }

  @Test(arguments: [
    ("依据《甲》（国办发〔2015〕58号）", ["依据《甲》", "（国办发〔2015〕58号）"]),
    ("甲、张环监〔2019〕1001号、乙", ["甲、", "张环监〔2019〕1001号、", "乙"]),
    ("甲乙丙丁戊己\n国办发〔2015〕58号", ["甲乙丙丁戊己", "国办发〔2015〕58号"]),
    // Nobody knows where an office's word begins in running text.
    ("甲乙丙丁戊己庚辛国办发〔2015〕58号文", ["甲乙丙丁戊己庚辛国办", "发〔2015〕58号文"]),
  ])
  func `a document's number keeps its office's word between marks`(
    text: String, expected: [String]
  ) throws {
    #expect(lines(try set([.text(text)], cells: 11)) == expected)
  }
}
