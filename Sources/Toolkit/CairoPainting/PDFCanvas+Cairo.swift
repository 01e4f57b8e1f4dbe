import CCairo
public import DisplayList
import Geometry

/// A PDF file being painted, page by page, into a sink.
///
/// The same pages give the same bytes. What Cairo cannot say (fields, metadata, an outline) is left
/// to finishing, which also rewrites the dates.
public struct PDFCanvas: ~Copyable {
  private let surface: CairoSurface
  private let isTagged: Bool

  /// Begins a file; fails with `refused` if Cairo has no memory.
  ///
  /// With `isTagged`, each piece of a page's ``DisplayList/Page/markedContent`` can be told from the
  /// others: by the number of its glyphs, or by a tag where these cannot be counted.
  public init(
    fonts: CanvasFonts, sink: any ByteSink, isTagged: Bool = false
  ) throws(PaintingError) {
    self.isTagged = isTagged
    let output = SurfaceOutput(to: sink)
    let pointer = unsafe cairo_pdf_surface_create_for_stream(
      SurfaceOutput.callback, output.closure, 1, 1)
    surface = try unsafe CairoSurface(
      pointer, output: output, fonts: fonts,
      images: CanvasImages(.embedded))
    unsafe surface.withPointers { surface, _ in
      unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
      // Cairo would ask the clock.
      unsafe cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z")
    }
  }

  /// Paints one sheet; fails with the sink's fault as soon as it is known.
  public mutating func paint(_ page: Page) throws(PaintingError) {
    unsafe surface.withPointers { surface, _ in
      unsafe cairo_pdf_surface_set_size(surface, page.size.width.points, page.size.height.points)
    }
    try surface.paint(page, isTagged: isTagged)
    unsafe surface.withPointers { _, context in
      GlyphCacheGate.pass { unsafe cairo_show_page(context) }
    }
  }

  /// Writes fonts and tables; only now is the file whole.
  ///
  /// Fails if any byte did not reach the sink. A canvas that is dropped without this leaves half a
  /// file in the sink.
  public consuming func finish() throws(PaintingError) {
    try surface.finish()
  }
}
