import CCairo
import DisplayList
import Geometry

/// Draws the items of pages, in their order, with one Cairo context.
@safe
struct PagePainter {
  private let context: OpaquePointer
  private let fonts: CanvasFonts
  private let images: CanvasImages
  // What the context was last told: saying it again costs Cairo time and the file bytes.
  private var color: Color?
  private var face: FaceID?
  private var size: Length?
  private var rulingWidth: Length?
  private var glyphs: [cairo_glyph_t] = []
  private var clusters: [cairo_text_cluster_t] = []

  /// The context must outlive the painter.
  init(context: OpaquePointer, fonts: CanvasFonts, images: CanvasImages) {
    unsafe self.context = unsafe context
    self.fonts = fonts
    self.images = images
    unsafe cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    let options = unsafe cairo_font_options_create()
    defer { unsafe cairo_font_options_destroy(options) }
    // Shapes and places are the layout's, whatever the resolution.
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    unsafe cairo_set_font_options(context, options)
  }

  /// Draws every item of the page; consecutive rulings of one width and colour as one path.
  ///
  /// `isTagged` puts each piece of marked content whose glyphs cannot be counted into a leaf tag of
  /// its own, `Span` for what can be read out and `Private` for artifacts: Cairo 1.16 numbers these
  /// pieces of a page from 0 in the order in which they are painted, and knows no artifacts. What
  /// they are, and where the others begin, is finishing's to say.
  mutating func paint(_ page: Page, isTagged: Bool) throws(PaintingError) {
    if isTagged {
      for piece in page.markedContent {
        guard piece.glyphCount == nil else {
          try paint(page.items[piece.items])
          continue
        }
        let tag = piece.node == nil ? "Private" : "Span"
        unsafe cairo_tag_begin(context, tag, "")
        try paint(page.items[piece.items])
        unsafe cairo_tag_end(context, tag)
      }
    } else {
      try paint(page.items[...])
    }
    let status = unsafe cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintingError(status) }
  }

  private mutating func paint(_ items: ArraySlice<DisplayItem>) throws(PaintingError) {
    var index = items.startIndex
    while index < items.endIndex {
      switch items[index] {
      case .glyphs(let run):
        try paint(run)
        index += 1
      case .ruling(let ruling):
        index = paintRulings(like: ruling, from: index, of: items)
      case .dot(let dot):
        paint(dot)
        index += 1
      case .shape(let shape):
        paint(shape)
        index += 1
      case .image(let image):
        unsafe try images.paint(image, in: context)
        index += 1
      }
    }
  }

  /// Gives the index behind the last ruling drawn.
  private mutating func paintRulings(
    like first: Ruling, from start: Int, of items: ArraySlice<DisplayItem>
  ) -> Int {
    set(first.color)
    if rulingWidth != first.width {
      unsafe cairo_set_line_width(context, first.width.points)
      rulingWidth = first.width
    }
    var index = start
    while index < items.endIndex, case .ruling(let ruling) = items[index],
      ruling.width == first.width, ruling.color == first.color
    {
      unsafe cairo_move_to(context, ruling.start.x.points, ruling.start.y.points)
      unsafe cairo_line_to(context, ruling.end.x.points, ruling.end.y.points)
      index += 1
    }
    unsafe cairo_stroke(context)
    return index
  }

  private mutating func paint(_ dot: Dot) {
    set(dot.color)
    unsafe cairo_arc(
      context, dot.center.x.points, dot.center.y.points, dot.diameter.points / 2, 0, 2 * .pi)
    unsafe cairo_fill(context)
  }

  private mutating func paint(_ shape: FilledShape) {
    set(shape.color)
    for rectangle in shape.rectangles {
      unsafe cairo_rectangle(
        context, rectangle.left.points, rectangle.top.points, rectangle.size.width.points,
        rectangle.size.height.points)
    }
    unsafe cairo_fill(context)
  }

  private mutating func paint(_ run: GlyphRun) throws(PaintingError) {
    // A face that draws nothing on any page is no part of the job.
    guard !run.line.glyphs.isEmpty else { return }
    set(run.color)
    if face != run.face {
      unsafe cairo_set_font_face(context, try fonts.font(run.face))
      face = run.face
    }
    if size != run.size {
      unsafe cairo_set_font_size(context, run.size.points)
      size = run.size
    }
    guard run.degrees != 0 else { return show(run, from: run.origin) }
    unsafe cairo_save(context)
    unsafe cairo_translate(context, run.origin.x.points, run.origin.y.points)
    unsafe cairo_rotate(context, -Double(run.degrees) * .pi / 180)
    show(run, from: Point(x: .zero, y: .zero))
    unsafe cairo_restore(context)
  }

  /// Shows glyphs together with their text, so that the text can be taken out again.
  private mutating func show(_ run: GlyphRun, from origin: Point) {
    glyphs.removeAll(keepingCapacity: true)
    for glyph in run.line.glyphs {
      glyphs.append(
        cairo_glyph_t(
          index: fonts.glyph(glyph.id, of: run.face), x: (origin.x + glyph.x).points,
          y: (origin.y + glyph.y).points))
    }
    clusters.removeAll(keepingCapacity: true)
    for cluster in run.line.clusters {
      clusters.append(
        cairo_text_cluster_t(
          num_bytes: Int32(cluster.byteCount), num_glyphs: Int32(cluster.glyphCount)))
    }
    var text = run.line.text
    if text.holdsPrivateUse { text = withMarks(for: text) }
    let forward = cairo_text_cluster_flags_t(rawValue: 0)
    text.withUTF8 { text in
      unsafe text.withMemoryRebound(to: CChar.self) { text in
        unsafe cairo_show_text_glyphs(
          context, text.baseAddress, Int32(text.count), glyphs, Int32(glyphs.count), clusters,
          Int32(clusters.count), forward)
      }
    }
  }

  /// The text of the clusters with 〓, the sign of a missing sort, for each private character.
  ///
  /// Only those that an office registered to be written by hand come so far. An archive's text may
  /// hold none (ISO 19005-3, 6.2.11.7.3): what they mean is agreed nowhere.
  private mutating func withMarks(for text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    for index in clusters.indices {
      let cluster = rest.prefix(Int(clusters[index].num_bytes))
      rest = rest.dropFirst(cluster.count)
      let marked = String(decoding: cluster, as: UTF8.self).unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .privateUse ? "〓" : scalar
      }
      let written = Array(String(String.UnicodeScalarView(marked)).utf8)
      clusters[index].num_bytes = Int32(written.count)
      bytes += written
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func set(_ color: Color) {
    guard self.color != color else { return }
    self.color = color
    unsafe cairo_set_source_rgb(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }
}

extension String {
  /// Looked for in the bytes, which are few: U+E000...F8FF, and planes 15 and 16.
  fileprivate var holdsPrivateUse: Bool {
    var last: UInt8 = 0
    for byte in utf8 {
      if byte == 0xEE || byte >= 0xF3 || last == 0xEF && byte < 0xA4 { return true }
      last = byte
    }
    return false
  }
}

extension Length {
  /// For Cairo, which counts in points; exact to far below a thousandth.
  var points: Double { Double(milliPoints) / 1000 }
}
