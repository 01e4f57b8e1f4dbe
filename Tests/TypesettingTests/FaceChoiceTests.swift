import Diagnostics
import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// Which font draws what.
@Suite struct FaceChoiceTests {
  /// The runs of a text as `font text`, and what was found wrong.
  private func runs(
    _ text: String, font: FontName, isInTable: Bool = false, folders: [String] = []
  ) throws -> (runs: [String], findings: [Diagnostic]) {
    let library = try FontLibrary(folders: [PackageFolder.path(of: "Fonts")] + folders)
    let setter = LineSetter(faces: FaceChains(library: library))
    let set = setter.set(
      ParagraphInput(
        [.text(text)], style: Sample.style(font: font), measure: .points(1000),
        isInTable: isInTable), origin: .unknown)
    let runs = set.lines.flatMap(\.runs).map { "\(library[$0.face].displayName) \($0.line.text)" }
    return (runs, setter.removeFindings())
  }

  @Test(
    arguments: [
      // 仿宋: FandolFang lacks 䶮; the name is of one hand, in a cell only.
      ("李䶮", "仿宋", true, ["Noto Serif CJK SC Light 李䶮"]),
      ("李䶮", "仿宋", false, ["FandolFang 李", "Noto Serif CJK SC Light 䶮"]),
      ("李明", "仿宋", true, ["FandolFang 李明"]),
      ("阿依䶮·买买提", "仿宋", true, ["Noto Serif CJK SC Light 阿依䶮·买买提"]),
      // The name alone, not the cell.
      ("张明、李䶮、王芳", "仿宋", true, ["FandolFang 张明、", "Noto Serif CJK SC Light 李䶮、", "FandolFang 王芳"]),
      ("李\u{20023}", "楷体", true, ["LXGW WenKai 李", "HanaMinB \u{20023}"]),
      // No chain borrows from another: each ends in the same three, but begins with its own.
      ("李䶮", "小标宋", true, ["Noto Serif CJK SC Bold 李䶮"]),
      ("李䶮", "黑体", true, ["Noto Sans CJK SC Medium 李䶮"]),
      ("李䶮", "楷体", true, ["LXGW WenKai 李䶮"]),
    ] as [(String, FontName, Bool, [String])])
  func `a name in a cell is of one hand`(
    text: String, font: FontName, isInTable: Bool, expected: [String]
  ) throws {
    let set = try runs(text, font: font, isInTable: isInTable)
    #expect(set.runs == expected)
    #expect(set.findings.isEmpty)
  }

  @Test(arguments: [
    // Marks go with the character before them, opening marks with the one after, also several.
    ("李，䶮。", ["FandolFang 李，", "Noto Serif CJK SC Light 䶮。"]),
    ("李（䶮）", ["FandolFang 李", "Noto Serif CJK SC Light （䶮）"]),
    ("李《“䶮”》，明", ["FandolFang 李", "Noto Serif CJK SC Light 《“䶮”》，", "FandolFang 明"]),
    ("“李”", ["FandolFang “李”"]),
  ])
  func `marks are of the hand of their characters`(text: String, expected: [String]) throws {
    #expect(try runs(text, font: "仿宋").runs == expected)
  }

