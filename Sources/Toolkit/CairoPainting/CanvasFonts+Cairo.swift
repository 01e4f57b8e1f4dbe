import CCairo
import DisplayList
public import Typefaces

/// The fonts of one worker as Cairo sees them, kept for all the files that the worker paints.
///
/// Not to be shared by threads. Cairo keeps fonts beyond their last use; each therefore holds on to
/// the typefaces until Cairo lets go of it.
@safe
public final class CanvasFonts {
  private let faces: PaintingFaces
  private var fonts: [FaceID: OpaquePointer]
  private var shown = ShownGlyphs()

  public init(_ faces: PaintingFaces) {
    self.faces = faces
    unsafe fonts = [:]
  }

  deinit {
    GlyphCacheGate.pass { unsafe fonts.values.forEach { unsafe cairo_font_face_destroy($0) } }
  }

  /// Says that a page is going to be painted with these fonts.
  func announce(_ page: Page) {
    GlyphCacheGate.reserve(pages: shown.insert(page))
  }

  /// The glyph's number in the font that Cairo sees.
  func glyph(_ id: UInt32, of face: FaceID) -> UInt {
    UInt(faces.fonts.denseGlyph(id, of: face))
  }

  /// A `cairo_font_face_t` that lives as long as `self`.
  func font(_ id: FaceID) throws(PaintingError) -> OpaquePointer {
    if let font = unsafe fonts[id] { return unsafe font }
    let font = unsafe faces.withFreeTypeFace(id) { face in
      unsafe cairo_ft_font_face_create_for_ft_face(FT_Face(face), 0)
    }
    guard let font = unsafe font else { throw .refused(by: "no font") }
    let owner = unsafe Unmanaged.passRetained(faces)
    let status = unsafe cairo_font_face_set_user_data(font, Self.ownerKey, owner.toOpaque()) {
      if let owner = unsafe $0 { unsafe Unmanaged<PaintingFaces>.fromOpaque(owner).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      unsafe owner.release()
      unsafe cairo_font_face_destroy(font)
      throw PaintingError(status)
    }
    unsafe fonts[id] = font
    return unsafe font
  }

  /// An address that names our user data among others'; what it points to is never looked at.
  private static var ownerKey: UnsafePointer<cairo_user_data_key_t> {
    unsafe hanform_font_owner_key()
  }
}

extension PaintingError {
  init(_ status: cairo_status_t) {
    self = .refused(by: unsafe String(cString: cairo_status_to_string(status)))
  }
}
