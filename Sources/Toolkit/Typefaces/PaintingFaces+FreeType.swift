import CFreeType
public import Diagnostics
public import DisplayList

/// One worker's FreeType faces over the job's subsets, for the painter; not to be shared.
@safe
public final class PaintingFaces {
  public let fonts: SubsetFonts
  private let engine: FT_Library
  /// By face; nil for a face that the job does not use.
  private var faces: [FT_Face?]

  /// Opens all faces of the job, about 0.1 ms each.
  ///
  /// Fails with `fonts.painter-refuses`.
  public init(_ fonts: SubsetFonts) throws(DiagnosticError) {
    var opened: FT_Library?
    guard unsafe FT_Init_FreeType(&opened) == 0, let engine = unsafe opened else {
      throw DiagnosticError(.error("fonts.painter-refuses", "FreeType 无法启动，内存可能不足"))
    }
    self.fonts = fonts
    unsafe self.engine = unsafe engine
    unsafe faces = Array(repeating: nil, count: fonts.subsets.count)
    for (index, subset) in fonts.subsets.enumerated() {
      guard let subset else { continue }
      var face: FT_Face?
      let status = unsafe subset.blob.withBytes { bytes in
        unsafe FT_New_Memory_Face(
          engine, bytes.baseAddress?.assumingMemoryBound(to: FT_Byte.self), FT_Long(bytes.count), 0,
          &face)
      }
      guard status == 0 else { throw DiagnosticError(.painterRefuses(subset.name)) }
      unsafe faces[index] = unsafe face
    }
  }

  deinit {
    for index in unsafe faces.indices { unsafe FT_Done_Face(faces[index]) }
    unsafe FT_Done_FreeType(engine)
  }

  /// Lends the `FT_Face` of a face that the job uses; what is made from it must not outlive `self`.
  public func withFreeTypeFace<R>(
    _ id: FaceID, _ body: (OpaquePointer) throws -> R
  ) rethrows -> R {
    guard let face = unsafe faces[id.index] else {
      preconditionFailure("the face is not part of the job")
    }
    return unsafe try body(OpaquePointer(face))
  }
}
