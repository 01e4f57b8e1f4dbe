import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// How much room marks take: alone, beside each other, and at a line's edges.
@Suite struct MarkWidthTests {
  private static let alone: [LineCase] = [
    // 句号、逗号、顿号、分号、冒号占一个字位置.
    .init("GB/T 15834 5.1.1", "甲。乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.1", "甲，乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.1", "甲、乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.1", "甲；乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.1", "甲：乙", 9, at: ["乙": 2]),
    // 问号、叹号占一个字位置；叠用两个占一个，三个占两个；连用占一个.
    .init("GB/T 15834 5.1.2", "甲？乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.2", "甲！乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.2", "甲？？乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.2", "甲！！乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.2", "甲？？？乙", 9, at: ["乙": 3]),
    .init("GB/T 15834 5.1.2", "甲！！！乙", 9, at: ["乙": 3]),
    .init("GB/T 15834 5.1.2", "甲？！乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.2", "甲⁈乙", 9, at: ["乙": 2]),
    // 引号、括号、书名号的两部分各占一个字位置.
    .init("GB/T 15834 5.1.3", "甲“乙”丙", 9, at: ["乙": 2, "丙": 4]),
    .init("GB/T 15834 5.1.3", "甲‘乙’丙", 9, at: ["乙": 2, "丙": 4]),
    .init("GB/T 15834 5.1.3", "甲（乙）丙", 9, at: ["乙": 2, "丙": 4]),
    .init("GB/T 15834 5.1.3", "甲〔乙〕丙", 9, at: ["乙": 2, "丙": 4]),
    .init("GB/T 15834 5.1.3", "甲【乙】丙", 9, at: ["乙": 2, "丙": 4]),
    .init("GB/T 15834 5.1.3", "甲《乙》丙", 9, at: ["乙": 2, "丙": 4]),
    .init("GB/T 15834 5.1.3", "甲〈乙〉丙", 9, at: ["乙": 2, "丙": 4]),
    // 破折号占两个字位置；省略号占两个，连用占四个.
    .init("GB/T 15834 5.1.4", "甲——乙", 9, at: ["乙": 3]),
    .init("CLREQ 3.1.7", "甲⸺乙", 9, at: ["乙": 3]),
    .init("GB/T 15834 5.1.5", "甲……乙", 9, at: ["乙": 3]),
    .init("GB/T 15834 5.1.5", "甲…………乙", 9, at: ["乙": 5]),
    // 短横线占半个字位置，一字线和浪纹线占一个.
    .init("GB/T 15834 5.1.6", "甲–乙", 9, at: ["乙": 1.5]),
    .init("GB/T 15834 5.1.6", "甲—乙", 9, at: ["乙": 2]),
    .init("GB/T 15834 5.1.6", "甲～乙", 9, at: ["乙": 2]),
    // 间隔号和分隔号占半个字位置.
    .init("GB/T 15834 5.1.7", "甲·乙", 9, at: ["乙": 1.5]),
    .init("typography 2.1", "甲•乙", 9, at: ["乙": 1.5]),
    .init("GB/T 15834 5.1.9", "甲/乙", 9, at: ["乙": 1.5]),
    .init("GB/T 15834 5.1.9", "甲／乙", 9, at: ["乙": 1.5]),
    // In Taiwan and Hong Kong · and / take a whole character; some houses set ～ in half a one.
    .init("CLREQ 5.1", "甲·乙", 9, at: ["乙": 2], .with(\.interpunctWidth, .points(12))),
    .init("CLREQ 5.1", "甲/乙", 9, at: ["乙": 2], .with(\.solidusWidth, .points(12))),
    .init("CLREQ 5.1", "甲～乙", 9, at: ["乙": 1.5], .with(\.connectorWidth, .points(6))),
    // Between Western characters — and · are theirs, between digits Chinese.
    .init("typography 2.1", "甲A—B乙", 9, at: ["—": 1.75, "B": 2.75, "乙": 3.5]),
    .init("typography 2.1", "甲A——B乙", 9, at: ["B": 3.75, "乙": 4.5]),
    .init("typography 2.1", "甲5%—6乙", 9, at: ["—": 2.25, "6": 3.25]),
    .init("typography 2.1", "甲5%·A乙", 9, at: ["A": 3.25]),
    .init("typography 2.1", "甲A“—”乙", 9, at: ["乙": 4.75]),
    .init("typography 2.5a", "甲1—2乙", 9, at: ["2": 2.75, "乙": 3.5]),
    .init("typography 2.5a", "甲1·2乙", 9, at: ["2": 2.25, "乙": 3]),
    .init("GB/T 9704 7.5", "— 1 —", 9, at: ["1": 1.5, "⏎": 3.5]),
    // A cell, though the face that has it draws it narrower.
    .init("typography 2.1", "甲ㆴ乙", 9, at: ["乙": 2]),
  ]

