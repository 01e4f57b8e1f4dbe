import DisplayList
import DocumentTree
import Geometry

/// Sets one paragraph: clusters, joints, lines, and every glyph's place.
struct ParagraphSetter {
  let faces: FaceChains
  let input: ParagraphInput

  /// The paragraph, and what is wrong with its glyphs.
  func set() -> (paragraph: SetParagraph, findings: [GlyphFinding]) {
    var builder = ClusterBuilder(input, faces: faces)
    builder.build()
    var store = builder.store
    let em = Int(input.fontSize.milliPoints)
    let joints = JointList(of: store, em: em, keepsUnits: input.isInTable)
    let indent = Int(input.style.firstLineIndent.milliPoints)
    let measure = input.isSingleLine ? Int(Int32.max) : Int(input.measure.milliPoints)
    shrinkDateGaps(&store, joints: joints, em: em, indent: indent)
    let breaker = LineBreaker(
      store: store, joints: joints, em: em, firstMeasure: measure - indent, measure: measure)
    let broken = breaker.lines()
    let placer = LinePlacer(breaker: breaker, input: input)
    var lines = broken.lines.enumerated().map { index, line in
      placer.place(line, indent: index == 0 ? indent : 0)
    }
    if lines.isEmpty { lines = [SetLine(runs: [], boxes: [], start: .zero, end: .zero)] }
    let paragraph = SetParagraph(
      lines: lines, fontSize: input.fontSize, linePitch: input.linePitch,
      isOverfull: broken.isOverfull || lines.contains { $0.end > input.measure },
      splitsPiece: broken.splitsPiece)
    return (paragraph, builder.findings)
  }

  /// A date blank gives way before anything else: its gaps shrink from 4·2·2 to 1·1·1 characters.
  private func shrinkDateGaps(
    _ store: inout ClusterStore, joints: JointList, em: Int, indent: Int
  ) {
    let gaps = store.boxes.filter {
      if case .dateGap = $0.box.kind { true } else { false }
    }
    guard !gaps.isEmpty else { return }
    let breaker = LineBreaker(
      store: store, joints: joints, em: em, firstMeasure: .max, measure: .max)
    let excess = breaker.width(of: 0..<store.count) - (Int(input.measure.milliPoints) - indent)
    guard excess > 0 else { return }
    let spare = gaps.reduce(0) { $0 + Int($1.box.width.milliPoints) - em }
    let taken = min(excess, spare)
    for (cluster, box) in gaps {
      let own = Int(box.width.milliPoints) - em
      // Rounded up, so that the shrunk blank never sticks out.
      let cut = spare == 0 ? 0 : min(own, (taken * own + spare - 1) / spare)
      store.widths[cluster] -= Int32(cut)
    }
  }
}
