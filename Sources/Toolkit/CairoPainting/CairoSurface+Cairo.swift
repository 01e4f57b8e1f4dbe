import CCairo
import DisplayList
import Geometry

/// A Cairo surface with its context and output, all let go of together.
@safe
final class CairoSurface {
  let output: SurfaceOutput?
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let fonts: CanvasFonts
  private var painter: PagePainter

  /// Takes over the surface; fails with its status, and with the sink's fault before that.
  init(
    _ surface: OpaquePointer?, output: SurfaceOutput? = nil, fonts: CanvasFonts,
    images: CanvasImages
  ) throws(PaintingError) {
    guard let surface = unsafe surface, let context = unsafe cairo_create(surface) else {
      throw .refused(by: "no surface")
    }
    unsafe self.surface = unsafe surface
    unsafe self.context = unsafe context
    self.output = output
    self.fonts = fonts
    unsafe painter = PagePainter(context: context, fonts: fonts, images: images)
    try check()
  }

  deinit {
    GlyphCacheGate.pass {
      unsafe cairo_destroy(context)
      // Finishes the surface if nobody has, which may still write to the output.
      unsafe cairo_surface_destroy(surface)
    }
  }

  /// Lends the surface and its context.
  func withPointers(_ body: (_ surface: OpaquePointer, _ context: OpaquePointer) -> Void) {
    unsafe body(surface, context)
  }

  func paint(_ page: Page, isTagged: Bool = false) throws(PaintingError) {
    fonts.announce(page)
    do throws(PaintingError) {
      try GlyphCacheGate.pass { () throws(PaintingError) in
        try painter.paint(page, isTagged: isTagged)
      }
    } catch {
      if let fault = output?.fault { throw .notWritten(fault) }
      throw error
    }
    try check()
  }

  /// Writes all that is left; nothing can be painted afterwards.
  func finish() throws(PaintingError) {
    GlyphCacheGate.pass { unsafe cairo_surface_finish(surface) }
    _ = output?.flush()
    if let fault = output?.fault { throw .notWritten(fault) }
    // The context's status tells of the surface having ended, so only the surface's counts.
    let status = unsafe cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintingError(status) }
  }

  private func check() throws(PaintingError) {
    if let fault = output?.fault { throw .notWritten(fault) }
    for status in unsafe [cairo_surface_status(surface), cairo_status(context)]
    where status != CAIRO_STATUS_SUCCESS {
      throw PaintingError(status)
    }
  }
}
