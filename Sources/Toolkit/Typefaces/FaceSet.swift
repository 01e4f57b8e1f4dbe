public import Diagnostics
public import DisplayList

/// One worker's faces of a library, opened when first asked for and kept.
public final class FaceSet {
  public let library: FontLibrary
  private var opened: [FontFace?]

  public init(_ library: FontLibrary) {
    self.library = library
    opened = Array(repeating: nil, count: library.faces.count)
  }

  /// The face, opened at the first call.
  ///
  /// Fails with `fonts.embedding-restricted` when its maker does not allow it in documents, with
  /// `fonts.bad-file` when it holds no glyphs.
  public func face(_ id: FaceID) throws(DiagnosticError) -> FontFace {
    if let face = opened[id.index] { return face }
    let description = library[id]
    guard description.embedding.allowsOutlineSubsets else {
      throw DiagnosticError(.embeddingRestricted(description))
    }
    let face = try FontFace(description, of: library.file(of: id))
    opened[id.index] = face
    return face
  }
}

extension Diagnostic {
  static func embeddingRestricted(_ face: FaceDescription) -> Self {
    .error(
      "fonts.embedding-restricted",
      "字体“\(face.displayName)”（\(face.place)）不许用于本软件输出的文件：\(face.embedding.words)",
      hint: "请换用许可嵌入的字体，或将该文件移出字体文件夹")
  }

  static func holdsNoGlyphs(_ place: String) -> Self {
    .error("fonts.bad-file", "字体“\(place)”里没有可用的字形", hint: "请换一份完好的字体文件")
  }
}
