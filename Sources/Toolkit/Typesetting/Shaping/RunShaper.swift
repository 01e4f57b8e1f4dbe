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
    store.leads.reserveCapacity(store.count)
    store.trails.reserveCapacity(store.count)
    store.glyphs.reserveCapacity(store.count)
    fitNarrowCells(of: &store)
    var shaped: [ShapedGlyph] = []
    var start = 0
    while start < store.count {
      guard store.classes[start] != .softHyphen else {
        appendHyphen(start, to: &store)
        start += 1
        continue
      }
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
        let scale = Scale(
          em: store.marks[start].size(of: Length(milliPoints: em)), unitsPerEm: face.unitsPerEm)
        if let substitute = store.substitutes[start] {
          face.shape(Substring(String(substitute)), in: style.region.language, into: &shaped)
        } else if store.runsLeftward(start) {
          face.shapeLeftward(
            utf8: store.text.span.extracting(textBytes(start..<end, of: store)),
            in: style.region.language, into: &shaped)
        } else {
          face.shape(
            utf8: store.text.span.extracting(textBytes(start..<end, of: store)),
            in: style.region.language, into: &shaped)
        }
        append(shaped, of: face, at: scale, to: start..<end, in: &store)
      } else {
        // The face's own finding stops the job; the arrays stay in step until then.
        for cluster in start..<end { appendBox(cluster, to: &store) }
      }
      start = end
    }
    if style.region.joinsExclamations { finishExclamations(of: &store) }
  }

  private func textBytes(_ clusters: Range<Int>, of store: ClusterStore) -> Range<Int> {
    let end = store.textRange(of: clusters.upperBound - 1).upperBound
    return Int(store.textStarts[clusters.lowerBound])..<end
  }

  /// Where — ～ ／ have a cell that their face's glyph would stick out of, the narrow mark of the same
  /// stroke is drawn.
  private func fitNarrowCells(of store: inout ClusterStore) {
    for cluster in store.classes.indices
    where store.classes[cluster] == .connector || store.classes[cluster] == .solidus {
      let scalar = store.scalars[cluster]
      guard let narrow = Self.narrowMark(for: scalar), let face = faces.face(store.faces[cluster]),
        let glyph = face.glyph(for: scalar), let narrowGlyph = face.glyph(for: narrow)
      else { continue }
      let size = store.marks[cluster].size(of: Length(milliPoints: em))
      let scale = Scale(em: size, unitsPerEm: face.unitsPerEm)
      let (ink, narrowInk) = (face.inkBounds(of: glyph), face.inkBounds(of: narrowGlyph))
      let room = cellWidth(of: store.classes[cluster], scalar: scalar, advance: 0, em: scale.em)
      let width = scale[ink.right - ink.left]
      if width > room, width > scale[narrowInk.right - narrowInk.left] {
        store.substitutes[cluster] = narrow
      }
    }
  }

  private static func narrowMark(for mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch mark {
    case "—", "―": "–"
    case "～", "〜": "~"
    case "／": "/"
    default: nil
    }
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

  /// Strokes are shaped by twos of one kind and connectors alone, so that no glyph of a face joins
  /// what a line end may part.
  ///
  /// Marks beyond what a cluster takes stand alone: the shaper's time grows with the square of
  /// their number.
  private func continues(_ cluster: Int, from start: Int, in store: ClusterStore) -> Bool {
    let (own, first) = (store.classes[cluster], store.classes[start])
    guard first.isStroke ? own == first : !own.isStroke,
      !own.isStroke
        || (cluster - start < 2 && !store.isWholeDash(start) && !store.isWholeDash(cluster))
    else { return false }
    return store.classes[start] != .connector && store.classes[cluster] != .connector
      && !store.scalars[cluster].joinsCluster && store.classes[cluster] != .box
      && store.classes[cluster] != .softHyphen
      && store.faces[cluster] == store.faces[start]
      && store.runsLeftward(cluster) == store.runsLeftward(start)
      && store.marks[cluster].intersection(.shifted)
        == store.marks[start].intersection(.shifted)
      && store.substitutes[start] == nil && store.substitutes[cluster] == nil
      && store.classes[cluster].isShapedAsWestern == store.classes[start].isShapedAsWestern
  }

  private func appendBox(_ cluster: Int, to store: inout ClusterStore) {
    store.glyphStarts.append(Int32(store.glyphs.count))
    let width = store.boxes.first { $0.cluster == cluster }?.box.width ?? .zero
    store.widths.append(width.milliPoints)
    store.leads.append(0)
    store.trails.append(0)
  }

  /// A soft hyphen's cell is that of the hyphen which a line that ends there shows.
  private func appendHyphen(_ cluster: Int, to store: inout ClusterStore) {
    appendBox(cluster, to: &store)
    guard let face = faces.face(store.faces[cluster]), let hyphen = face.glyph(for: "-") else {
      return
    }
    store.glyphs.append(Glyph(id: hyphen, x: .zero))
    let scale = Scale(
      em: store.marks[cluster].size(of: Length(milliPoints: em)), unitsPerEm: face.unitsPerEm)
    store.widths[cluster] = Int32(scale[Int32(face.advance(of: hyphen))])
  }

  /// Hands the run's glyphs to its clusters; a cluster swallowed by a ligature keeps none.
  private mutating func append(
    _ shaped: [ShapedGlyph], of face: FontFace, at scale: Scale, to clusters: Range<Int>,
    in store: inout ClusterStore
  ) {
    let textStart = Int(store.textStarts[clusters.lowerBound])
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
            x: Length(milliPoints: x + scale[glyph.xOffset]),
            y: Length(milliPoints: -scale[glyph.yOffset])))
        x += scale[glyph.advance]
        next += 1
      }
      let nextGlyph = next < shaped.count ? shaped[next].cluster + textStart : .max
      appendCell(
        of: cluster, advance: x, face: face, at: scale, glyphStart: glyphStart,
        nextGlyph: nextGlyph, in: clusters, to: &store)
    }
  }

  private func appendCell(
    of cluster: Int, advance: Int, face: FontFace, at scale: Scale, glyphStart: Int,
    nextGlyph: Int, in clusters: Range<Int>, to store: inout ClusterStore
  ) {
    let characterClass = store.classes[cluster]
    let width = cellWidth(
      of: characterClass, scalar: store.scalars[cluster], advance: advance, em: scale.em)
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
    let isCenteredMark = style.region.isCentered(characterClass)
    if isOneGlyph, isCenteredMark || SymbolSeries.isCentered(store.scalars[cluster]) {
      center(&store.glyphs[glyphStart], of: face, at: scale)
    }
    let air = style.region.quarters(of: characterClass)
    guard isOneGlyph, isCenteredMark || air != (0, 0) else {
      store.leads.append(0)
      store.trails.append(0)
      return
    }
    let ink = face.inkBounds(of: store.glyphs[glyphStart].id)
    let (left, right) = (scale[ink.left], scale[ink.right])
    if isCenteredMark {
      store.glyphs[glyphStart].x = Length(milliPoints: (width - left - right) / 2)
    }
    let x = Int(store.glyphs[glyphStart].x.milliPoints)
    // Only what is empty in the glyph's ink gives way.
    store.leads.append(Int32(max(0, min(scale.em * air.lead / 4, x + left))))
    store.trails.append(Int32(max(0, min(scale.em * air.trail / 4, width - x - right))))
  }

  /// Chinese characters and marks take whole cells whatever the glyph's advance is.
  private func cellWidth(
    of characterClass: CharacterClass, scalar: Unicode.Scalar, advance: Int, em: Int
  ) -> Int {
    switch characterClass {
    case .opening, .closing, .comma, .stop, .colon, .exclamation, .finishedExclamation, .ellipsis:
      em
    case .dash: scalar == "\u{2E3A}" ? 2 * em : em
    case .connector:
      scalar == "\u{2013}" ? em / 2 : style.connectorWidth.map { Int($0.milliPoints) } ?? em
    case .interpunct: style.interpunctWidth.map { Int($0.milliPoints) } ?? interpunctWidth(em)
    case .solidus: style.solidusWidth.map { Int($0.milliPoints) } ?? interpunctWidth(em)
    case .han:
      FaceChooser.isIdeograph(scalar) || Self.isBopomofo(scalar) || advance * 4 > em * 3
        ? max(em, advance) : advance
    case .breakHere, .joiner, .softHyphen: 0
    case .letter, .digit, .westernMark, .prefix, .suffix, .space, .unspaced: advance
    case .box: 0
    }
  }

  private static func isBopomofo(_ scalar: Unicode.Scalar) -> Bool {
    (0x3100...0x312F).contains(scalar.value) || (0x31A0...0x31BF).contains(scalar.value)
  }

  private func interpunctWidth(_ em: Int) -> Int { style.region.halvesInterpuncts ? em / 2 : em }

  /// Some faces draw 〇 and □ low; less than a twentieth of an em is the face's own taste.
  private func center(_ glyph: inout Glyph, of face: FontFace, at scale: Scale) {
    let ink = face.inkBounds(of: glyph.id)
    let middle = scale[(ink.bottom + ink.top) / 2]
    let shift = middle - (scale.em * 88 / 100 - scale.em / 2)
    if abs(shift) * 20 > scale.em { glyph.y += Length(milliPoints: shift) }
  }

  /// From font units to 1/1000 pt.
  private struct Scale {
    let em: Int
    let unitsPerEm: Int

    init(em: Length, unitsPerEm: Int) {
      self.em = Int(em.milliPoints)
      self.unitsPerEm = unitsPerEm
    }

    /// Rounded once, half away from zero.
    subscript(units: Int32) -> Int {
      let product = Int(units) * em
      let half = product < 0 ? -unitsPerEm / 2 : unitsPerEm / 2
      return (product + half) / unitsPerEm
    }
  }
}

extension CharacterClass {
  var isShapedAsWestern: Bool { isWestern || self == .westernMark || self == .space }
}
