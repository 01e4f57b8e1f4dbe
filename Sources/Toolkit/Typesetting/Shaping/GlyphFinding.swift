import Diagnostics
import DocumentTree

/// What is wrong with the glyphs and figures of a paragraph, wherever it stands.
enum GlyphFinding: Hashable, Sendable {
  /// No face of the chain has the character, or shaping gives none of it.
  case missing(Unicode.Scalar)
  /// No face of the chain has the sequence; its base is drawn.
  case variationIgnored(base: Unicode.Scalar, selector: Unicode.Scalar)
  case figure(FigureFault)

  var isMissing: Bool {
    if case .missing = self { true } else { false }
  }

  func diagnostic(at origin: Origin) -> Diagnostic {
    switch self {
    case .missing(let scalar):
      .error(
        "typesetting.missing-glyph", "没有字体含有“\(scalar)”（\(scalar.codePoint)）",
        at: origin.location, dataPath: origin.dataPath,
        hint: "核对这个字；确为该字时，把含有它的字体放进 Fonts 文件夹")
    case .variationIgnored(let base, let selector):
      .warning(
        "typesetting.variation-ignored",
        "没有字体含有“\(base)”的这个异体（\(base.codePoint) \(selector.codePoint)），印的是“\(base)”",
        at: origin.location, dataPath: origin.dataPath,
        hint: "核对字形；要印异体时，把含有它的字体放进 Fonts 文件夹")
    case .figure(let fault): fault.diagnostic(at: origin)
    }
  }
}
