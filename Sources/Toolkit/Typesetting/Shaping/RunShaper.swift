import DisplayList
import DocumentTree
import Geometry
import Typefaces

/// Shapes stretches of one face and measures the cell of every cluster.
struct RunShaper {
  let faces: FaceChains
  /// The font size in 1/1000 pt.
  let em: Int
  let style: LineStyle
  private(set) var audit: GlyphAudit

  init(faces: FaceChains, em: Int, style: LineStyle) {
    self.faces = faces
    self.em = em
    self.style = style
    audit = GlyphAudit(faces: faces)
  }

  mutating func shape(_ store: inout ClusterStore) {
    store.glyphStarts.reserveCapacity(store.count)
    store.widths.reserveCapacity(store.count)
    var shaped: [ShapedGlyph] = []
    var start = 0
    while start < store.count {
      // HarfBuzz would hand the glyph behind an unprinted character to that character.
      guard store.classes[start] != .box, !store.classes[start].isTransparent else {
        appendBox(start, to: &store)
        start += 1
        continue
      }
      var end = start + 1
      while end < store.count, continues(end, from: start, in: store) { end += 1 }
      shaped.removeAll(keepingCapacity: true)
      if let face = faces.face(store.faces[start]) {
        let bytes = Int(store.textStarts[start])..<store.textRange(of: end - 1).upperBound
        face.shape(utf8: store.text.span.extracting(bytes), into: &shaped)
        append(shaped, of: face, to: start..<end, textStart: bytes.lowerBound, in: &store)
      } else {
        // The face's own finding stops the job; the arrays stay in step until then.
        for cluster in start..<end { appendBox(cluster, to: &store) }
      }
      start = end
    }
    finishExclamations(of: &store)
  }

  /// Two of ！？ in a row share one cell and leave no air behind it (typography 2.3).
  private func finishExclamations(of store: inout ClusterStore) {
    var cluster = 0
    while cluster + 1 < store.count {
      if store.classes[cluster] == .exclamation, store.classes[cluster + 1] == .exclamation {
        for half in cluster...cluster + 1 {
          store.widths[half] -= store.trails[half]
          store.trails[half] = 0
          store.classes[half] = .finishedExclamation
        }
        cluster += 1
      }
      cluster += 1
    }
  }

  /// Strokes are shaped by twos, so that no glyph of a face joins what a line end may part.
  private func continues(_ cluster: Int, from start: Int, in store: ClusterStore) -> Bool {
    let isStroke = store.classes[start].isStroke
    guard store.classes[cluster].isStroke == isStroke, !isStroke || cluster - start < 2 else {
      return false
    }
    return store.classes[cluster] != .box && store.faces[cluster] == store.faces[start]
      && store.classes[cluster].isShapedAsWestern == store.classes[start].isShapedAsWestern
  }

  private func appendBox(_ cluster: Int, to store: inout ClusterStore) {
    store.glyphStarts.append(Int32(store.glyphs.count))
    let width = store.boxes.first { $0.cluster == cluster }?.box.width ?? .zero
    store.widths.append(width.milliPoints)
    store.leads.append(0)
    store.trails.append(0)
  }

  /// Hands the run's glyphs to its clusters; a cluster swallowed by a ligature keeps none.
  private mutating func append(
    _ shaped: [ShapedGlyph], of face: FontFace, to clusters: Range<Int>, textStart: Int,
    in store: inout ClusterStore
  ) {
    var next = 0
    for cluster in clusters {
      let textEnd = store.textRange(of: cluster).upperBound - textStart
      let glyphStart = store.glyphs.count
      store.glyphStarts.append(Int32(glyphStart))
      var x = 0
      while next < shaped.count, shaped[next].cluster < textEnd {
        let glyph = audit.glyph(shaped[next], for: store.scalars[cluster], of: face)
        store.glyphs.append(
          Glyph(
            id: glyph.id,
            x: Length(milliPoints: x + scaled(glyph.xOffset, face)),
            y: Length(milliPoints: -scaled(glyph.yOffset, face))))
        x += scaled(glyph.advance, face)
        next += 1
      }
      let nextGlyph = next < shaped.count ? shaped[next].cluster + textStart : .max
      appendCell(
        of: cluster, advance: x, face: face, glyphStart: glyphStart, nextGlyph: nextGlyph,
        in: clusters, to: &store)
    }
  }

  private func appendCell(
    of cluster: Int, advance: Int, face: FontFace, glyphStart: Int, nextGlyph: Int,
    in clusters: Range<Int>, to store: inout ClusterStore
  ) {
    let characterClass = store.classes[cluster]
    let width = cellWidth(of: characterClass, scalar: store.scalars[cluster], advance: advance)
    store.widths.append(Int32(width))
    let isOneGlyph = store.glyphs.count == glyphStart + 1
    // A glyph for both strokes of —— stands in the middle of both cells.
    let isShared =
      characterClass.isStroke && cluster + 1 < clusters.upperBound
      && store.textRange(of: cluster + 1).lowerBound < nextGlyph
    let room = isShared ? 2 * width : width
    if isOneGlyph, room != advance {
      let shift = Length(milliPoints: (room - advance) / 2)
      store.glyphs[glyphStart].x += shift
    }
    guard isOneGlyph, characterClass.isAdjustable else {
      store.leads.append(0)
      store.trails.append(0)
      return
    }
    let ink = face.inkBounds(of: store.glyphs[glyphStart].id)
    let inkStart = Int(store.glyphs[glyphStart].x.milliPoints) + scaled(Int32(ink.left), face)
    let inkEnd = Int(store.glyphs[glyphStart].x.milliPoints) + scaled(Int32(ink.right), face)
    let half = em / 2
    // Only what is empty in the glyph's ink gives way.
    let isOpening = characterClass == .opening
    store.leads.append(isOpening ? Int32(max(0, min(half, inkStart))) : 0)
    store.trails.append(isOpening ? 0 : Int32(max(0, min(half, width - inkEnd))))
  }

  /// Chinese characters and marks take whole cells whatever the glyph's advance is.
  private func cellWidth(
    of characterClass: CharacterClass, scalar: Unicode.Scalar, advance: Int
  ) -> Int {
    switch characterClass {
    case .opening, .closing, .comma, .stop, .colon, .exclamation, .finishedExclamation, .dash,
      .ellipsis:
      em
    case .connector:
      scalar == "\u{2013}" ? em / 2 : style.connectorWidth.map { Int($0.milliPoints) } ?? em
    case .interpunct: style.interpunctWidth.map { Int($0.milliPoints) } ?? em / 2
    case .solidus: style.solidusWidth.map { Int($0.milliPoints) } ?? em / 2
    case .han: FaceChooser.isIdeograph(scalar) || advance * 4 > em * 3 ? max(em, advance) : advance
    case .breakHere, .joiner, .softHyphen: 0
    case .letter, .digit, .westernMark, .prefix, .suffix, .space, .halfwidth: advance
    case .box: 0
    }
  }

  /// Rounded once, half away from zero.
  private func scaled(_ units: Int32, _ face: FontFace) -> Int {
    let product = Int(units) * em
    let half = product < 0 ? -face.unitsPerEm / 2 : face.unitsPerEm / 2
    return (product + half) / face.unitsPerEm
  }
}

extension CharacterClass {
  fileprivate var isStroke: Bool { self == .dash || self == .ellipsis }
  var isShapedAsWestern: Bool { isWestern || self == .westernMark || self == .space }
}
