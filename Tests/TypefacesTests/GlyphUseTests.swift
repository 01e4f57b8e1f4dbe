import DisplayList
import Geometry
import Testing

@testable import Typefaces

@Suite struct GlyphUseTests {
  private func use(_ glyphs: [(face: Int, glyph: UInt32)]) -> GlyphUse {
    var use = GlyphUse()
    for (face, glyph) in glyphs { use.insert(glyph, of: FaceID(face)) }
    return use
  }

  @Test func `glyphs come back ascending, each once`() {
    let use = use([(2, 65_535), (2, 0), (0, 64), (2, 63), (2, 63)])
    #expect(use.faces == [FaceID(0), FaceID(2)])
    #expect(use.glyphs(of: FaceID(2)) == [0, 63, 65_535])
    #expect(use.glyphs(of: FaceID(0)) == [64])
    #expect(use.glyphs(of: FaceID(1)) == [])
    #expect(use.glyphs(of: FaceID(9)) == [])
  }

  @Test func `a union is the same in either order`() {
    let left = use([(0, 1), (3, 700)])
    let right = use([(0, 130), (1, 2), (3, 5)])
    var one = left
    one.formUnion(right)
    var other = right
    other.formUnion(left)
    #expect(one == other)
    #expect(one.glyphs(of: FaceID(3)) == [5, 700])
    one.formUnion(GlyphUse())
    #expect(one == other)
  }

  @Test func `a run names its glyphs`() {
    let glyphs = [Glyph(id: 7, x: .zero), Glyph(id: 3, x: .points(10))]
    let line = SetGlyphs(text: "ab", glyphs: glyphs, clusters: [])
    let origin = Point(x: .zero, y: .zero)
    var use = GlyphUse()
    use.insert(GlyphRun(face: FaceID(1), size: .points(16), origin: origin, line: line))
    #expect(use.glyphs(of: FaceID(1)) == [3, 7])
    #expect(use == self.use([(1, 3), (1, 7)]))
  }

  @Test func `nothing used is empty`() {
    var use = GlyphUse()
    use.insert([], of: FaceID(4))
    #expect(use.isEmpty && use.faces == [])
  }
}