  @Test(arguments: alone)
  func `a mark takes the room of its kind`(example: LineCase) throws { try example.check() }

  @Test(arguments: ["宋体", "仿宋", "黑体", "楷体", "小标宋"] as [FontName])
  func `a dash lies between its neighbours whatever glyphs a face has`(font: FontName) throws {
    let faces = FaceChains(library: try Sample.library())
    var inks = InkTable(faces: faces)
    let input = ParagraphInput(
      [.text("国——国———国————国……国⸺国")], style: Sample.style(font: font), measure: .points(400))
    let set = ParagraphSetter(faces: faces, input: input).set().paragraph
    #expect(set.lines.count == 1)
    #expect(inks.overlaps(in: set.lines[0]).isEmpty)
  }

  @Test(arguments: ["宋体", "仿宋", "黑体", "楷体", "小标宋"] as [FontName])
  func `a dash is drawn alike whatever strokes stand beside it`(font: FontName) throws {
    let faces = FaceChains(library: try Sample.library())
    let glyphs = ["国——国", "国…——…国", "国——…国", "国…———国"].map { text in
      let input = ParagraphInput(
        [.text(text)], style: Sample.style(font: font), measure: .points(400))
      let store = ParagraphSetter(faces: faces, input: input).shape().store
      let dashes = store.classes.indices.filter { store.classes[$0] == .dash }.prefix(2)
      return dashes.map { store.glyphs[store.glyphRange(of: $0)].map(\.id) }
    }
    #expect(Set(glyphs).count == 1)
  }

  @Test(arguments: ["宋体", "仿宋", "黑体", "楷体", "小标宋"] as [FontName])
  func `a mark in half a cell keeps its ink there`(font: FontName) throws {
    let faces = FaceChains(library: try Sample.library())
    var inks = InkTable(faces: faces)
    var style = Sample.style(font: font)
    style.line.connectorWidth = .points(6)
    let text = "国–国—国～国／国/国·国•国"
    let set = ParagraphSetter(
      faces: faces, input: ParagraphInput([.text(text)], style: style, measure: .points(400))
    ).set().paragraph
    #expect(set.texts == [text])
    #expect(set.lines[0].end == .points(12 * 8 + 6 * 7))
    #expect(inks.overlaps(in: set.lines[0]).isEmpty)
    let face = try #require(set.lines[0].runs.first?.face)
    let other = set.lines[0].runs.first { $0.line.text.contains("–") && $0.face != face }
    #expect(other == nil || font == "仿宋")
  }

  private static let adjacent: [LineCase] = [
    // 两个符号占用 2 个字宽的，缩减成 1.5 个字宽.
    .init("CLREQ 6.3.2.2", "甲）（乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲》《乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲，“乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲：“乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲、《乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲；（乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲！（乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲。”乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲？”乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲！）乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲）。乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲》，乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲）、乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲））乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.2", "甲（“乙", 9, at: ["乙": 2.5]),
    // Each joint of a run keeps the smaller of what stands on its two sides.
    .init("CLREQ 6.3.2.2", "甲。”（乙", 9, at: ["乙": 3]),
    .init("CLREQ 6.3.2.2", "甲》）。乙", 9, at: ["乙": 3]),
    .init("CLREQ 6.3.2.2", "甲（《“乙", 9, at: ["乙": 3]),
    // Marks that cannot be adjusted leave their neighbour its room (6.3.2.1).
    .init("CLREQ 6.3.2.1", "甲——“乙", 9, at: ["乙": 4]),
    .init("CLREQ 6.3.2.1", "甲”……乙", 9, at: ["乙": 4]),
    .init("CLREQ 6.3.2.1", "甲）·乙", 9, at: ["乙": 2.5]),
    .init("CLREQ 6.3.2.1", "甲？！（乙", 9, at: ["乙": 3]),
    // 进一步调整让两个符号只占 1 个字宽.
    .init("CLREQ 6.3.2.2", "甲）（乙", 9, at: ["乙": 2], .with(\.markSpacing, .one)),
    .init("CLREQ 6.3.2.2", "甲，（乙", 9, at: ["乙": 2], .with(\.markSpacing, .one)),
    .init("CLREQ 6.3.2.2", "甲。”乙", 9, at: ["乙": 2.5], .with(\.markSpacing, .one)),
    // 有些排版风格完全不对标点宽度进行任何调整.
    .init("CLREQ 6.3.2", "甲）（乙", 9, at: ["乙": 3], .with(\.markSpacing, .full)),
    .init("CLREQ 6.3.2", "甲。”乙", 9, at: ["乙": 3], .with(\.markSpacing, .full)),
    .init("CLREQ 6.3.2", "甲（“乙", 9, at: ["乙": 3], .with(\.markSpacing, .full)),
    .init("GB/T 15834 5.1.2", "甲？！乙", 9, at: ["乙": 2], .with(\.markSpacing, .full)),
  ]

