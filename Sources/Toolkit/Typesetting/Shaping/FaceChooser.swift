import DisplayList
import DocumentTree
import Typefaces

/// Chooses a face for every cluster along the chain of its role.
///
/// Chinese text falls back by cluster, but a spread name, or in a table what stands between two marks,
/// that lacks one character takes all its Chinese characters from the first face that has them all,
/// so that a name is of one hand. A sentence keeps its face.
/// Chinese marks come from the face of the characters beside them. A variation sequence goes to the
/// first face that has it; where none has, its base is drawn and that is told. Private characters
/// are never looked for: one maker's have nothing to do with another's.
struct FaceChooser {
  let faces: FaceChains
  let style: TextStyle
  let prefersOneFace: Bool
  private(set) var findings: [GlyphFinding] = []
  /// The selector of each cluster whose sequence some face has.
  private var selectors: [Int: Unicode.Scalar] = [:]

  init(faces: FaceChains, style: TextStyle, prefersOneFace: Bool) {
    self.faces = faces
    self.style = style
    self.prefersOneFace = prefersOneFace
  }

  mutating func choose(for store: inout ClusterStore) {
    let plain = faces.chain(for: style.font, at: style.fontLocation)
    let isAnyEmphasized = store.marks.contains { $0.contains(.emphasized) }
    let strong = isAnyEmphasized ? faces.chain(for: style.emphasisFont, at: nil) : plain
    let western = faces.westernFace(for: style.font)
    for cluster in store.classes.indices where store.holdsMoreThanBase(cluster) {
      let isEmphasized = store.marks[cluster].contains(.emphasized)
      findSelector(of: cluster, in: store, chain: isEmphasized ? strong : plain)
    }
    for run in SmallFigures.runs(in: store.scalars) {
      let isEmphasized = store.marks[run.lowerBound].contains(.emphasized)
      let first = isEmphasized ? nil : western.flatMap(faces.face)
      substitute(run, in: &store, preferred: first, chain: isEmphasized ? strong : plain)
    }
    var names = store.spreadWords.map { name in
      (clusters: name.clusters, face: faceOfAll(name.clusters, in: store, along: plain))
    }
    if prefersOneFace {
      // Those that lack nothing need no face of their own.
      let first = plain.first.flatMap(faces.face)
      for part in Self.parts(of: store) {
        let face = faceOfAll(part, in: store, along: plain)
        if let face, face.id != first?.id { names.append((part, face)) }
      }
    }
    store.faces = [FaceID](repeating: plain.first ?? FaceID(0), count: store.count)
    // The face of the Chinese character that stands before, marks between them passed over.
    var textFace: FaceID?
    for cluster in store.classes.indices where store.classes[cluster] != .box {
      if store.classes[cluster].isTransparent, cluster > 0, store.classes[cluster - 1] != .box {
        // Not printed: part of the run it stands in.
        store.faces[cluster] = store.faces[cluster - 1]
        continue
      }
      let isEmphasized = store.marks[cluster].contains(.emphasized)
      let isMark = store.classes[cluster].isChineseMark
      let preferred: FontFace?
      if store.classes[cluster].isShapedAsWestern && !isEmphasized {
        preferred = western.flatMap(faces.face)
      } else if isMark, let textFace {
        preferred = faces.face(textFace)
      } else {
        let name = names.first { $0.clusters.contains(cluster) }
        preferred = isEmphasized ? nil : name?.face
      }
      store.faces[cluster] = face(
        for: cluster, of: store, preferred: preferred, chain: isEmphasized ? strong : plain)
      if !isMark {
        let isText = Self.isIdeograph(store.scalars[cluster])
        textFace = isText ? store.faces[cluster] : nil
      }
    }
    settleMarksBeforeText(&store)
  }

  // MARK: Small figures

  /// Raised figures that the face of the text lacks, or has not all of, are drawn by its full ones.
  ///
  /// Faces behind it draw them in another weight and with air around them. Lowered ones always are
  /// drawn so: few faces have them, and some of those on the baseline.
  private func substitute(
    _ run: Range<Int>, in store: inout ClusterStore, preferred: FontFace?, chain: [FaceID]
  ) {
    guard let (first, mark) = SmallFigures.base(of: store.scalars[run.lowerBound]) else { return }
    let bases = run.map { SmallFigures.base(of: store.scalars[$0])?.base ?? store.scalars[$0] }
    let textFace = preferred ?? faces.first(of: chain) { $0.glyph(for: first) != nil }
    guard let textFace,
      mark == .lowered || !run.allSatisfy({ textFace.glyph(for: store.scalars[$0]) != nil }),
      bases.allSatisfy({ textFace.glyph(for: $0) != nil })
    else { return }
    for (cluster, base) in zip(run, bases) {
      store.substitutes[cluster] = base
      store.marks[cluster].formUnion(mark)
    }
  }

  // MARK: Variation sequences

  private mutating func findSelector(of cluster: Int, in store: ClusterStore, chain: [FaceID]) {
    guard let selector = Self.scalars(behind: cluster, in: store).first(where: Self.isSelector)
    else { return }
    let base = store.scalars[cluster]
    if faces.first(of: chain, where: { $0.glyph(for: base, variation: selector) != nil }) != nil {
      selectors[cluster] = selector
    } else {
      findings.append(.variationIgnored(base: base, selector: selector))
    }
  }