  @Test func `marks that a face draws too narrow do not take others with them`() throws {
    let set = try runs("“李”。", font: "楷体").runs
    #expect(
      set == ["Noto Serif CJK SC “", "LXGW WenKai 李", "Noto Serif CJK SC ”", "LXGW WenKai 。"])
  }

  // MARK: Variation sequences

  @Test(
    arguments: [
      ("辻\u{E0100}", "宋体", ["HanaMinA 辻\u{E0100}"]),
      ("大辻\u{E0100}", "宋体", ["Noto Serif CJK SC 大", "HanaMinA 辻\u{E0100}"]),
      // Without a selector the role's own font is right.
      ("辻", "宋体", ["Noto Serif CJK SC 辻"]),
    ] as [(String, FontName, [String])])
  func `a sequence goes to a face that has it`(
    text: String, font: FontName, expected: [String]
  ) throws {
    let set = try runs(text, font: font)
    #expect(set.runs == expected)
    #expect(set.findings.isEmpty)
  }

  @Test func `a name with a sequence is of one hand in a cell`() throws {
    let set = try runs("大辻\u{E0100}", font: "宋体", isInTable: true)
    #expect(set.runs == ["HanaMinA 大辻\u{E0100}"])
  }

  @Test func `the glyph is that of the sequence`() throws {
    let library = try Sample.library()
    let chains = FaceChains(library: library)
    let set = LineSetter(faces: chains).set(
      ParagraphInput([.text("辻\u{E0100}")], style: Sample.style(), measure: .points(100)),
      origin: .unknown)
    let run = try #require(set.lines.first?.runs.first)
    let face = try #require(chains.face(run.face))
    #expect(run.line.glyphs.map(\.id) == [face.glyph(for: "辻", variation: "\u{E0100}")])
    #expect(run.line.glyphs.map(\.id) != [face.glyph(for: "辻")])
  }

  @Test func `a sequence that no face has draws its base and is told`() throws {
    let set = try runs("明\u{E01EF}月", font: "宋体")
    #expect(set.runs == ["Noto Serif CJK SC 明\u{E01EF}月"])
    #expect(set.findings.map(\.id) == ["typesetting.variation-ignored"])
    #expect(set.findings.first?.severity == .warning)
    #expect(set.findings.first?.message.contains("U+660E U+E01EF") == true)
  }

  // MARK: What no face has

  @Test func `what shaping leaves without a glyph is told`() throws {
    let library = try Sample.library()
    let chains = FaceChains(library: library)
    var store = ClusterStore()
    store.text = Array("王淄".utf8)
    store.scalars = ["王", "淄"]
    store.classes = [.han, .han]
    store.textStarts = [0, 3]
    store.marks = [[], []]
    // DejaVu Sans has neither; a chooser gone wrong would print two boxes.
    let face = try #require(try library.chain(for: "宋体")?.last)
    store.faces = [face, face]
    var shaper = RunShaper(faces: chains, em: 12_000, style: LineStyle())
    shaper.shape(&store)
    #expect(shaper.audit.findings == [.missing("王"), .missing("淄")])
  }

  @Test(arguments: [
    "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{FE0E}", "\u{202D}",
  ])
  func `what draws nothing is no fault`(character: String) throws {
    let set = try runs("王\(character)五", font: "宋体")
    #expect(set.findings.filter { $0.severity == .error }.isEmpty)
  }

  @Test(arguments: ["\u{E000}", "\u{F8FF}", "\u{F0000}", "\u{2EBF0}", "\u{1}", "\u{9}", "\u{85}"])
  func `a private or unknown character is never taken from a face`(character: String) throws {
    let set = try runs("王\(character)五", font: "宋体")
    #expect(set.findings.map(\.id) == ["typesetting.missing-glyph"])
  }

  @Test func `a registered character is one em of room that keeps its text`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("U+E123: {字形: ⿰亻羊}".utf8, to: "替代字.yaml")
    let set = try runs("王\u{E123}五", font: "仿宋", folders: [folder.path])
    #expect(set.runs == ["FandolFang 王\u{E123}五"])
    #expect(set.findings.isEmpty)
    let library = try FontLibrary(folders: [PackageFolder.path(of: "Fonts"), folder.path])
    let chains = FaceChains(library: library)
    let line = LineSetter(faces: chains).set(
      ParagraphInput(
        [.text("王\u{E123}五")], style: Sample.style(font: "仿宋"), measure: .points(100)),
      origin: .unknown
    ).lines[0].runs[0]
    #expect(line.line.glyphs.map(\.x) == [.zero, .points(12), .points(24)])
    let space = try #require(chains.face(line.face)?.glyph(for: " "))
    #expect(line.line.glyphs[1].id == space)
  }
}
