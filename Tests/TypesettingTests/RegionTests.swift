import DisplayList
import DocumentTree
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// 地区: marks of Hong Kong, Taiwan and Japan.
@Suite struct RegionTests {
  private static let traditional = LineStyle.with(\.region, .hongKongAndTaiwan)
  private static let japanese = LineStyle.with(\.region, .japan)

  private static let cases: [LineCase] = [
    // 居中的标点前后各有四分之一字的空: a neighbour takes the smaller of two airs.
    .init("CLREQ 5.1", "甲，乙", 9, at: ["乙": 2], traditional),
    .init("CLREQ 5.1", "甲，「乙", 9, at: ["乙": 2.5], traditional),
    .init("CLREQ 5.1", "甲」，乙", 9, at: ["乙": 2.5], traditional),
    .init("CLREQ 5.1", "甲。」乙", 9, at: ["乙": 2.75], traditional),
    .init("CLREQ 5.1", "甲。」「乙", 9, at: ["乙": 3.25], traditional),
    // ：；！？ keep their cells.
    .init("CLREQ 5.1", "甲：「乙", 9, at: ["乙": 3], traditional),
    .init("CLREQ 5.1", "甲；乙", 9, at: ["乙": 2], traditional),
    .init("CLREQ 5.1", "甲？！乙", 9, at: ["乙": 3], traditional),
    .init("CLREQ 5.1", "甲：「乙", 9, at: ["乙": 3], japanese),
    .init("JLREQ 3.1.2", "甲？！乙", 9, at: ["乙": 3], japanese),
    .init("JLREQ 3.1.2", "甲，「乙", 9, at: ["乙": 2.5], japanese),
    .init("JLREQ 3.1.2", "甲。」乙", 9, at: ["乙": 2.5], japanese),
    // · and / take a whole cell.
    .init("CLREQ 5.1", "甲·乙", 9, at: ["乙": 2], traditional),
    .init("CLREQ 5.1", "甲/乙", 9, at: ["乙": 2], traditional),
    .init("JLREQ 3.1.2", "甲・乙", 9, at: ["乙": 2], japanese),
    // A line's end takes the air behind a mark, not the air before it.
    .init("typography 2.5a", "甲乙，丙", 2.75, ["甲乙，", "丙"], at: ["丙": 0], traditional),
    .init("typography 2.5a", "甲乙，丙", 2.74, ["甲", "乙，", "丙"], traditional),
    .init("typography 2.5a", "甲乙。", 2.75, at: ["⏎": 2.75], traditional),
    .init("typography 2.5a", "甲乙：丙", 3, ["甲乙：", "丙"], traditional),
    .init("typography 2.5a", "甲乙：丙", 2.99, ["甲", "乙：", "丙"], traditional),
    .init("typography 2.3", "，甲", 9, at: ["甲": 1], traditional),
    .init("JLREQ 3.1.9", "甲乙，丙", 2.5, ["甲乙，", "丙"], japanese),
    .init("JLREQ 3.1.9", "甲乙：丙", 2.99, ["甲", "乙：", "丙"], japanese),
    // Squeezed, a comma gives the quarters on both its sides.
    .init(
      "typography 2.4", "一二三，四五六七八九十", 6.5, ["一二三，四五六", "七八九十"],
      at: ["三": 2, "四": 3.5, "六": 5.5], traditional, .justified),
    .init(
      "typography 2.4", "一二三：四五六七八九十", 6.5, ["一二三：四五", "六七八九十"], traditional, .justified),
    .init(
      "typography 2.4", "一二三。四五六七八九十", 6.5, ["一二三。四五", "六七八九十"], traditional, .justified),
  ]

  @Test(arguments: cases)
  func `a region's marks have their own air`(example: LineCase) throws { try example.check() }

