import DisplayList
import DocumentTree
import Geometry

/// Gives every cluster of a line its place.
struct LinePlacer {
  let breaker: LineBreaker
  let input: ParagraphInput

  private var store: ClusterStore { breaker.store }

  func place(_ line: LineBreaker.Line, indent: Int) -> SetLine {
    let natural = breaker.width(of: line.clusters)
    let slack = Int(input.measure.milliPoints) - indent - natural
    var spread = Spread()
    var start = indent
    switch input.style.alignment {
    case .left: break
    case .center: start = indent + slack / 2
    case .right: start = indent + slack
    case .justified:
      if !line.isLast && slack > 0 {
        spread = Spread(slack, over: line.clusters, joints: breaker.joints)
      }
    case .distributed:
      let inked = line.clusters.filter { store.classes[$0] != .space }
      if inked.count == 1 {
        start = indent + slack / 2
      } else if slack > 0 {
        spread = Spread(slack, equallyOver: line.clusters.count)
      }
    }
    return assemble(line.clusters, start: start, spread: spread)
  }

  private func assemble(_ clusters: Range<Int>, start: Int, spread: Spread) -> SetLine {
    var line = SetLine(
      runs: [], boxes: [], start: Length(milliPoints: start), end: .zero)
    var x = start - Int(store.leads[clusters.lowerBound])
    var run = RunAssembler()
    var end = start
    for cluster in clusters {
      if store.classes[cluster] == .box {
        run.finish(into: &line)
        appendBox(cluster, x: x, to: &line)
      } else {
        run.append(cluster, of: store, x: x, into: &line)
      }
      x += Int(store.widths[cluster])
      if store.classes[cluster] != .space { end = x - Int(store.trails[cluster]) }
      if cluster + 1 < clusters.upperBound {
        x += breaker.gap(after: cluster) + spread.extra(cluster - clusters.lowerBound)
      }
    }
    run.finish(into: &line)
    line.end = Length(milliPoints: end)
    return line
  }

  private func appendBox(_ cluster: Int, x: Int, to line: inout SetLine) {
    guard var box = store.boxes.first(where: { $0.cluster == cluster })?.box else { return }
    box.width = Length(milliPoints: store.widths[cluster])
    line.boxes.append(LineBox(box: box, x: Length(milliPoints: x)))
  }
}

/// How a line's slack is shared among its joints; what does not divide goes to the first ones.
struct Spread {
  private var extras: [Int]

  init() {
    extras = []
  }

  /// Every joint alike (分散对齐).
  init(_ slack: Int, equallyOver count: Int) {
    extras = Self.share(slack, among: Array(0..<max(0, count - 1)), of: count)
  }

  /// The joints that justification may open; reluctant ones only when there is no other.
  init(_ slack: Int, over clusters: Range<Int>, joints: JointList) {
    let inner = clusters.dropLast()
    var open = inner.filter { joints[$0].stretch == .willing }
    if open.isEmpty { open = inner.filter { joints[$0].stretch == .reluctant } }
    extras = Self.share(
      slack, among: open.map { $0 - clusters.lowerBound }, of: clusters.count)
  }

  func extra(_ joint: Int) -> Int { joint < extras.count ? extras[joint] : 0 }

  private static func share(_ slack: Int, among joints: [Int], of count: Int) -> [Int] {
    guard !joints.isEmpty else { return [] }
    var extras = [Int](repeating: 0, count: count)
    let (each, rest) = slack.quotientAndRemainder(dividingBy: joints.count)
    for (position, joint) in joints.enumerated() {
      extras[joint] = each + (position < rest ? 1 : 0)
    }
    return extras
  }
}

/// Gathers neighbouring clusters of one face into a run.
private struct RunAssembler {
  private var face = FaceID(0)
  private var origin = 0
  private var text: [UInt8] = []
  private var glyphs: [Glyph] = []
  private var clusters: [Cluster] = []

  mutating func append(
    _ cluster: Int, of store: ClusterStore, x: Int, into line: inout SetLine
  ) {
    if store.faces[cluster] != face || clusters.isEmpty {
      finish(into: &line)
      face = store.faces[cluster]
      origin = x
    }
    let bytes = store.textRange(of: cluster)
    let glyphRange = store.glyphRange(of: cluster)
    text.append(contentsOf: store.text[bytes])
    for glyph in store.glyphs[glyphRange] {
      glyphs.append(
        Glyph(id: glyph.id, x: glyph.x + Length(milliPoints: x - origin), y: glyph.y))
    }
    if glyphRange.isEmpty, let last = clusters.indices.last {
      // A ligature's later characters belong to the cluster that draws them.
      clusters[last].byteCount += UInt32(bytes.count)
    } else {
      clusters.append(Cluster(byteCount: bytes.count, glyphCount: glyphRange.count))
    }
  }

  mutating func finish(into line: inout SetLine) {
    guard !clusters.isEmpty else { return }
    line.runs.append(
      LineRun(
        face: face, x: Length(milliPoints: origin),
        line: SetGlyphs(
          text: String(decoding: text, as: UTF8.self), glyphs: glyphs, clusters: clusters)))
    text.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
  }
}
