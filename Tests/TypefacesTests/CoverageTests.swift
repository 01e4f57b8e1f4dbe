import Diagnostics
import DisplayList
import Testing

@testable import Typefaces

@Suite struct CoverageTests {
  @Test(
    arguments: [
      (.gb2312, 6763), (.standardCharacters, 8105), (.gb18030Level1, 27_579),
      (.gb18030Level2, 27_775), (.gb18030Level3, 88_110),
    ] as [(Repertoire, Int)])
  func `a repertoire has the published number of characters`(repertoire: Repertoire, count: Int) {
    let scalars = repertoire.scalars
    #expect(scalars.count == count)
    #expect(scalars == Set(scalars).sorted())
  }

  @Test func `the table of standard characters begins and ends as printed`() {
    let scalars = Set(Repertoire.standardCharacters.scalars)
    #expect(scalars.isSuperset(of: "一乙二十丁厂七卜矗齉蠼淄博喆𬭎㛃".unicodeScalars))
    #expect(scalars.isDisjoint(with: "國這，a☐龘".unicodeScalars))
    #expect(scalars.isSubset(of: Repertoire.gb18030Level2.scalars))
  }

  /// Numbers computed independently of this code, with other tools.
  @Test(
    arguments: [
      ("Noto Serif CJK SC", [8105, 27_574, 27_770, 30_036]),
      ("Noto Sans CJK SC Medium", [8105, 27_579, 27_775, 30_099]),
      ("FandolFang", [6638, 7945, 7945, 8145]), ("LXGW WenKai", [8105, 21_490, 21_686, 22_590]),
      ("BabelStone Han", [8105, 25_600, 25_796, 48_695]),
      ("HanaMinA", [8105, 27_574, 27_770, 30_896]), ("HanaMinB", [200, 5, 201, 60_322]),
    ] as [(String, [Int])])
  func `a font covers what is known of it`(name: String, counts: [Int]) throws {
    let library = try FontFixture.library()
    let face = try FontFixture.face(listedAs: name, in: library)
    let coverage = try library.coverage(of: [face], with: FaceSet(library))
    #expect(coverage.dropFirst().map(\.covered) == counts)
  }

  @Test(arguments: ["仿宋", "小标宋", "黑体", "楷体", "宋体"])
  func `every role covers level 3 and the boxes to tick`(role: String) throws {
    let library = try FontFixture.library()
    let faces = FaceSet(library)
    let chain = try #require(try library.chain(for: role))
    let coverage = try library.coverage(of: chain, with: faces)
    #expect(coverage.allSatisfy { $0.isComplete }, "\(coverage.map(\.firstMissing))")
    for symbol in "☐☑①○□→～℃㎡".unicodeScalars {
      let holds = try chain.contains { try faces.face($0).glyph(for: symbol) != nil }
      #expect(holds, "\(symbol)")
    }
  }

  /// Typesetting gives each a cell of one em, in which what is a little narrower stands centred:
  /// eight in BabelStone Han and LXGW WenKai are, by up to 2.3 %.
  @Test(arguments: ["仿宋", "小标宋", "黑体", "楷体", "宋体"])
  func `every character of level 3 draws ink within one em`(role: String) throws {
    let library = try FontFixture.library()
    let faces = FaceSet(library)
    let chain = try #require(try library.chain(for: role)).map { try faces.face($0) }
    var faults: [String] = []
    for scalar in Repertoire.gb18030Level3.scalars {
      let found = chain.lazy.compactMap { face in face.glyph(for: scalar).map { (face, $0) } }.first
      guard let (face, glyph) = found else {
        faults.append("\(scalar.codePoint): no face")
        continue
      }
      let advance = face.advance(of: glyph)
      let fillsCell = advance * 4 > face.unitsPerEm * 3 && advance <= face.unitsPerEm
      if glyph == 0 || face.inkBounds(of: glyph).isEmpty || !fillsCell {
        faults.append("\(scalar.codePoint): \(library[face.id].displayName) \(glyph) +\(advance)")
      }
    }
    #expect(faults == [])
  }

  @Test func `what no font has is among the missing`() throws {
    let library = try FontFixture.library()
    let face = try FontFixture.face(listedAs: "FandolFang", in: library)
    let coverage = try library.coverage(of: [face], with: FaceSet(library))
    #expect(coverage[1].firstMissing.count == 10)
    #expect(!coverage[1].isComplete)
  }
}
