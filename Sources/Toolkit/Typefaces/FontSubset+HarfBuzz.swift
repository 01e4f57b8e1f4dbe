import CHarfBuzz
import Diagnostics
import DisplayList

/// One face cut down to some of its glyphs: the bytes of a small font, and the new glyph numbers.
struct FontSubset: Sendable {
  /// The face's name, for messages.
  let name: String
  /// By old glyph number; 0 for glyphs that were cut away, and for .notdef, which is always kept.
  let denseGlyphs: [UInt16]
  /// A plain font file with one face.
  let blob: FontBlob
}

extension FontSubset {
  init(
    of description: FaceDescription, in file: FontFile, keeping glyphs: [UInt32]
  ) throws(DiagnosticError) {
    guard description.embedding.allowsOutlineSubsets else {
      throw DiagnosticError(.embeddingRestricted(description))
    }
    let face = unsafe file.blob.makeFace(at: description.collectionIndex)
    defer { unsafe hb_face_destroy(face) }
    guard let input = unsafe Self.makeInput(keeping: glyphs) else {
      throw DiagnosticError(.subsetFailed(description))
    }
    defer { unsafe hb_subset_input_destroy(input) }
    guard let plan = unsafe hb_subset_plan_create_or_fail(face, input) else {
      throw DiagnosticError(.subsetFailed(description))
    }
    defer { unsafe hb_subset_plan_destroy(plan) }
    guard let subset = unsafe hb_subset_plan_execute_or_fail(plan) else {
      throw DiagnosticError(.subsetFailed(description))
    }
    defer { unsafe hb_face_destroy(subset) }
    guard let blob = unsafe FontBlob(adopting: hb_face_reference_blob(subset)) else {
      throw DiagnosticError(.subsetFailed(description))
    }
    let map = unsafe hb_subset_plan_old_to_new_glyph_mapping(plan)
    var denseGlyphs = [UInt16](repeating: 0, count: Int(glyphs.last ?? 0) + 1)
    for glyph in glyphs {
      denseGlyphs[Int(glyph)] = UInt16(truncatingIfNeeded: unsafe hb_map_get(map, glyph))
    }
    self.init(name: description.displayName, denseGlyphs: denseGlyphs, blob: blob)
  }

  /// What to keep and drop: outlines, metrics and names stay, since painting needs nothing else.
  ///
  /// Not the character map either: glyphs are asked for by number, and HarfBuzz 6 gives up on a map
  /// much larger than the font's own, as thousands of scattered glyphs of HanaMinB make it.
  private static func makeInput(keeping glyphs: [UInt32]) -> OpaquePointer? {
    guard let input = unsafe hb_subset_input_create_or_fail() else { return nil }
    let kept = unsafe hb_subset_input_glyph_set(input)
    for glyph in glyphs { unsafe hb_set_add(kept, glyph) }
    let dropped = unsafe hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    let tables = ["cmap", "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "kern", "vhea", "vmtx", "VORG"]
    for table in tables { unsafe hb_set_add(dropped, hb_tag_from_string(table, -1)) }
    let flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue
    unsafe hb_subset_input_set_flags(input, flags)
    return unsafe input
  }
}

extension Diagnostic {
  static func subsetFailed(_ face: FaceDescription) -> Self {
    .error(
      "fonts.subset-failed", "无法从字体“\(face.displayName)”（\(face.place)）取出所用的字形",
      hint: "字体文件可能已损坏，请换一份完好的")
  }

  static func painterRefuses(_ name: String) -> Self {
    .error("fonts.painter-refuses", "FreeType 无法打开字体“\(name)”的子集", hint: "字体文件可能已损坏，请换一份完好的")
  }
}
