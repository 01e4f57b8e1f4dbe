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
    let places = leftwardPlaces(of: clusters, upTo: last, from: x, shares: shares)
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
        let place = places.isEmpty ? x : places[cluster - clusters.lowerBound]
        run.append(cluster, of: store, x: place, isShown: isShown, into: &line)
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

  /// Where the cells of a line begin, what runs from right to left mirrored in its stretch of the line
  /// (UAX #9, L2); empty where nothing does.
  private func leftwardPlaces(
    of clusters: Range<Int>, upTo last: Int, from start: Int, shares: [Int]
  ) -> [Int] {
    let store = edges.store
    guard !store.levels.isEmpty else { return [] }
    var cells: [(start: Int, end: Int)] = []
    var x = start
    for cluster in clusters {
      let end = x + Int(store.widths[cluster])
      cells.append((x, end))
      guard cluster + 1 < clusters.upperBound else { break }
      let joint = cluster - clusters.lowerBound
      x = end + Int(edges.joints[cluster].gap) + (joint < shares.count ? shares[joint] : 0)
    }
    for level in 1...2 as ClosedRange<UInt8> {
      var from = clusters.lowerBound
      while from <= last {
        var to = from
        // Spaces at the line's end stay there (L1).
        while to <= last, store.levels[to] >= level { to += 1 }
        if to > from {
          cells.mirror(from - clusters.lowerBound..<to - clusters.lowerBound)
        }
        from = max(to, from + 1)
      }
    }
    return cells.map(\.start)
  }

  private func appendBox(_ cluster: Int, x: Int, to line: inout SetLine) {
    guard var box = edges.store.boxes.first(where: { $0.cluster == cluster })?.box else { return }
    box.width = Length(milliPoints: edges.store.widths[cluster])
    line.boxes.append(LineBox(box: box, x: Length(milliPoints: x)))
  }
}

extension [(start: Int, end: Int)] {
  /// What stands first in a stretch then stands last, at the same distances.
  fileprivate mutating func mirror(_ stretch: Range<Int>) {
    let near = self[stretch].map(\.start).min() ?? 0
    let far = self[stretch].map(\.end).max() ?? 0
    for index in stretch {
      self[index] = (near + far - self[index].end, near + far - self[index].start)
    }
  }
}

/// Gathers neighbouring clusters of one face, one set of marks, one link and one direction into a run.
private struct RunAssembler {
  let fontSize: Length
  private var face = FaceID(0)
  private var marks: TextMarks = []
  private var link: Int?
  private var level: UInt8 = 0
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
    let ownLevel = store.levels.isEmpty ? 0 : store.levels[cluster]
    if store.faces[cluster] != face || own != marks || ownLink != link || ownLevel != level
      || clusters.isEmpty
    {
      finish(before: cluster, of: store, into: &line)
      level = ownLevel
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
