import CairoPainting
import DisplayList
import FormTestSupport
import Foundation
import PaintingTestSupport
import Testing

@testable import Typefaces

/// What cutting the fonts may cost: bytes, and not a pixel.
@Suite struct WholeFontTests {
  @Test(arguments: ["pdftoppm", "mutool"])
  func `a form looks the same painted from whole fonts`(renderer: String) throws {
    let fonts = try SampleFonts()
    let pages = try [fonts.letter()] + fonts.form()
    let folder = try TemporaryFolder()
    let subset = try pages.painted(with: try fonts.canvasFonts(for: pages))
    let whole = try pages.painted(
      with: CanvasFonts(try PaintingFaces(try wholeFonts(for: pages, fonts.library, in: folder))))
    #expect(subset.count < whole.count)
    let pictures = try [("subset.pdf", subset), ("whole.pdf", whole)].map { name, bytes in
      try drawn(try folder.write(bytes, to: name), by: renderer)
    }
    let isSame = pictures[0] == pictures[1]
    #expect(isSame)
    // Three sheets of A4 at 150 dpi in three bytes a pixel.
    #expect(pictures[0].count > 3 * 1240 * 1754 * 3)
  }

  private func drawn(_ path: String, by renderer: String) throws -> [UInt8] {
    renderer == "mutool"
      ? try run("mutool", ["draw", "-q", "-r", "150", "-F", "ppm", "-o", "-", path, "1-3"]).output
      : try run("pdftoppm", ["-r", "150", path]).output
  }

  /// The faces that the pages show, with all their glyphs, hints and subroutines.
  private func wholeFonts(
    for pages: [Page], _ library: FontLibrary, in folder: TemporaryFolder
  ) throws -> SubsetFonts {
    var faces = Set<FaceID>()
    for case .glyphs(let run) in pages.flatMap(\.items) { faces.insert(run.face) }
    return SubsetFonts(
      try library.faces.indices.map { index in
        let id = FaceID(index)
        guard faces.contains(id) else { return nil }
        let face = library[id]
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: library.file(of: id).path)))
        let single = SingleFont(face: face.collectionIndex, of: bytes).bytes
        let file = try FontFile(path: try folder.write(single, to: "\(index).otf"))
        return FontSubset(
          name: face.displayName, denseGlyphs: Array(0...UInt16.max), blob: file.blob)
      })
  }
}

/// One face of a collection as a file of its own; a plain file as it is (OpenType 1.9, “Font file”).
private struct SingleFont {
  let bytes: [UInt8]

  init(face: Int, of file: [UInt8]) {
    func number(_ offset: Int) -> Int { file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    guard file.starts(with: "ttcf".utf8) else {
      bytes = file
      return
    }
    let directory = number(12 + 4 * face)
    let count = Int(file[directory + 4]) << 8 | Int(file[directory + 5])
    var head = Array(file[directory..<directory + 12])
    var tables: [UInt8] = []
    for entry in (0..<count).map({ directory + 12 + 16 * $0 }) {
      let offset = 12 + 16 * count + tables.count
      head += file[entry..<entry + 8]
      head += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: offset >> $0) }
      head += file[entry + 12..<entry + 16]
      let start = number(entry + 8)
      tables += file[start..<start + number(entry + 12)]
      while tables.count % 4 != 0 { tables.append(0) }
    }
    bytes = head + tables
  }
}
