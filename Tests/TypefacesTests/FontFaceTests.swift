import DisplayList
import Testing

@testable import Typefaces

@Suite struct FontFaceTests {
  /// `font; text; [glyph=cluster+advance|…]`, offsets as `@x,y` where there are any.
  static let lines = """
    Noto Serif CJK SC; 淄博市; [23491=0+1000|11682=3+1000|16696=6+1000]
    Noto Serif CJK SC; AVA 2019年; [34=0+586|55=1+592|34=2+718|1=3+256|19=4+558|17=5+557|18=6+471|26=7+562|16869=8+1000]
    Noto Serif CJK SC; ffi—“x”; [58879=0+1009|723=3+1000|63162=6+1000|89=9+564|63163=10+1000]
    Noto Serif CJK SC; 𬭎㛃龑𣗋喆; [61659=0+1000|3209=4+1000|47368=7+1000|60156=10+1000|12498=14+1000]
    FandolFang; 派遣单（甲）; [2954=0+1000|3119=3+1000|1414=6+1000|269=9+1000|2122=12+1000|270=15+1000]
    LXGW WenKai; 一、·…; [3703=0+1000|2249=3+1000|121=6+350|1158=8+1000]
    HanaMinA; 辻󠄀葛󠄁城; [50303=0+1024|26420=7+1024|15015=14+1024]
    BabelStone Han; ⿰a\u{200B}b; [1713=0+1024|68=3+512|69=7+512]
    DejaVu Sans; ☐☑ fi AV; [3816=0+1836|3817=3+1836|3=6+651|5042=7+1290|3=9+651|36=10+1270|57=11+1401]
    DejaVu Sans; fi直; [73=0+721|76=1+569|0=2+1229]
    DejaVu Sans; 淄; [0=0+1229]
    """

  @Test func `runs are shaped as the golden lines say`() throws {
    let library = try FontFixture.library()
    let faces = FaceSet(library)
    for line in Self.lines.split(separator: "\n") {
      let parts = line.split(separator: "; ", maxSplits: 2).map(String.init)
      let face = try faces.face(FontFixture.face(listedAs: parts[0], in: library))
      var glyphs: [ShapedGlyph] = []
      face.shape(parts[1][...], into: &glyphs)
      #expect("\(parts[0]); \(parts[1]); \(Self.text(for: glyphs))" == line)
    }
  }

  static func text(for glyphs: [ShapedGlyph]) -> String {
    let parts = glyphs.map { glyph in
      let isMoved = glyph.xOffset != 0 || glyph.yOffset != 0
      return "\(glyph.id)=\(glyph.cluster)+\(glyph.advance)"
        + (isMoved ? "@\(glyph.xOffset),\(glyph.yOffset)" : "")
    }
    return "[\(parts.joined(separator: "|"))]"
  }

  @Test(arguments: [
    ("Noto Serif CJK SC", "（、。：", true), ("Noto Serif CJK SC", "淄2", false),
    ("FandolFang", "（《、。：—", true), ("FandolFang", "“”～", false), ("LXGW WenKai", "（、。", true),
    ("DejaVu Sans", "（、。", false),
  ])
  func `a face has vertical glyphs or it has none`(font: String, text: String, has: Bool) throws {
    let library = try FontFixture.library()
    let face = try FaceSet(library).face(FontFixture.face(listedAs: font, in: library))
    for scalar in text.unicodeScalars {
      #expect((face.verticalGlyph(for: scalar) != nil) == has, "\(scalar)")
    }
    #expect(face.verticalGlyph(for: "\u{10FFFD}") == nil)
  }

  @Test func `shaping again gives the same and keeps nothing`() throws {
    let library = try FontFixture.library()
    let face = try FaceSet(library).face(FontFixture.face(listedAs: "FandolFang", in: library))
    var first: [ShapedGlyph] = []
    face.shape("企业名称", into: &first)
    var second: [ShapedGlyph] = [ShapedGlyph(id: 1, cluster: 9, advance: 1)]
    face.shape("另一行文字 12", into: &second)
    face.shape("企业名称", into: &second)
    #expect(first == second)
    face.shape("", into: &second)
    #expect(second.isEmpty)
  }

  @Test func `a substring is shaped from its own start`() throws {
    let library = try FontFixture.library()
    let face = try FaceSet(library).face(FontFixture.face(listedAs: "FandolFang", in: library))
    let text = "淄博市张店区"
    var part: [ShapedGlyph] = []
    face.shape(text.dropFirst(3), into: &part)
    #expect(part.map(\.cluster) == [0, 3, 6])
  }

  @Test func `a Chinese character is one em wide and has ink`() throws {
    let library = try FontFixture.library()
    let faces = FaceSet(library)
    for role in ["仿宋", "小标宋", "黑体", "楷体", "宋体"] {
      let first = try #require(try library.chain(for: role)?.first)
      let face = try faces.face(first)
      let glyph = try #require(face.glyph(for: "淄"))
      #expect(face.advance(of: glyph) == face.unitsPerEm)
      let ink = face.inkBounds(of: glyph)
      let em = Int32(face.unitsPerEm)
      #expect(!ink.isEmpty)
      #expect((0..<em).contains(ink.left) && (0...em * 9 / 8).contains(ink.right), "\(role) \(ink)")
      #expect((-em / 4..<em).contains(ink.bottom) && (0...em).contains(ink.top), "\(role) \(ink)")
      let space = try #require(face.glyph(for: " "))
      #expect(face.inkBounds(of: space).isEmpty)
    }
  }

  @Test func `a variation sequence has a glyph only where the font knows it`() throws {
    let library = try FontFixture.library()
    let faces = FaceSet(library)
    let hana = try faces.face(FontFixture.face(listedAs: "HanaMinA", in: library))
    let fandol = try faces.face(FontFixture.face(listedAs: "FandolFang", in: library))
    #expect(hana.glyph(for: "葛", variation: "\u{E0101}") != nil)
    #expect(fandol.glyph(for: "葛", variation: "\u{E0101}") == nil)
    #expect(fandol.glyph(for: "\u{2EBF0}") == nil)
  }

  @Test func `a set opens each face once`() throws {
    let library = try FontFixture.library()
    let faces = FaceSet(library)
    let first = try faces.face(FaceID(0))
    let again = try faces.face(FaceID(0))
    #expect(first === again)
  }
}
