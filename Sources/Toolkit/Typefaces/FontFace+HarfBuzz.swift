import CHarfBuzz
import Diagnostics
public import DisplayList

/// A face as one worker measures and shapes with it; not to be shared.
///
/// All lengths are in font units, so results do not depend on the type size.
@safe
public final class FontFace {
  public let id: FaceID
  public let unitsPerEm: Int
  public let glyphCount: Int
  private let font: OpaquePointer
  private let buffer: OpaquePointer
  /// By the raw values of ``WritingLanguage``.
  private let languages: [hb_language_t?]
  private var inks: [UInt32: InkBounds] = [:]

  init(_ description: FaceDescription, of file: FontFile) throws(DiagnosticError) {
    let face = unsafe file.blob.makeFace(at: description.collectionIndex)
    defer { unsafe hb_face_destroy(face) }
    let glyphCount = Int(unsafe hb_face_get_glyph_count(face))
    guard glyphCount > 0, let font = unsafe hb_font_create(face),
      let buffer = unsafe hb_buffer_create()
    else { throw DiagnosticError(.holdsNoGlyphs(description.place)) }
    id = description.id
    unitsPerEm = Int(unsafe hb_face_get_upem(face))
    self.glyphCount = glyphCount
    unsafe self.font = unsafe font
    unsafe self.buffer = unsafe buffer
    unsafe languages = WritingLanguage.allCases.map { language in
      unsafe hb_language_from_string(language.tag, -1)
    }
  }

  deinit {
    unsafe hb_buffer_destroy(buffer)
    unsafe hb_font_destroy(font)
  }

  /// The glyph of a character; nil when the face lacks it.
  public func glyph(for scalar: Unicode.Scalar) -> UInt32? {
    var glyph: UInt32 = 0
    return unsafe hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// The glyph of a variation sequence (IVS); nil when the face has none of its own for it.
  public func glyph(for scalar: Unicode.Scalar, variation: Unicode.Scalar) -> UInt32? {
    var glyph: UInt32 = 0
    let found = unsafe hb_font_get_variation_glyph(font, scalar.value, variation.value, &glyph)
    return found != 0 ? glyph : nil
  }

  /// The glyph that stands for a character in a vertical line: by the feature `vert`, or a
  /// presentation form (U+FE10…); nil when the face keeps the horizontal one.
  public func verticalGlyph(
    for scalar: Unicode.Scalar, in language: WritingLanguage = .simplifiedChinese
  ) -> UInt32? {
    guard let horizontal = glyph(for: scalar) else { return nil }
    unsafe hb_buffer_clear_contents(buffer)
    unsafe hb_buffer_add(buffer, scalar.value, 0)
    unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_TTB)
    unsafe hb_buffer_set_script(buffer, HB_SCRIPT_HAN)
    unsafe hb_buffer_set_language(buffer, languages[language.rawValue])
    unsafe hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    unsafe hb_shape(font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count), count == 1 else {
      return nil
    }
    let glyph = unsafe infos[0].codepoint
    return glyph != 0 && glyph != horizontal ? glyph : nil
  }

  /// How far a horizontal line's pen moves on.
  public func advance(of glyph: UInt32) -> Int {
    Int(unsafe hb_font_get_glyph_h_advance(font, glyph))
  }

  /// Empty for a glyph without ink; walks the outline (some microseconds in a CFF font) once.
  ///
  /// Of a CFF outline control points count as ink. In the fonts of `Fonts/` that makes marks at most
  /// 0.009 em (〝 〞) wider than FreeType's exact bounds have them, never narrower, so no mark loses
  /// ink to it.
  public func inkBounds(of glyph: UInt32) -> InkBounds {
    if let known = inks[glyph] { return known }
    let bounds = measuredInk(of: glyph)
    inks[glyph] = bounds
    return bounds
  }

