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
    let style = input.style.line
    let joints = JointList(of: store, em: em, style: style, keepsUnits: input.isInTable)
    let indent = Int(input.style.firstLineIndent.milliPoints)
    let width = input.isSingleLine ? Int(Int32.max) : Int(input.measure.milliPoints)
    let grid = GridSetter(store: store, joints: joints, input: input, faces: faces)
    if grid == nil { shrinkDateGaps(&store, joints: joints, indent: indent) }
    let measure =
      grid?.measure
      ?? LineMeasure(store: store, joints: joints, style: style, measure: width, indent: indent)
    let broken = breakLines(measure, em: em)
    let placer = LinePlacer(measure: measure, input: input)
    var lines = broken.lines.enumerated().map { index, line in
      grid?.place(line) ?? placer.place(line, indent: index == 0 ? indent : 0)
    }
    if lines.isEmpty { lines = [SetLine(runs: [], boxes: [], start: .zero, end: .zero)] }
    let paragraph = SetParagraph(
      lines: lines, fontSize: input.fontSize, linePitch: input.linePitch,
      isOverfull: broken.isOverfull || lines.contains { $0.end > input.measure }
        || !(grid?.holdsType ?? true),
      splitsPiece: broken.splitsPiece)
    return (paragraph, builder.findings)
  }

  /// Justified text is weighed as a whole; all other text takes what fits.
  private func breakLines(_ measure: LineMeasure, em: Int) -> LineBreaker.Result {
    var result = LineBreaker.Result()
    let ends = measure.store.requiredBreaks + [measure.store.count]
    var start = 0
    for end in ends where end > start {
      let segment = start..<end
      start = end
      let isWeighed =
        input.style.alignment == .justified && !input.isSingleLine && measure.grid == nil
      if isWeighed, let lines = TotalFit(measure: measure, em: em).lines(of: segment) {
        result.lines += lines
        continue
      }
      let fitted = LineBreaker(measure: measure).lines(of: segment)
      result.lines += fitted.lines
      result.isOverfull = result.isOverfull || fitted.isOverfull
      result.splitsPiece = result.splitsPiece || fitted.splitsPiece
    }
    return result
  }

  /// A date blank gives way before anything else: its gaps shrink from 4·2·2 to 1·1·1 characters.
  private func shrinkDateGaps(_ store: inout ClusterStore, joints: JointList, indent: Int) {
    let em = Int(input.fontSize.milliPoints)
    let gaps = store.boxes.filter { $0.box.isDateGap }
    guard !gaps.isEmpty else { return }
    let measure = LineMeasure(
      store: store, joints: joints, style: input.style.line, measure: Int(Int32.max), indent: 0)
    let natural = measure.extent(of: 0..<store.count).natural
    let excess = natural - (Int(input.measure.milliPoints) - indent)
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
