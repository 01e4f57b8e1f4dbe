import CCairo
import DisplayList
import Geometry
import ImageFiles

/// The images of one canvas as Cairo sees them.
///
/// Holds few of them: an image is read again when a later page shows it. Cairo knows it by its digest
/// all the same, and writes it into a file once.
@safe
final class CanvasImages {
  enum Use {
    /// In a PDF or SVG file a JPEG stands as it is; Cairo never sees its dots.
    case embedded
    /// In a picture every image is drawn.
    case drawn
  }

  @unsafe private struct Held {
    var file: ImageFile
    var surface: OpaquePointer
  }

  private let use: Use
  /// The latest used last.
  private var held: [Held]

  /// Of all surfaces held, 4 bytes each; one more surface is always held.
  private static let dotLimit = 16_000_000

  init(_ use: Use) {
    self.use = use
    unsafe held = []
  }

  deinit {
    unsafe held.forEach { unsafe cairo_surface_destroy($0.surface) }
  }

  /// Draws the image into its frame, upright.
  func paint(_ image: PlacedImage, in context: OpaquePointer) throws(PaintingError) {
    let surface = unsafe try surface(of: image.file)
    let (file, frame) = (image.file, image.frame)
    let turn = file.orientation.matrix
    let (width, height) = (frame.size.width.points, frame.size.height.points)
    unsafe cairo_save(context)
    defer { unsafe cairo_restore(context) }
    // Beside the picture by a point, so that it cuts nothing: a paint without a clip that is a page's
    // first would have Cairo forget the tag around it.
    unsafe cairo_rectangle(
      context, frame.left.points - 1, frame.top.points - 1, width + 2, height + 2)
    unsafe cairo_clip(context)
    // From the stored image's unit square to the frame.
    var matrix = cairo_matrix_t(
      xx: Double(turn.a) * width, yx: Double(turn.b) * height, xy: Double(turn.c) * width,
      yy: Double(turn.d) * height, x0: frame.left.points + Double(turn.e) * width,
      y0: frame.top.points + Double(turn.f) * height)
    unsafe cairo_transform(context, &matrix)
    unsafe cairo_scale(context, 1 / Double(file.width), 1 / Double(file.height))
    unsafe cairo_set_source_surface(context, surface, 0, 0)
    let pattern = unsafe cairo_get_source(context)
    switch use {
    case .embedded:
      // PDF/A forbids to ask readers for interpolation; with this filter Cairo does not.
      unsafe cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
      unsafe cairo_paint(context)
    case .drawn:
      unsafe cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
      // The edge dots go on outwards, so that the edge is not mixed with white.
      unsafe cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      unsafe cairo_rectangle(context, 0, 0, Double(file.width), Double(file.height))
      unsafe cairo_fill(context)
    }
  }

  private func surface(of file: ImageFile) throws(PaintingError) -> OpaquePointer {
    if let index = unsafe held.firstIndex(where: { unsafe $0.file == file }) {
      let known = unsafe held.remove(at: index)
      unsafe held.append(known)
      return unsafe known.surface
    }
    let surface = unsafe try make(file)
    unsafe held.append(Held(file: file, surface: surface))
    var dots = unsafe held.reduce(0) { unsafe $0 + $1.file.width * $1.file.height }
    while unsafe held.count > 1, dots > Self.dotLimit {
      let oldest = unsafe held.removeFirst()
      unsafe dots -= oldest.file.width * oldest.file.height
      unsafe cairo_surface_destroy(oldest.surface)
    }
    return unsafe surface
  }

  private func make(_ file: ImageFile) throws(PaintingError) -> OpaquePointer {
    do throws(ImageFault) {
      let bytes = try file.bytes()
      let surface: OpaquePointer =
        switch (file.format, use) {
        case (.jpeg, .embedded): unsafe try Self.frame(for: file, holding: bytes)
        case (.jpeg, .drawn): unsafe try Self.decodedJPEG(bytes, of: file)
        case (.png, _): unsafe try Self.decodedPNG(bytes, of: file)
        }
      unsafe Self.attach(Array(file.digest.utf8), to: surface, as: CAIRO_MIME_TYPE_UNIQUE_ID)
      return unsafe surface
    } catch {
      throw .image(file, error)
    }
  }

