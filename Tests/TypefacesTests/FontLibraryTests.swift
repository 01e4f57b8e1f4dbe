import Diagnostics
import DisplayList
import Foundation
import Testing

@testable import Typefaces

@Suite struct FontLibraryTests {
  @Test(
    arguments: [
      ("仿宋", "FandolFang", "Noto Serif CJK SC Light"),
      ("小标宋", "Noto Serif CJK SC Bold", nil),
      ("黑体", "Noto Sans CJK SC Medium", nil),
      ("楷体", "LXGW WenKai", "Noto Serif CJK SC"),
      ("宋体", "Noto Serif CJK SC", nil),
    ] as [(String, String, String?)])
  func `a role begins with its own font and ends with the symbols`(
    role: String, first: String, western: String?
  ) throws {
    let library = try FontFixture.library()
    let chain = try #require(try library.chain(for: role))
    #expect(library[chain[0]].origin == .manifest(name: first))
    #expect(chain.last.map { library[$0].family } == "DejaVu Sans")
    let expected = try western.map { try FontFixture.face(listedAs: $0, in: library) }
    #expect(library.westernFace(for: role) == expected)
  }

  @Test(
    arguments: [
      ("Noto Sans Mono CJK SC", "NotoSansCJK-Regular.ttc"), ("思源宋体", nil),
      ("noto serif cjk sc", "NotoSerifCJK-Regular.ttc"),
      ("Noto Serif CJK JP", "NotoSerifCJK-Regular.ttc"),
      ("霞鹜文楷", "LXGWWenKai-Regular.ttf"), ("FandolFang-Regular", "FandolFang-Regular.otf"),
      ("花園明朝A", "HanaMinA.ttf"), ("没有此字体", nil),
    ] as [(String, String?)])
  func `a face is found by any name of its own`(name: String, file: String?) throws {
    let library = try FontFixture.library()
    let chain = try library.chain(for: name)
    #expect(chain.map { FontFolder.name(of: library[$0[0]].file) } == file)
    if let chain { #expect(Set(chain).count == chain.count) }
  }

  @Test func `numbers are places in the list`() throws {
    let library = try FontFixture.library()
    #expect(library.faces.map(\.id.index) == Array(library.faces.indices))
    let again = try FontFixture.library()
    #expect(library.faces == again.faces)
  }

  @Test func `stand-ins are told, and refused when asked for`() throws {
    let library = try FontFixture.library(refusesSubstitutes: true)
    #expect(library.standIns.map(\.role) == ["仿宋", "小标宋", "楷体"])
    for name in ["仿宋", "小标宋", "楷体"] {
      let ids = FontFixture.ids { _ = try library.chain(for: name) }
      #expect(ids == ["fonts.substitute-refused"])
    }
    let songti = try library.chain(for: "宋体")
    #expect(songti != nil)
  }

  @Test(arguments: ["仿宋_GB2312.ttf", "files/FANGSONG.TTF", "方正仿宋_GBK.ttf"])
  func `a user's own font takes the first place of its role`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.copy(FontFixture.file("DejaVuSans.ttf"), to: name)
    let library = try FontLibrary(
      folders: [FontFixture.fonts, folder.path], refusesSubstitutes: true)
    let chain = try #require(try library.chain(for: "仿宋"))
    #expect(library[chain[0]].origin == .own)
    #expect(library[chain[0]].file.hasSuffix(name))
    #expect(library[chain[1]].family == "FandolFang")
    #expect(library.westernFace(for: "仿宋") == nil)
    #expect(library.standIns.map(\.role) == ["小标宋", "楷体"])
    let without = try FontFixture.library()
    #expect(library.faces.prefix(13) == without.faces.prefix(13))
  }

