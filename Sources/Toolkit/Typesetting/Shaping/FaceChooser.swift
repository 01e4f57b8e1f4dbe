import DisplayList
import DocumentTree
import Typefaces

/// Chooses a face for every cluster along the chain of its role.
///
/// Chinese text falls back by cluster, but a table cell that lacks one character takes all its
/// Chinese characters from the first face that has them all, so that a name is of one hand.
/// Chinese marks come from the face of the characters beside them.
struct FaceChooser {
  let faces: FaceChains
  let style: TextStyle
  let prefersOneFace: Bool
  private(set) var missing: [Unicode.Scalar] = []

  init(faces: FaceChains, style: TextStyle, prefersOneFace: Bool) {
    self.faces = faces
    self.style = style
    self.prefersOneFace = prefersOneFace
  }

  mutating func choose(for store: inout ClusterStore, emphasized: [Bool]) {
    let plain = faces.chain(for: style.font)
    let strong = emphasized.contains(true) ? faces.chain(for: style.emphasisFont) : plain
    let western = faces.westernFace(for: style.font)
    let whole = prefersOneFace ? faceOfAll(in: store, along: plain) : nil
    store.faces = [FaceID](repeating: plain.first ?? FaceID(0), count: store.count)
    for cluster in store.classes.indices where store.classes[cluster] != .box {
      let chain = emphasized[cluster] ? strong : plain
      let preferred =
        store.classes[cluster].isShapedAsWestern && !emphasized[cluster]
        ? western.flatMap(faces.face)
        : preference(for: cluster, in: store, whole: emphasized[cluster] ? nil : whole)
      store.faces[cluster] = face(for: cluster, of: store, preferred: preferred, chain: chain)
    }
    settleMarksBeforeText(&store)
  }

  /// The first face that has every Chinese character; nil when the role's own face does or none has.
  private func faceOfAll(in store: ClusterStore, along chain: [FaceID]) -> FontFace? {
    let needed = store.scalars.indices.filter { Self.isIdeograph(store.scalars[$0]) }
    return faces.first(of: chain) { face in
      needed.allSatisfy { face.glyph(for: store.scalars[$0]) != nil }
    }
  }

  private func preference(
    for cluster: Int, in store: ClusterStore, whole: FontFace?
  ) -> FontFace? {
    if Self.isIdeograph(store.scalars[cluster]) { return whole }
    guard Self.isChineseMark(store.classes[cluster]), cluster > 0 else { return whole }
    return Self.isIdeograph(store.scalars[cluster - 1])
      ? faces.face(store.faces[cluster - 1]) : whole
  }

  private mutating func face(
    for cluster: Int, of store: ClusterStore, preferred: FontFace?, chain: [FaceID]
  ) -> FaceID {
    let scalar = store.scalars[cluster]
    let needsFullCell =
      Self.isChineseMark(store.classes[cluster])
      && store.classes[cluster] != .interpunct
    let marks = Self.marks(of: cluster, in: store)
    let fits: (FontFace) -> Bool = { face in
      guard let glyph = face.glyph(for: scalar) else { return false }
      guard marks.allSatisfy({ face.glyph(for: $0) != nil }) else { return false }
      guard needsFullCell else { return true }
      // Some faces draw quotes at a third of an em; Chinese ones need a full cell.
      return face.advance(of: glyph) * 10 >= face.unitsPerEm * 8
    }
    if let preferred, fits(preferred) { return preferred.id }
    if let face = faces.first(of: chain, where: fits) { return face.id }
    if let face = faces.first(of: chain, where: { $0.glyph(for: scalar) != nil }) {
      missing += marks.filter { face.glyph(for: $0) == nil }
      return face.id
    }
    let isDrawn = store.classes[cluster] != .breakHere && store.classes[cluster] != .joiner
    // An empty chain was told when it was looked up; its characters would tell it again.
    if isDrawn && !chain.isEmpty { missing.append(scalar) }
    return chain.first ?? FaceID(0)
  }

  /// What a cluster holds beside its base and its variation selectors, which fonts may ignore.
  private static func marks(of cluster: Int, in store: ClusterStore) -> [Unicode.Scalar] {
    let bytes = store.textRange(of: cluster)
    guard bytes.count > 4 || bytes.count > UTF8.width(store.scalars[cluster]) else { return [] }
    return String(decoding: store.text[bytes], as: UTF8.self).unicodeScalars.dropFirst().filter {
      !(0xFE00...0xFE0F).contains($0.value) && !(0xE0100...0xE01EF).contains($0.value)
    }
  }

  /// An opening mark stands before the character whose face it shares.
  private func settleMarksBeforeText(_ store: inout ClusterStore) {
    for cluster in store.classes.indices.dropLast().reversed()
    where store.classes[cluster] == .opening && Self.isIdeograph(store.scalars[cluster + 1]) {
      let next = store.faces[cluster + 1]
      if let face = faces.face(next), let glyph = face.glyph(for: store.scalars[cluster]),
        face.advance(of: glyph) * 10 >= face.unitsPerEm * 8
      {
        store.faces[cluster] = next
      }
    }
  }

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007: true
    default: false
    }
  }

  private static func isChineseMark(_ characterClass: PressCharacterClass) -> Bool {
    switch characterClass {
    case .opening, .closing, .comma, .stop, .colon, .exclamation, .interpunct, .connector, .dash,
      .ellipsis:
      true
    default: false
    }
  }
}
