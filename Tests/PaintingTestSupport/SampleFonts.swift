public import CairoPainting
public import DisplayList
import FormTestSupport
public import Geometry
public import Typefaces

/// The package's fonts, for pages made by hand.
public final class SampleFonts {
  public let library: FontLibrary
  private let faces: FaceSet

  public init() throws {
    library = try FontLibrary(folders: [PackageFolder.path(of: "Fonts")])
    faces = FaceSet(library)
  }

  /// Text set in the first face of a role or family that has all of it, glyph beside glyph.
  ///
  /// The baseline begins at `x` and `y`, in whole points.
  public func run(
    _ text: String, in role: String = "宋体", points: Int = 16, x: Int, y: Int,
    color: Color = .black, degrees: Int = 0
  ) throws -> GlyphRun {
    var shaped: [ShapedGlyph] = []
    for id in try library.chain(for: role) ?? [] {
      let face = try faces.face(id)
      face.shape(text[...], into: &shaped)
      guard !shaped.contains(where: { $0.id == 0 }) else { continue }
      let line = SetGlyphs(
        text, shaped: shaped, size: .points(points), unitsPerEm: face.unitsPerEm)
      return GlyphRun(
        face: id, size: .points(points), color: color,
        origin: Point(x: .points(x), y: .points(y)), degrees: degrees, line: line)
    }
    throw SampleError.noFace(text)
  }

  /// A worker's fonts, cut to what the pages show; `others` stand for the rest of a larger job.
  public func canvasFonts(for pages: [Page], others: [Page] = []) throws -> CanvasFonts {
    var use = GlyphUse()
    for page in pages + others {
      for case .glyphs(let run) in page.items { use.insert(run) }
    }
    return CanvasFonts(try PaintingFaces(try SubsetFonts(of: use, from: library)))
  }

  public func painted(
    _ pages: [Page], others: [Page] = [], isTagged: Bool = false
  ) throws -> [UInt8] {
    try pages.painted(with: try canvasFonts(for: pages, others: others), isTagged: isTagged)
  }
}

extension [Page] {
  /// The pages as one PDF file in memory.
  public func painted(with fonts: CanvasFonts, isTagged: Bool = false) throws -> [UInt8] {
    let sink = MemorySink()
    var canvas = try PDFCanvas(fonts: fonts, sink: sink, isTagged: isTagged)
    for page in self { try canvas.paint(page) }
    try canvas.finish()
    return sink.bytes
  }
}

public enum SampleError: Error {
  case noFace(String)
}

extension SetGlyphs {
  fileprivate init(_ text: String, shaped: [ShapedGlyph], size: Length, unitsPerEm: Int) {
    var glyphs: [Glyph] = []
    var clusters: [Cluster] = []
    var pen = Length.zero
    var start = 0
    while start < shaped.count {
      let end = shaped[start...].firstIndex { $0.cluster != shaped[start].cluster } ?? shaped.count
      let nextByte = end < shaped.count ? shaped[end].cluster : text.utf8.count
      clusters.append(
        Cluster(byteCount: nextByte - shaped[start].cluster, glyphCount: end - start))
      for glyph in shaped[start..<end] {
        let offset = size.scaled(by: Int(glyph.xOffset), over: unitsPerEm)
        glyphs.append(Glyph(id: glyph.id, x: pen + offset))
        pen += size.scaled(by: Int(glyph.advance), over: unitsPerEm)
      }
      start = end
    }
    self.init(text: text, glyphs: glyphs, clusters: clusters)
  }
}