  @Test func `every face of a user's own collection is found by its family and can be embedded`()
    throws
  {
    let folder = try TemporaryFolder()
    let names = ["Sample Mono", "Sample Hand"]
    let plain = [UInt8](try Data(contentsOf: URL(filePath: FontFixture.file("DejaVuSans.ttf"))))
    let fonts = names.map { FontBytes.renamed(plain, family: "DejaVu Sans", to: $0) }
    try folder.write(FontBytes.collection(of: fonts), to: "自备.ttc")
    let library = try FontLibrary(folders: [FontFixture.fonts, folder.path])
    let faces = FaceSet(library)
    for (index, name) in names.enumerated() {
      let chain = try #require(try library.chain(for: name))
      let first = library[chain[0]]
      #expect(first.origin == .own)
      #expect(first.family == name)
      #expect(first.collectionIndex == index)
      #expect(library[chain[1]].family == "Noto Serif CJK SC")
      let glyph = try #require(try faces.face(first.id).glyph(for: "A"))
      var use = GlyphUse()
      use.insert(glyph, of: first.id)
      #expect(try SubsetFonts(of: use, from: library).faces == [first.id])
    }
  }

  @Test func `the earlier name of a role wins`() throws {
    let folder = try TemporaryFolder()
    try folder.copy(FontFixture.file("DejaVuSans.ttf"), to: "方正仿宋_GBK.ttf")
    try folder.copy(FontFixture.file("DejaVuSans.ttf"), to: "仿宋_GB2312.ttf")
    let library = try FontLibrary(folders: [FontFixture.fonts, folder.path])
    let first = try #require(try library.chain(for: "仿宋")?.first)
    #expect(library[first].file.hasSuffix("仿宋_GB2312.ttf"))
  }

  @Test func `folders without a manifest are refused`() throws {
    let folder = try TemporaryFolder()
    #expect(
      FontFixture.ids { _ = try FontLibrary(folders: [folder.path]) } == ["fonts.no-manifest"])
    #expect(FontFixture.ids { _ = try FontLibrary(folders: []) } == ["fonts.no-manifest"])
    let missing = [FontFixture.fonts, "/no/such/folder"]
    #expect(FontFixture.ids { _ = try FontLibrary(folders: missing) } == ["fonts.no-folder"])
  }

  @Test func `all missing and broken files are named at once`() throws {
    let folder = try TemporaryFolder()
    let manifest = try Data(contentsOf: URL(filePath: "\(FontFixture.fonts)/fonts.yaml"))
    try folder.write(manifest, to: "fonts.yaml")
    try folder.copy(FontFixture.file("DejaVuSans.ttf"), to: "files/DejaVuSans.ttf")
    try folder.write(Array("no font".utf8), to: "files/HanaMinA.ttf")
    try folder.write([], to: "自备.otf")
    let ids = FontFixture.ids { _ = try FontLibrary(folders: [folder.path]) }
    #expect(ids.filter { $0 == "fonts.missing-file" }.count == 10)
    #expect(ids.filter { $0 == "fonts.bad-file" }.count == 2)
  }

  @Test(arguments: [4, 200, 5_000, 700_000])
  func `a font cut short is told and passed over`(length: Int) throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: URL(filePath: FontFixture.file("DejaVuSans.ttf")))
    try folder.write(whole.prefix(length), to: "截断.ttf")
    let library = try FontLibrary(folders: [FontFixture.fonts, folder.path])
    #expect(library.warnings.map(\.id) == ["fonts.bad-file"])
    #expect(library.warnings.allSatisfy { $0.severity == .warning && $0.message.contains("截断") })
    #expect(library.faces == (try FontFixture.library()).faces)
  }

  @Test func `a font whose tables are blank is told and passed over`() throws {
    let folder = try TemporaryFolder()
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: FontFixture.file("DejaVuSans.ttf"))))
    bytes.replaceSubrange(1000..., with: repeatElement(0, count: bytes.count - 1000))
    try folder.write(bytes, to: "仿宋_GB2312.ttf")
    let library = try FontLibrary(folders: [FontFixture.fonts, folder.path])
    #expect(library.warnings.map(\.id) == ["fonts.bad-file"])
    #expect(try library.chain(for: "仿宋")?.first.map { library[$0].family } == "FandolFang")
  }

  @Test(
    arguments: [
      (0x0000, true, "可自由嵌入"), (0x0002, false, "禁止嵌入"), (0x0004, true, "可嵌入供预览和打印"),
      (0x0008, true, "可嵌入并编辑"), (0x000A, true, "可嵌入并编辑"), (0x0100, false, "可自由嵌入，不得取子集"),
      (0x0208, false, "可嵌入并编辑，只可嵌入点阵"),
    ] as [(UInt16, Bool, String)])
  func `the makers' words on embedding are kept`(fsType: UInt16, isAllowed: Bool, words: String) {
    let right = EmbeddingRight(fsType: fsType)
    #expect(right.allowsOutlineSubsets == isAllowed)
    #expect(right.words == words)
  }

  @Test(arguments: [0x0002, 0x0100] as [UInt16])
  func `a font that forbids embedding is refused when used`(fsType: UInt16) throws {
    let folder = try TemporaryFolder()
    let bytes = try FontBytes.copy(of: FontFixture.file("DejaVuSans.ttf"), withFsType: fsType)
    try folder.write(bytes, to: "仿宋.ttf")
    let library = try FontLibrary(folders: [FontFixture.fonts, folder.path])
    let first = try #require(try library.chain(for: "仿宋")?.first)
    let faces = FaceSet(library)
    #expect(FontFixture.ids { _ = try faces.face(first) } == ["fonts.embedding-restricted"])
    var use = GlyphUse()
    use.insert(36, of: first)
    let ids = FontFixture.ids { _ = try SubsetFonts(of: use, from: library) }
    #expect(ids == ["fonts.embedding-restricted"])
  }
}