  /// The glyph of the cluster's base, or of its sequence.
  private func glyph(of cluster: Int, in store: ClusterStore, _ face: FontFace) -> UInt32? {
    let scalar = store.drawnScalar(cluster)
    guard !scalar.isPrivateUse else { return nil }
    guard let selector = selectors[cluster] else { return face.glyph(for: scalar) }
    return face.glyph(for: scalar, variation: selector)
  }

  // MARK: One cluster

  /// What stands between marks, spaces and line ends, if it is no longer than a name.
  private static func parts(of store: ClusterStore) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    func isMark(_ cluster: Int) -> Bool {
      let own = store.classes[cluster]
      return own == .space || own == .box || (own.isChineseMark && own != .interpunct)
    }
    for cluster in 0...store.count {
      let isEnd =
        cluster == store.count || isMark(cluster)
        || (cluster > start && store.pieces[cluster] != store.pieces[cluster - 1])
        || store.requiredBreaks.contains(cluster)
      guard isEnd else { continue }
      let part = start..<cluster
      if !part.isEmpty, part.count <= Inline.longestName { parts.append(part) }
      start = cluster < store.count && isMark(cluster) ? cluster + 1 : cluster
    }
    return parts
  }

  /// The first face that has every Chinese character; nil when the role's own face does or none has.
  private func faceOfAll(
    _ clusters: Range<Int>, in store: ClusterStore, along chain: [FaceID]
  ) -> FontFace? {
    // Plain loops here and below: a closure would hold a copy of the store.
    next: for id in chain {
      guard let face = faces.face(id) else { continue }
      for cluster in clusters where Self.isIdeograph(store.scalars[cluster]) {
        if glyph(of: cluster, in: store, face) == nil { continue next }
      }
      return face
    }
    return nil
  }

  private mutating func face(
    for cluster: Int, of store: ClusterStore, preferred: FontFace?, chain: [FaceID]
  ) -> FaceID {
    let scalar = store.scalars[cluster]
    let first = chain.first ?? FaceID(0)
    if scalar.isPrivateUse, faces.isRegistered(scalar) { return first }
    let marks = Self.marks(of: cluster, in: store)
    if let preferred, draws(cluster, of: store, with: marks, preferred) { return preferred.id }
    for id in chain {
      if let face = faces.face(id), draws(cluster, of: store, with: marks, face) { return id }
    }
    for id in chain {
      guard let face = faces.face(id), glyph(of: cluster, in: store, face) != nil else { continue }
      findings += marks.filter { face.glyph(for: $0) == nil }.map { .missing($0) }
      return face.id
    }
    // An empty chain was told when it was looked up; its characters would tell it again.
    if !scalar.properties.isDefaultIgnorableCodePoint && !chain.isEmpty {
      findings.append(.missing(scalar))
    }
    return first
  }

  private func draws(
    _ cluster: Int, of store: ClusterStore, with marks: [Unicode.Scalar], _ face: FontFace
  ) -> Bool {
    guard let glyph = glyph(of: cluster, in: store, face) else { return false }
    return marks.allSatisfy { face.glyph(for: $0) != nil }
      && SymbolSeries.companions(of: store.scalars[cluster]).allSatisfy {
        face.glyph(for: $0) != nil
      }
      && fillsCell(glyph, of: face, as: store.classes[cluster], store.scalars[cluster])
  }

  /// Some faces draw quotes at a third of an em; Chinese ones need a full cell, · / – half a one.
  private func fillsCell(
    _ glyph: UInt32, of face: FontFace, as characterClass: CharacterClass, _ scalar: Unicode.Scalar
  ) -> Bool {
    guard characterClass.isChineseMark, characterClass != .interpunct, characterClass != .solidus,
      scalar != "–"
    else { return true }
    return face.advance(of: glyph) * 10 >= face.unitsPerEm * 8
  }

  /// An opening mark, or several, stands before the character whose face it shares.
  private func settleMarksBeforeText(_ store: inout ClusterStore) {
    guard store.classes.contains(.opening) else { return }
    var textFace: FaceID?
    for cluster in store.classes.indices.reversed() {
      guard store.classes[cluster] == .opening else {
        let isText = Self.isIdeograph(store.scalars[cluster])
        textFace = isText ? store.faces[cluster] : nil
        continue
      }
      if let face = textFace.flatMap(faces.face),
        let glyph = face.glyph(for: store.scalars[cluster]),
        fillsCell(glyph, of: face, as: .opening, store.scalars[cluster])
      {
        store.faces[cluster] = face.id
      }
    }
  }

  // MARK: What a cluster holds

  /// What a cluster holds beside its base and its variation selectors, which fonts may ignore.
  private static func marks(of cluster: Int, in store: ClusterStore) -> [Unicode.Scalar] {
    scalars(behind: cluster, in: store).filter { !isSelector($0) }
  }

  private static func scalars(
    behind cluster: Int, in store: ClusterStore
  ) -> [Unicode.Scalar] {
    guard store.holdsMoreThanBase(cluster) else { return [] }
    let bytes = store.textRange(of: cluster)
    return Array(String(decoding: store.text[bytes], as: UTF8.self).unicodeScalars.dropFirst())
  }

  private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007: true
    default: false
    }
  }
}
