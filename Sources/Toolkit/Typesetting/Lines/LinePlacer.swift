import DisplayList
import DocumentTree
import Geometry

/// Gives every cluster of a line its place.
struct LinePlacer {
  private let measure: LineMeasure
  private let edges: LineEdges
  private let input: ParagraphInput
  private var justifier: Justifier

  init(measure: LineMeasure, input: ParagraphInput) {
    self.measure = measure
    edges = measure.edges
    self.input = input
    justifier = Justifier(joints: edges.joints, style: edges.style)
  }

  mutating func place(_ line: LineBreaker.Line, indent: Int) -> SetLine {
    let extent = measure.extent(of: line.clusters)
    let slack = Int(input.measure.milliPoints) - indent - extent.natural
    let inked = line.clusters.lowerBound..<edges.lastInked(of: line.clusters) + 1
    var start = indent
    justifier.reset()
    switch input.style.alignment {
    case .left: break
    case .center: start = indent + slack / 2
    case .right: start = indent + slack
    case .justified:
      if !line.isLast {
        let edges = (
          start: edges.edgeShrink(at: inked.lowerBound),
          end: edges.edgeShrink(at: inked.upperBound - 1)
        )
        justifier.justify(inked, slack: slack, edges: edges)
      }
    case .distributed:
      // One character stands in the middle.
      if !justifier.distribute(slack, over: inked) { start = indent + slack / 2 }
    }
    return assemble(
      line.clusters, start: start, shares: justifier.shares, cuts: justifier.cuts,
      hung: extent.hung)
  }

  /// `shares` are what the line's first joints gain or lose, `cuts` what its edges do.
  func assemble(
    _ clusters: Range<Int>, start: Int, shares: [Int], cuts: (start: Int, end: Int) = (0, 0),
    hung: Int
  ) -> SetLine {
    let store = edges.store
    var line = SetLine(
      runs: [], boxes: [], start: Length(milliPoints: start), end: Length(milliPoints: start))
    var x = start - edges.leadTrim(at: clusters.lowerBound) - cuts.start
    var run = RunAssembler(fontSize: input.fontSize)
    let last = edges.lastInked(of: clusters)
    var end = start
    for cluster in clusters {
      if store.classes[cluster] == .box {
        run.finish(before: cluster, of: store, into: &line)
        appendBox(cluster, x: x, to: &line)
      } else {
        // A soft hyphen shows where a line ends at it.
        let isShown =
          store.classes[cluster] != .softHyphen
          || (cluster + 1 == clusters.upperBound && store.isHyphen(cluster))
        run.append(cluster, of: store, x: x, isShown: isShown, into: &line)
      }
      let cellStart = x
      x += Int(store.widths[cluster])
      line.underlines.add(cluster, of: store, from: cellStart, to: x)
      if let link = store.link(of: cluster) { line.links.add(link, from: cellStart, to: x) }
      if cluster == last, store.classes[cluster] != .space {
        end = x - edges.trailTrim(at: cluster) - cuts.end
      }
      if cluster + 1 < clusters.upperBound {
        let joint = cluster - clusters.lowerBound
        x += Int(edges.joints[cluster].gap)
        if joint < shares.count { x += shares[joint] }
      }
    }
    run.finish(before: clusters.upperBound, of: store, into: &line)
    line.underlines.clamp(from: line.start, to: Length(milliPoints: end))
    line.end = Length(milliPoints: end - hung)
    return line
  }

  private func appendBox(_ cluster: Int, x: Int, to line: inout SetLine) {
    guard var box = edges.store.boxes.first(where: { $0.cluster == cluster })?.box else { return }
    box.width = Length(milliPoints: edges.store.widths[cluster])
    line.boxes.append(LineBox(box: box, x: Length(milliPoints: x)))
  }
}

/// Gathers neighbouring clusters of one face, one set of marks and one link into a run.
private struct RunAssembler {
  let fontSize: Length
  private var face = FaceID(0)
  private var marks: TextMarks = []
  private var link: Int?
  private var origin = 0
  private var first = 0
  private var glyphs: [Glyph] = []
  private var clusters: [Cluster] = []

  init(fontSize: Length) {
    self.fontSize = fontSize
  }

  mutating func append(
    _ cluster: Int, of store: ClusterStore, x: Int, isShown: Bool, into line: inout SetLine
  ) {
    // What is emphasised has a face of its own.
    let own = store.marks[cluster].subtracting(.emphasized)
    let ownLink = store.link(of: cluster)
    if store.faces[cluster] != face || own != marks || ownLink != link || clusters.isEmpty {
      finish(before: cluster, of: store, into: &line)
      link = ownLink
      face = store.faces[cluster]
      marks = own
      origin = x
      first = cluster
    }
    let byteCount = store.textRange(of: cluster).count
    let glyphRange = isShown ? store.glyphRange(of: cluster) : 0..<0
    for index in glyphRange {
      let glyph = store.glyphs[index]
      glyphs.append(
        Glyph(id: glyph.id, x: glyph.x + Length(milliPoints: x - origin), y: glyph.y))
    }
    if glyphRange.isEmpty, let last = clusters.indices.last {
      // A ligature's later characters belong to the cluster that draws them.
      clusters[last].byteCount += UInt32(byteCount)
    } else {
      clusters.append(Cluster(byteCount: byteCount, glyphCount: glyphRange.count))
    }
  }

  /// The run's clusters are those from its first to the one before `end`.
  mutating func finish(before end: Int, of store: ClusterStore, into line: inout SetLine) {
    guard !clusters.isEmpty else { return }
    line.runs.append(
      LineRun(
        face: face, size: marks.size(of: fontSize), x: Length(milliPoints: origin),
        rise: marks.rise(of: fontSize), isDotted: marks.contains(.dotted),
        line: SetGlyphs(
          text: store.string(of: first..<end), glyphs: glyphs, clusters: clusters), link: link))
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
  }
}
