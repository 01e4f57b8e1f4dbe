import CCairo
public import DisplayList
import Geometry

extension Page {
  /// Cairo's limit for a side of a picture.
  private static let maximumSide = 32_767

  /// A picture of the page on white, with smooth edges and glyphs as in the PDF.
  ///
  /// Sides are rounded up to whole dots. Fails with `pictureTooLarge` beyond 32,767 dots a side, and
  /// for a resolution below 1.
  public func png(dotsPerInch: Int, fonts: CanvasFonts) throws(PaintingError) -> [UInt8] {
    guard let width = Self.dots(size.width, at: dotsPerInch),
      let height = Self.dots(size.height, at: dotsPerInch)
    else { throw .pictureTooLarge(dotsPerInch: dotsPerInch) }
    let picture = try unsafe CairoSurface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)), fonts: fonts,
      images: CanvasImages(.drawn))
    unsafe picture.withPointers { _, context in
      unsafe cairo_set_source_rgb(context, 1, 1, 1)
      unsafe cairo_paint(context)
      unsafe cairo_scale(context, Double(dotsPerInch) / 72, Double(dotsPerInch) / 72)
    }
    try picture.paint(self)
    let sink = MemorySink()
    let output = SurfaceOutput(to: sink)
    var status = CAIRO_STATUS_SUCCESS
    unsafe picture.withPointers { surface, _ in
      status = unsafe cairo_surface_write_to_png_stream(
        surface, SurfaceOutput.callback, output.closure)
    }
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintingError(status) }
    _ = output.flush()
    return sink.bytes
  }

  private static func dots(_ length: Length, at dotsPerInch: Int) -> Int? {
    guard (1...maximumSide).contains(dotsPerInch) else { return nil }
    let dots = (Int(length.milliPoints) * dotsPerInch + 71_999) / 72_000
    return (1...maximumSide).contains(dots) ? dots : nil
  }
}
