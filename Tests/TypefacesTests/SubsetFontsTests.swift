import CFreeType
import DisplayList
import Testing

@testable import Typefaces

@Suite struct SubsetFontsTests {
  static let text = "淄博市环境保护局派遣单2019年AV（）☑龑"

  /// The glyphs of the text in every face of the manifest that has them.
  private func use(of text: String, in library: FontLibrary) throws -> GlyphUse {
    let faces = FaceSet(library)
    var use = GlyphUse()
    for description in library.faces.prefix(13) {
      let face = try faces.face(description.id)
      for scalar in text.unicodeScalars {
        if let glyph = face.glyph(for: scalar) { use.insert(glyph, of: description.id) }
      }
    }
    return use
  }

  @Test func `outlines and advances are those of the whole font`() throws {
    let library = try FontFixture.library()
    let use = try use(of: Self.text, in: library)
    let fonts = try SubsetFonts(of: use, from: library)
    let painting = try PaintingFaces(fonts)
    #expect(fonts.faces == use.faces)
    for id in use.faces {
      let whole = WholeFace(library[id])
      for glyph in use.glyphs(of: id) {
        let dense = fonts.denseGlyph(glyph, of: id)
        let found = unsafe painting.withFreeTypeFace(id) { unsafe FreeTypeGlyph(dense, of: $0) }
        #expect(found.advance > 0)
        #expect(found == whole.glyph(glyph), "\(library[id].fullName) \(glyph)")
      }
    }
  }

  @Test func `thousands of glyphs from all over a font are cut out of it`() throws {
    let library = try FontFixture.library()
    let id = try FontFixture.face(listedAs: "HanaMinB", in: library)
    var use = GlyphUse()
    for glyph in stride(from: 1 as UInt32, to: 60_000, by: 3) { use.insert(glyph, of: id) }
    let fonts = try SubsetFonts(of: use, from: library)
    #expect(fonts.denseGlyph(59_998, of: id) == 20_000)
  }

  @Test func `new numbers ascend with the old, after notdef`() throws {
    let library = try FontFixture.library()
    let use = try use(of: Self.text, in: library)
    let fonts = try SubsetFonts(of: use, from: library)
    let id = try FontFixture.face(listedAs: "FandolFang", in: library)
    let dense = use.glyphs(of: id).map { fonts.denseGlyph($0, of: id) }
    #expect(dense == Array(1...UInt32(dense.count)))
    #expect(fonts.denseGlyph(0, of: id) == 0)
  }

  @Test func `a subset depends on the set alone`() throws {
    let library = try FontFixture.library()
    let one = try SubsetFonts(of: use(of: Self.text, in: library), from: library)
    let backwards = String(Self.text.reversed())
    let other = try SubsetFonts(
      of: use(of: backwards, in: FontFixture.library()), from: FontFixture.library())
    #expect(one.subsets.contains { $0 != nil })
    #expect(one.subsets.map { $0?.bytes } == other.subsets.map { $0?.bytes })
  }

  @Test func `subsets are small`() throws {
    let library = try FontFixture.library()
    let fonts = try SubsetFonts(of: use(of: Self.text, in: library), from: library)
    let subsets = fonts.subsets.compactMap(\.self)
    #expect(!subsets.isEmpty && subsets.allSatisfy { $0.bytes.count < 20_000 })
  }

  @Test func `two workers shape and paint from the same fonts`() async throws {
    let library = try FontFixture.library()
    let fonts = try SubsetFonts(of: use(of: Self.text, in: library), from: library)
    let results = try await withThrowingTaskGroup(of: [ShapedGlyph].self) { group in
      for _ in 0..<8 {
        group.addTask { try Self.work(on: library, fonts) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 8 && Set(results).count == 1)
  }

  private static func work(
    on library: FontLibrary, _ fonts: SubsetFonts
  ) throws -> [ShapedGlyph] {
    let faces = FaceSet(library)
    let painting = try PaintingFaces(fonts)
    var all: [ShapedGlyph] = []
    for id in fonts.faces {
      let face = try faces.face(id)
      var glyphs: [ShapedGlyph] = []
      face.shape(text[...], into: &glyphs)
      all += glyphs
      for glyph in glyphs where glyph.id != 0 {
        let dense = fonts.denseGlyph(glyph.id, of: id)
        _ = unsafe painting.withFreeTypeFace(id) { unsafe FreeTypeGlyph(dense, of: $0) }
      }
    }
    return all
  }
}

extension FontSubset {
  var bytes: [UInt8] { unsafe blob.withBytes { unsafe Array($0) } }
}

/// A glyph as FreeType loads it without scaling, in font units.
private struct FreeTypeGlyph: Equatable {
  var advance = 0
  /// x and y in turn.
  var points: [Int] = []

  init(_ glyph: UInt32, of face: OpaquePointer) {
    let face = unsafe FT_Face(face)
    guard unsafe FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_SCALE)) == 0,
      let slot = unsafe face.pointee.glyph
    else { return }
    advance = unsafe slot.pointee.advance.x
    let outline = unsafe slot.pointee.outline
    for index in 0..<Int(unsafe outline.n_points) {
      unsafe points += [outline.points[index].x, outline.points[index].y]
    }
  }
}

/// A whole font file as FreeType opens it.
@safe
private final class WholeFace {
  private var engine: FT_Library?
  private var face: FT_Face?

  init(_ description: FaceDescription) {
    unsafe FT_Init_FreeType(&engine)
    unsafe FT_New_Face(engine, description.file, FT_Long(description.collectionIndex), &face)
  }

  deinit { unsafe FT_Done_FreeType(engine) }

  func glyph(_ glyph: UInt32) -> FreeTypeGlyph? {
    unsafe face.map { unsafe FreeTypeGlyph(glyph, of: OpaquePointer($0)) }
  }
}