  @Test(arguments: adjacent)
  func `neighbouring marks share their air`(example: LineCase) throws { try example.check() }

  private static let edges: [LineCase] = [
    // 标点符号排在一行末尾时，占半个字位置: counted before deciding whether the line fits.
    .init("GB/T 15834 5.1.10", "甲乙丙。", 3.5, at: ["⏎": 3.5]),
    .init("GB/T 15834 5.1.10", "甲乙丙，丁", 3.5, ["甲乙丙，", "丁"]),
    .init("GB/T 15834 5.1.10", "甲乙丙；丁", 3.5, ["甲乙丙；", "丁"]),
    .init("GB/T 15834 5.1.10", "甲乙丙）丁", 3.5, ["甲乙丙）", "丁"]),
    .init("GB/T 15834 5.1.10", "甲乙丙”丁", 3.5, ["甲乙丙”", "丁"]),
    .init("GB/T 15834 5.1.10", "甲乙丙？丁", 3.5, ["甲乙丙？", "丁"]),
    .init("GB/T 15834 5.1.10", "甲乙丙，丁", 3.49, ["甲乙", "丙，丁"]),
    .init("GB/T 15834 5.1.10", "甲乙。”丙丁", 3, ["甲乙。”", "丙丁"]),
    .init("GB/T 15834 5.1.10", "甲乙。", 4, at: ["甲": 1.5, "⏎": 4], LineStyle(), .right),
    .init(
      "GB/T 15834 5.1.10", "甲乙丙，丁戊", 3.5, ["甲乙", "丙，丁", "戊"], .with(\.trimsLineEnd, false)),
    // A finished cell, a connector and an interpunct have nothing to give at the end.
    .init("CLREQ 6.3.2.1", "甲乙？！丙", 3, ["甲乙？！", "丙"]),
    .init("CLREQ 6.3.2.1", "甲乙～丙", 3, ["甲乙～", "丙"]),
    .init("CLREQ 6.3.2.1", "甲乙·丙", 2.5, ["甲乙·", "丙"]),
    // 行首的开始夹注符号缩减半个字宽.
    .init("CLREQ 6.3.2.3", "甲乙丙丁（戊）己", 4, ["甲乙丙丁", "（戊）己"], at: ["戊": 0.5, "己": 2.5]),
    .init("CLREQ 6.3.2.3", "（“甲”）乙", 9, at: ["甲": 1, "乙": 3.5]),
    .init(
      "CLREQ 6.3.2.3", "甲乙丙丁（戊）己", 4, ["甲乙丙丁", "（戊）己"], at: ["戊": 1, "己": 3],
      .with(\.trimsLineStart, false)),
    // The indented first line has a switch of its own.
    .init("CLREQ 6.3.2.3", "（甲）乙", 9, at: ["甲": 2.5], indent: 2),
    .init(
      "CLREQ 6.3.2.3", "（甲）乙", 9, at: ["甲": 3], .with(\.trimsParagraphStart, false), indent: 2),
    .init(
      "CLREQ 6.3.2.3", "（甲）乙", 9, at: ["甲": 0.5], .with(\.trimsParagraphStart, false)),
  ]

  @Test(arguments: edges)
  func `a mark at a line's edge gives its air away`(example: LineCase) throws {
    try example.check()
  }
}