  /// An opaque surface of the image's size; its dots are all 0 and take no memory until written.
  private static func blank(_ file: ImageFile) throws(ImageFault) -> OpaquePointer {
    let surface = unsafe cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(file.width), Int32(file.height))
    guard let surface = unsafe surface, unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
    else { throw .unreadable("太大，内存放不下") }
    return unsafe surface
  }

  private static func frame(
    for file: ImageFile, holding bytes: [UInt8]
  ) throws(ImageFault) -> OpaquePointer {
    let surface = unsafe try blank(file)
    unsafe attach(bytes, to: surface, as: CAIRO_MIME_TYPE_JPEG)
    return unsafe surface
  }

  private static func decodedJPEG(
    _ bytes: [UInt8], of file: ImageFile
  ) throws(ImageFault) -> OpaquePointer {
    let surface = unsafe try blank(file)
    let isDecoded = unsafe JPEGDecoder.decode(
      bytes, into: cairo_image_surface_get_data(surface),
      rowLength: Int(cairo_image_surface_get_stride(surface)), width: file.width,
      height: file.height)
    unsafe cairo_surface_mark_dirty(surface)
    guard isDecoded else {
      unsafe cairo_surface_destroy(surface)
      throw .broken("图像解不开")
    }
    return unsafe surface
  }

  /// On white: PDF/A readers and printers then agree on what a transparent image looks like.
  private static func decodedPNG(
    _ bytes: [UInt8], of file: ImageFile
  ) throws(ImageFault) -> OpaquePointer {
    let source = ByteSource(bytes)
    let decoded = unsafe cairo_image_surface_create_from_png_stream(
      ByteSource.callback, source.closure)
    defer { unsafe cairo_surface_destroy(decoded) }
    guard let decoded = unsafe decoded,
      unsafe cairo_surface_status(decoded) == CAIRO_STATUS_SUCCESS,
      unsafe Int(cairo_image_surface_get_width(decoded)) == file.width,
      unsafe Int(cairo_image_surface_get_height(decoded)) == file.height
    else { throw .broken("图像解不开") }
    let surface = unsafe try blank(file)
    let context = unsafe cairo_create(surface)
    unsafe cairo_set_source_rgb(context, 1, 1, 1)
    unsafe cairo_paint(context)
    unsafe cairo_set_source_surface(context, decoded, 0, 0)
    unsafe cairo_paint(context)
    unsafe cairo_destroy(context)
    return unsafe surface
  }

  /// Gives the surface a copy of the bytes, which is let go of with it.
  private static func attach(_ bytes: [UInt8], to surface: OpaquePointer, as type: String) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    unsafe copy.initialize(from: bytes, count: bytes.count)
    let status = unsafe cairo_surface_set_mime_data(
      surface, type, copy, UInt(bytes.count), { unsafe $0?.deallocate() }, copy)
    if status != CAIRO_STATUS_SUCCESS { unsafe copy.deallocate() }
  }
}

/// Hands bytes to Cairo's stream reader piece by piece.
private final class ByteSource {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// For Cairo's readers; the closure is an unretained ``ByteSource``.
  static let callback: cairo_read_func_t = { closure, data, length in
    guard let closure = unsafe closure, let data = unsafe data else {
      return CAIRO_STATUS_READ_ERROR
    }
    let source = unsafe Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
    let room = unsafe UnsafeMutableBufferPointer(start: data, count: Int(length))
    return unsafe source.give(room) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
  }

  /// Whoever gives it to Cairo keeps this object alive.
  var closure: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  private func give(_ room: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    guard offset + room.count <= bytes.count else { return false }
    _ = unsafe room.update(fromContentsOf: bytes[offset..<offset + room.count])
    offset += room.count
    return true
  }
}