  private func measuredInk(of glyph: UInt32) -> InkBounds {
    var extents = hb_glyph_extents_t()
    guard unsafe hb_font_get_glyph_extents(font, glyph, &extents) != 0 else {
      return InkBounds(left: 0, bottom: 0, right: 0, top: 0)
    }
    return InkBounds(
      left: extents.x_bearing, bottom: extents.y_bearing + extents.height,
      right: extents.x_bearing + extents.width, top: extents.y_bearing)
  }

  /// Shapes a whole run, replacing what the array holds; see ``shape(utf8:in:into:)``.
  public func shape(
    _ text: Substring, in language: WritingLanguage = .simplifiedChinese,
    into glyphs: inout [ShapedGlyph]
  ) {
    shape(utf8: text.utf8.span, in: language, into: &glyphs)
  }

  /// Shapes a whole run, replacing what the array holds.
  ///
  /// Horizontal, left to right, with the font's default features (kerning, ligatures) and the forms
  /// of the language. The script is Han if the run has a character from U+3000 on, else Latin.
  /// Characters that draw nothing (variation selectors, ZWSP) leave no glyph; their bytes belong to
  /// the cluster before them. A character that the face lacks gives glyph 0. Ill-formed UTF-8
  /// counts as U+FFFD.
  public func shape(
    utf8 text: Span<UInt8>, in language: WritingLanguage = .simplifiedChinese,
    into glyphs: inout [ShapedGlyph]
  ) {
    glyphs.removeAll(keepingCapacity: true)
    fillBuffer(with: text, language)
    unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    unsafe hb_buffer_set_script(buffer, holdsHan(text) ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN)
    unsafe hb_shape(font, buffer, nil, 0)
    appendShapedGlyphs(to: &glyphs)
  }

  /// Shapes a run that is written from right to left: letters join, brackets are mirrored; the script is
  /// that of its first letter.
  ///
  /// The clusters come in the order of the text, the glyphs within each from left to right as they
  /// are drawn.
  public func shapeLeftward(
    utf8 text: Span<UInt8>, in language: WritingLanguage = .simplifiedChinese,
    into glyphs: inout [ShapedGlyph]
  ) {
    glyphs.removeAll(keepingCapacity: true)
    fillBuffer(with: text, language)
    unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_RTL)
    unsafe hb_buffer_guess_segment_properties(buffer)
    unsafe hb_shape(font, buffer, nil, 0)
    var drawn: [ShapedGlyph] = []
    appendShapedGlyphs(to: &drawn)
    var end = drawn.count
    while end > 0 {
      var start = end - 1
      while start > 0, drawn[start - 1].cluster == drawn[start].cluster { start -= 1 }
      glyphs += drawn[start..<end]
      end = start
    }
  }

  private func fillBuffer(with text: Span<UInt8>, _ language: WritingLanguage) {
    unsafe hb_buffer_clear_contents(buffer)
    unsafe text.withUnsafeBufferPointer { bytes in
      let count = Int32(bytes.count)
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe hb_buffer_add_utf8(buffer, characters.baseAddress, count, 0, count)
      }
    }
    unsafe hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES)
    unsafe hb_buffer_set_language(buffer, languages[language.rawValue])
  }

  /// Whether any UTF-8 sequence stands for U+3000 or above.
  private func holdsHan(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] >= 0xE3 { return true }
    return false
  }

  private func appendShapedGlyphs(to glyphs: inout [ShapedGlyph]) {
    var count: UInt32 = 0
    guard let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count),
      let positions = unsafe hb_buffer_get_glyph_positions(buffer, &count)
    else { return }
    glyphs.reserveCapacity(Int(count))
    for index in 0..<Int(count) {
      let info = unsafe infos[index]
      let position = unsafe positions[index]
      glyphs.append(
        ShapedGlyph(
          id: info.codepoint, cluster: Int(info.cluster), advance: position.x_advance,
          xOffset: position.x_offset, yOffset: position.y_offset,
          isUnsafeToBreak: info.mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue != 0))
    }
  }
}