/// Changes to a font file's bytes.
enum FontBytes {
  struct NoTable: Error {}

  /// Another family in every name record; the names are as long as each other.
  static func renamed(_ font: [UInt8], family: String, to name: String) -> [UInt8] {
    var font = font
    for encoding in [String.Encoding.utf16BigEndian, .ascii] {
      let before = Array(family.data(using: encoding) ?? Data())
      let after = Array(name.data(using: encoding) ?? Data())
      for place in font.ranges(of: before) { font.replaceSubrange(place, with: after) }
    }
    return font
  }

  /// The fonts one after another behind the head of a collection (ISO/IEC 14496-22, 4.6).
  static func collection(of fonts: [[UInt8]]) -> [UInt8] {
    func bytes(_ number: Int) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    let headLength = 12 + 4 * fonts.count
    let starts = fonts.reduce(into: [headLength]) { starts, font in
      starts.append(starts[starts.count - 1] + (font.count + 3) / 4 * 4)
    }
    var file = Array("ttcf".utf8) + [0, 1, 0, 0] + bytes(fonts.count)
    file += starts.dropLast().flatMap(bytes)
    for (font, start) in zip(fonts, starts) {
      var font = font
      for entry in 0..<(Int(font[4]) << 8 | Int(font[5])) {
        let place = 12 + 16 * entry + 8..<12 + 16 * entry + 12
        let offset = font[place].reduce(0) { $0 << 8 | Int($1) }
        font.replaceSubrange(place, with: bytes(offset + start))
      }
      file += font + [UInt8](repeating: 0, count: (4 - font.count % 4) % 4)
    }
    return file
  }

  /// The file with another `fsType` in its `OS/2` table; checksums are not looked at.
  static func copy(of path: String, withFsType fsType: UInt16) throws -> [UInt8] {
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let tag = Array("OS/2".utf8)
    guard
      let entry = stride(from: 12, to: 500, by: 16).first(where: { bytes[$0...].starts(with: tag) })
    else { throw NoTable() }
    let offset = bytes[(entry + 8)..<(entry + 12)].reduce(0) { $0 << 8 | Int($1) }
    bytes[offset + 8] = UInt8(fsType >> 8)
    bytes[offset + 9] = UInt8(fsType & 0xFF)
    return bytes
  }
}