  /// Where ink stands in its cell, in hundredths of an em from its left and from the foot of the em box.
  private func ink(
    of mark: String, _ font: FontName, _ region: LineStyle.Region
  ) throws -> (middle: Int, height: Int) {
    let faces = FaceChains(library: try Sample.library())
    var style = Sample.style(size: 100, font: font)
    style.line.region = region
    let set = LineSetter(faces: faces).set(
      ParagraphInput([.text("国" + mark)], style: style, measure: .points(900)), origin: .unknown)
    let runs = set.lines[0].runs
    let run = try #require(runs.last)
    let glyph = try #require(run.line.glyphs.last)
    let face = try #require(faces.face(run.face))
    let bounds = face.inkBounds(of: glyph.id)
    let x = Int((run.x + glyph.x).milliPoints) / 1000 - 100
    let fall = Int(glyph.y.milliPoints) / 1000
    return (
      middle: x + Int(bounds.left + bounds.right) * 50 / face.unitsPerEm,
      height: Int(bounds.bottom + bounds.top) * 50 / face.unitsPerEm - fall + 12
    )
  }

  @Test(arguments: ["仿宋", "小标宋", "黑体", "楷体", "宋体", "Noto Sans Mono CJK SC"] as [FontName])
  func `marks stand in the middle of their cells in every face`(font: FontName) throws {
    for mark in ["、", "，", "。", "：", "；", "！", "？"] {
      let (middle, height) = try ink(of: mark, font, .hongKongAndTaiwan)
      #expect((48...52).contains(middle), "\(mark) at \(middle)")
      #expect((42...58).contains(height), "\(mark) at \(height)")
    }
    for mark in ["：", "；", "！", "？"] {
      #expect((48...52).contains(try ink(of: mark, font, .japan).middle), "\(mark)")
    }
    // 、，。 stay at the left and the foot elsewhere.
    for mark in ["、", "，", "。"] {
      for region in [LineStyle.Region.mainland, .japan] {
        let (middle, height) = try ink(of: mark, font, region)
        #expect(middle < 40 && height < 35, "\(mark) at \(middle), \(height)")
      }
    }
  }

  @Test(arguments: ["仿宋", "黑体", "宋体"] as [FontName])
  func `commas and stops of a vertical line stand in the middle too`(font: FontName) throws {
    let faces = FaceChains(library: try Sample.library())
    var style = Sample.style(size: 100, font: font)
    style.line.region = .hongKongAndTaiwan
    for mark in ["、", "，", "。"] {
      let set = LineSetter(faces: faces).set(
        ParagraphInput([.text(mark)], style: style, measure: .points(900)), origin: .unknown)
      var builder = VerticalUnitBuilder(
        faces: faces, fontSize: .points(100), region: .hongKongAndTaiwan)
      builder.append(set.lines[0])
      let unit = try #require(builder.units.first)
      let glyph = try #require(unit.line.glyphs.first)
      let face = try #require(faces.face(unit.face))
      let ink = face.inkBounds(of: glyph.id)
      let across =
        Int((unit.origin.x + glyph.x).milliPoints) / 1000
        + Int(ink.left + ink.right) * 50 / face.unitsPerEm
      let along =
        Int((unit.origin.y + glyph.y).milliPoints) / 1000
        - Int(ink.bottom + ink.top) * 50 / face.unitsPerEm
      #expect((-2...2).contains(across), "\(mark): \(across)")
      #expect((48...52).contains(along), "\(mark): \(along)")
    }
  }

  @Test func `a face with several forms of a character draws that of the region`() throws {
    let faces = FaceChains(library: try Sample.library())
    let glyphs = LineStyle.Region.allCases.map { region in
      var style = Sample.style(font: "Noto Sans Mono CJK SC")
      style.line.region = region
      let set = LineSetter(faces: faces).set(
        ParagraphInput([.text("骨直")], style: style, measure: .points(900)), origin: .unknown)
      return set.lines[0].runs.flatMap { $0.line.glyphs.map(\.id) }
    }
    #expect(Set(glyphs).count == 3)
  }
}
