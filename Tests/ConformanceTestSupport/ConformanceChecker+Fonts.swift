import CFreeType
import PDFObjects

extension ConformanceChecker {
  /// Every code shown has its text, and its width is the embedded glyph's.
  mutating func checkFont(_ reference: PDFReference, codes: Set<Int>) throws {
    let font = try archive.file.dictionary(.reference(reference))
    let name = font["BaseFont"]?.name?.description ?? "?"
    let isComposite = font["Subtype"]?.name == "Type0"
    let inner =
      isComposite
      ? try archive.file.dictionary(try archive.array("DescendantFonts", of: font).first) : font
    let descriptor = try archive.dictionary("FontDescriptor", of: inner)
    require(font["ToUnicode"] != nil, .unicode, name)
    let keys: [PDFName] = ["FontFile", "FontFile2", "FontFile3"]
    guard let key = keys.first(where: { descriptor[$0] != nil }) else {
      return report(.embedding, name)
    }
    let names = [font["BaseFont"], inner["BaseFont"], descriptor["FontName"]]
    require(
      name.contains(#/^[A-Z]{6}\+/#) && names.allSatisfy { $0?.name?.description == name },
      .subsetTag, "\(names)")
    if inner["Subtype"]?.name == "CIDFontType2" {
      require(inner["CIDToGIDMap"]?.name == "Identity", .glyphMap, name)
    }
    if isComposite {
      require(font["Encoding"]?.name == "Identity-H", .glyphMap, name)
    }
    require(!isComposite || !codes.contains(0), .missingGlyph, name)
    let face = try EmbeddedFace(try archive.data(descriptor[key]))
    let widths = try isComposite ? compositeWidths(inner) : simpleWidths(font)
    for code in codes.sorted() where isComposite {
      let drawn = face.advance(ofGlyph: code)
      let said = widths[code] ?? 1000
      let isRight = drawn.map { abs($0 - said) <= 1 } ?? false
      require(isRight, .widths, "\(name) \(code): \(said) \(drawn ?? -1)")
    }
    for code in codes.sorted() where !isComposite {
      require(widths[code] != nil, .widths, "\(name) \(code)")
    }
  }

  /// `W` (ISO 32000-1, 9.7.4.3), in thousandths of the em.
  private func compositeWidths(_ font: PDFDictionary) throws -> [Int: Double] {
    var widths: [Int: Double] = [:]
    var entries = try archive.array("W", of: font)[...]
    while let first = entries.popFirst()?.integer, let next = entries.popFirst() {
      if let list = next.array {
        for (offset, width) in list.enumerated() { widths[first + offset] = width.number }
      } else if let last = next.integer, let width = entries.popFirst()?.number, first <= last {
        for code in first...last { widths[code] = width }
      }
    }
    return widths
  }

  private func simpleWidths(_ font: PDFDictionary) throws -> [Int: Double] {
    let first = font["FirstChar"]?.integer ?? 0
    var widths: [Int: Double] = [:]
    for (offset, width) in try archive.array("Widths", of: font).enumerated() {
      widths[first + offset] = width.number
    }
    return widths
  }
}

/// A font program as FreeType reads it.
@safe
final class EmbeddedFace {
  private let library: FT_Library
  private let face: FT_Face
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ program: [UInt8]) throws {
    var library: FT_Library?
    var face: FT_Face?
    unsafe bytes = .allocate(capacity: program.count)
    _ = unsafe bytes.initialize(from: program)
    unsafe FT_Init_FreeType(&library)
    unsafe FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(bytes.count), 0, &face)
    guard let library = unsafe library, let face = unsafe face else { throw Unreadable() }
    unsafe self.library = unsafe library
    unsafe self.face = unsafe face
  }

  deinit {
    unsafe FT_Done_Face(face)
    unsafe FT_Done_FreeType(library)
    unsafe bytes.deallocate()
  }

  /// In thousandths of the em; `nil` for a glyph that the font does not have.
  func advance(ofGlyph glyph: Int) -> Double? {
    guard unsafe FT_Load_Glyph(face, FT_UInt(glyph), FT_Int32(FT_LOAD_NO_SCALE)) == 0 else {
      return nil
    }
    let units = unsafe Double(face.pointee.units_per_EM)
    return unsafe Double(face.pointee.glyph.pointee.metrics.horiAdvance) * 1000 / units
  }

  struct Unreadable: Error {}
}
