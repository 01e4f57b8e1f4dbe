import CCairo
public import DisplayList
import Geometry

extension Page {
  /// The page as an SVG 1.1 file of outlines; the text is not kept as text.
  ///
  /// The same page gives the same bytes.
  public func svg(fonts: CanvasFonts) throws(PaintingError) -> [UInt8] {
    let sink = MemorySink()
    let output = SurfaceOutput(to: sink)
    let drawing = try unsafe CairoSurface(
      cairo_svg_surface_create_for_stream(
        SurfaceOutput.callback, output.closure, size.width.points, size.height.points),
      output: output, fonts: fonts,
      images: CanvasImages(.embedded))
    try drawing.paint(self)
    try drawing.finish()
    return Self.withoutSurfaceNumbers(sink.bytes)
  }

  /// Cairo counts all surfaces of the process and names the drawing's group by that number.
  private static func withoutSurfaceNumbers(_ bytes: [UInt8]) -> [UInt8] {
    let prefix = Array("id=\"surface".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      index += 1
      guard result.last == prefix.last, result.suffix(prefix.count) == prefix[...] else { continue }
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
    }
    return result
  }
}
