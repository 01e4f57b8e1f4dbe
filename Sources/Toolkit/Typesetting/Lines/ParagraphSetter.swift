import DisplayList
import DocumentTree
import Geometry

/// Sets one paragraph: clusters, joints, lines, and every glyph's place.
struct ParagraphSetter {
  let faces: FaceChains
  let input: ParagraphInput

  /// The paragraph, and what is wrong with its glyphs.
  func set() -> (paragraph: SetParagraph, findings: [GlyphFinding]) {
    let (store, findings) = shape()
    return (set(store), findings)
  }

  func shape() -> (store: ClusterStore, findings: [GlyphFinding]) {
    var builder = ClusterBuilder(input, faces: faces)
    builder.build()
    return (builder.store, builder.findings)
  }

  /// Breaks and justifies what has been shaped.
  func set(_ shaped: ClusterStore) -> SetParagraph {
    let rules = rules(for: shaped)
    let indent = Int(input.style.firstLineIndent.milliPoints)
    var emergency = EmergencyBreaker(measure: rules.measure, breaks: rules.breaks)
    var placer = LinePlacer(measure: rules.measure, input: input)
    let lines = breakLines(rules.measure, &emergency).enumerated().map { index, line in
      rules.grid?.place(line) ?? placer.place(line, indent: index == 0 ? indent : 0)
    }
    return SetParagraph(
      lines: lines.isEmpty ? [.empty] : lines,
      fontSize: input.fontSize, linePitch: linePitch(of: shaped),
      isOverfull: emergency.isOverfull || lines.contains { $0.end > input.measure }
        || !(rules.grid?.holdsType ?? true),
      concessions: emergency.concessions, links: shaped.links.map(\.link))
  }

  /// Where lines may end, and how long any of them is.
  struct Rules {
    var measure: LineMeasure
    var breaks: ChineseBreaks
    var grid: GridSetter?
  }

  func rules(for shaped: ClusterStore) -> Rules {
    var store = shaped
    let style = input.style.line
    let breaks = ChineseBreaks(
      prohibition: style.prohibition, keepsUnits: style.keepsUnits ?? input.isInTable)
    var joints = JointList(of: store, em: em, style: style, breaks: breaks.breaks(in: store))
    let names = NameRules(em: em, isInTable: input.isInTable)
    names.keepWhole(in: store, &joints)
    names.spread(in: &store, &joints)
    if input.isInTable { CodeRules.keepWhole(in: store, &joints) }
    centerOnRules(&store, joints: joints)
    if let grid = GridSetter(store: store, joints: joints, input: input, faces: faces) {
      return Rules(measure: grid.measure, breaks: breaks, grid: grid)
    }
    let indent = Int(input.style.firstLineIndent.milliPoints)
    shrinkDateGaps(&store, joints: joints, indent: indent)
    let width = input.isSingleLine ? Int(Int32.max) : Int(input.measure.milliPoints)
    let measure = LineMeasure(
      store: store, joints: joints, style: style, measure: width, indent: indent)
    return Rules(measure: measure, breaks: breaks)
  }

  /// The font size in 1/1000 pt.
  private var em: Int { Int(input.fontSize.milliPoints) }

  /// A paragraph with a figure has lines as tall as the figure.
  private func linePitch(of store: ClusterStore) -> Length {
    store.boxes.reduce(input.linePitch) { max($0, $1.box.height) }
  }

  /// Titles are balanced and justified text is weighed as a whole; all other text takes what fits.
  private func breakLines(
    _ measure: LineMeasure, _ emergency: inout EmergencyBreaker
  ) -> [LineBreaker.Line] {
    let isWeighed =
      input.style.alignment == .justified && !input.isSingleLine && measure.grid == nil
    let firstFit = LineBreaker(
      measure: measure,
      lengthensLastLine: input.isInTable && input.style.line.avoidsShortLastLine
        && measure.grid == nil)
    var totalFit = isWeighed ? TotalFit(measure: measure, em: em) : nil
    var lines: [LineBreaker.Line] = []
    var start = 0
    for end in measure.store.requiredBreaks + [measure.store.count] where end > start {
      let segment = start..<end
      start = end
      if let shape = input.style.line.titleShape, shape != .free, !input.isSingleLine,
        let balanced = TitleBreaker(measure: measure, em: em, shape: shape)
          .lines(of: segment, emergency)
      {
        lines += balanced
      } else {
        lines +=
          totalFit?.lines(of: segment, &emergency) ?? firstFit.lines(of: segment, &emergency)
      }
    }
    return lines
  }

  /// Text stands in the middle of its rule, with a quarter em on either side where it is longer.
  ///
  /// Within a sentence, air at one end only would look like a word left out; labelled fields that
  /// should begin together are the cells of a grid.
  private func centerOnRules(_ store: inout ClusterStore, joints: JointList) {
    for rule in store.rules {
      let text = rule.clusters.dropFirst().dropLast()
      let natural =
        text.reduce(0) { $0 + Int(store.widths[$1]) }
        + text.dropLast().reduce(0) { $0 + Int(joints[$1].gap) }
      let air = max(Int(rule.width.milliPoints) - natural, em / 2)
      store.widths[rule.clusters.lowerBound] = Int32(clamping: air / 2)
      store.widths[rule.clusters.upperBound - 1] = Int32(clamping: air - air / 2)
    }
  }

  /// A date blank gives way before anything else: its gaps shrink from 4·2·2 to 1·1·1 characters.
  private func shrinkDateGaps(_ store: inout ClusterStore, joints: JointList, indent: Int) {
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
