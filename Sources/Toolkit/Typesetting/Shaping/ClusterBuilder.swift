import DisplayList
import DocumentTree
import Geometry
import Typefaces

/// Turns inlines into clusters: text is cut into clusters, classes are settled over the whole
/// paragraph, faces chosen, runs shaped and cells measured.
struct ClusterBuilder {
  let faces: FaceChains
  let input: ParagraphInput
  private(set) var store = ClusterStore()
  /// Each once.
  private(set) var findings: [GlyphFinding] = []

  private var nextPiece: Int32 = 1

  init(_ input: ParagraphInput, faces: FaceChains) {
    self.input = input
    self.faces = faces
  }

  mutating func build() {
    store.reserve(input.inlines.reduce(0) { $0 + $1.textLength })
    for inline in input.inlines { append(inline) }
    CharacterClass.resolve(&store.classes, scalars: store.scalars)
    store.levels = WritingDirections.levels(of: store)
    var chooser = FaceChooser(faces: faces, style: input.style, prefersOneFace: input.isInTable)
    chooser.choose(for: &store)
    var shaper = RunShaper(
      faces: faces, em: Int(input.fontSize.milliPoints), style: input.style.line)
    shaper.shape(&store)
    // What has no face at all is told by its own name; its box would be told again by its base's.
    let isSettled = chooser.findings.allSatisfy { !$0.isMissing }
    for finding in chooser.findings + (isSettled ? shaper.audit.findings : [])
    where !findings.contains(finding) { findings.append(finding) }
  }

  private mutating func append(_ inline: Inline) {
    switch inline {
    case .text(let text, let marks): append(text, marks, piece: 0)
    case .unbreakable(let text, let marks, let cells):
      let start = store.count
      append(text, marks, piece: nextPiece)
      nextPiece += 1
      if cells > 0, store.count > start {
        store.spreadWords.append((start..<store.count, cells))
      }
    case .ruledBlank(let content, let width): append(content, onRuleOf: width)
    case .signature(let place, let width):
      append(InlineBox(kind: .signature(place), width: width), piece: 0)
    case .dateBlank: appendDateBlank()
    case .link(let content, let address):
      let start = store.count
      for inline in content { append(inline) }
      store.links.append(
        LinkStretch(
          clusters: start..<store.count,
          link: SetLink(address: address, words: content.words(lineEnd: " "))))
    case .figure(let figure):
      let (set, faults) = SetFigure.fit(figure, measure: input.measure)
      for fault in faults { findings.append(.figure(fault)) }
      append(InlineBox(kind: .figure(set), width: set.size.width), piece: 0)
    case .lineEnd: appendLineEnd()
    }
  }

  /// Shrunk with the text that stands on it.
  private mutating func append(_ content: [Inline], onRuleOf width: Length) {
    let width = width.scaled(
      by: Int(input.fontSize.milliPoints), over: Int(input.style.fontSize.milliPoints))
    let start = store.count
    append(InlineBox(kind: .ruledBlank, width: .zero), piece: 0)
    for inline in content { append(inline) }
    let count = store.count - start - 1
    let length = max(width, input.fontSize * count)
    // A rule of half a line or less stands whole, and a name on any; a longer one goes on over line
    // ends.
    let isName = 1...Self.longestName ~= count && length <= input.measure
    let isWhole = isName || length <= input.measure / 2 || input.isSingleLine
    if !isWhole, store.count == start + 1 { appendCells(ofRule: width) }
    append(InlineBox(kind: .ruledBlank, width: .zero), piece: 0)
    if isWhole {
      for cluster in start..<store.count { store.pieces[cluster] = nextPiece }
      nextPiece += 1
    }
    store.rules.append(RuledStretch(clusters: start..<store.count, width: width))
  }

  /// Room to write on, a character at a time; at either end some stay together.
  private mutating func appendCells(ofRule width: Length) {
    let em = input.fontSize
    let count = max(0, Int(width.milliPoints / em.milliPoints) - 1)
    let together = min(Self.roomTogether, count / 3)
    let pieces = (nextPiece, nextPiece + 1)
    nextPiece += 2
    for cell in 0..<count {
      let piece = cell < together ? pieces.0 : cell >= count - together ? pieces.1 : 0
      append(InlineBox(kind: .ruledBlank, width: em), piece: piece)
    }
  }

  /// In characters.
  private static let roomTogether = 4
  private static let longestName = 8

  private mutating func append(_ text: String, _ marks: TextMarks, piece: Int32) {
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        appendLineEnd()
        continue
      }
      if scalar == "\r" { continue }
      if scalar.joinsCluster, takesMore(store.classes.indices.last) {
        appendText(scalar)
        continue
      }
      begin(CharacterClass(of: scalar), scalar: scalar, marks, piece: piece)
      appendText(scalar)
    }
  }

  private mutating func appendText(_ scalar: Unicode.Scalar) {
    if let bytes = UTF8.encode(scalar) { store.text.append(contentsOf: bytes) }
  }

  /// What has one line only shows a blank instead.
  private mutating func appendLineEnd() {
    if input.isSingleLine {
      append(" ", [], piece: 0)
    } else {
      store.requiredBreaks.append(store.count)
    }
  }

  /// A cluster of text takes marks up to a length that no writing needs.
  private func takesMore(_ cluster: Int?) -> Bool {
    guard let cluster, store.classes[cluster] != .box else { return false }
    return store.textRange(of: cluster).count < Self.longestCluster
  }

  /// In bytes.
  private static let longestCluster = 64

  private mutating func begin(
    _ characterClass: CharacterClass, scalar: Unicode.Scalar, _ marks: TextMarks, piece: Int32
  ) {
    store.scalars.append(scalar)
    store.classes.append(characterClass)
    store.textStarts.append(Int32(store.text.count))
    store.pieces.append(piece)
    store.marks.append(marks)
  }

  private mutating func append(_ box: InlineBox, piece: Int32) {
    store.boxes.append((store.count, box))
    begin(.box, scalar: " ", [], piece: piece)
  }

  /// 　　　　年　　月　　日 in one unbreakable piece; gaps of 4, 2 and 2 characters.
  private mutating func appendDateBlank() {
    for (share, unit) in [(4, "年"), (2, "月"), (2, "日")] {
      append(
        InlineBox(kind: .dateGap(share: share), width: input.fontSize * share), piece: nextPiece)
      append(unit, [], piece: nextPiece)
    }
    nextPiece += 1
  }
}

extension ClusterStore {
  /// Room for so many clusters, most of them of three bytes.
  fileprivate mutating func reserve(_ count: Int) {
    text.reserveCapacity(3 * count)
    scalars.reserveCapacity(count)
    classes.reserveCapacity(count)
    textStarts.reserveCapacity(count)
    pieces.reserveCapacity(count)
    marks.reserveCapacity(count)
  }
}

extension Inline {
  /// In characters; what is not plain text may need more.
  fileprivate var textLength: Int {
    switch self {
    case .text(let text, _), .unbreakable(let text, _, _): text.unicodeScalars.count
    default: 1
    }
  }
}

extension Unicode.Scalar {
  /// Combining marks and variation selectors stay in the cluster of their base.
  var joinsCluster: Bool {
    switch value {
    case 0..<0x300: false
    case 0x300...0x36F, 0x20D0...0x20FF, 0x3099...0x309A, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
