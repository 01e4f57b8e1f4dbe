import DisplayList
import DocumentTree
import Geometry

/// Gives every cluster of a line its place.
struct LinePlacer {
  let measure: LineMeasure
  let input: ParagraphInput

  private var store: ClusterStore { measure.store }

  func place(_ line: LineBreaker.Line, indent: Int) -> SetLine {
    let extent = measure.extent(of: line.clusters)
    let slack = Int(input.measure.milliPoints) - indent - extent.natural
    let inked = line.clusters.lowerBound..<measure.lastInked(of: line.clusters) + 1
    var shares: [Int] = []
    var start = indent
    switch input.style.alignment {
    case .left: break
    case .center: start = indent + slack / 2
    case .right: start = indent + slack
    case .justified:
      if !line.isLast {
        shares = Justifier(joints: measure.joints, style: measure.style)
          .shares(of: slack, over: inked)
      }
    case .distributed:
      if inked.count == 1 {
        start = indent + slack / 2
      } else if slack > 0 {
        shares = distribute(slack, over: inked.count - 1)
      }
    }
    return assemble(line.clusters, start: start, shares: shares, hung: extent.hung)
  }

  /// Every joint alike (分散对齐); what does not divide goes to the first ones.
  private func distribute(_ slack: Int, over count: Int) -> [Int] {
    (0..<count).map { slack / count + ($0 < slack % count ? 1 : 0) }
  }

  func assemble(
    _ clusters: Range<Int>, start: Int, shares: [Int], hung: Int
  ) -> SetLine {
    var line = SetLine(
      runs: [], boxes: [], start: Length(milliPoints: start), end: .zero)
    var x = start - measure.leadTrim(at: clusters.lowerBound)
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
      if store.classes[cluster] != .space, !store.classes[cluster].isTransparent {
        end = x - measure.trailTrim(at: cluster)
      }
      if cluster + 1 < clusters.upperBound {
        let joint = cluster - clusters.lowerBound
        x += Int(measure.joints[cluster].gap) + (joint < shares.count ? shares[joint] : 0)
      }
    }
    run.finish(into: &line)
    line.end = Length(milliPoints: end - hung)
    return line
  }

  private func appendBox(_ cluster: Int, x: Int, to line: inout SetLine) {
    guard var box = store.boxes.first(where: { $0.cluster == cluster })?.box else { return }
    box.width = Length(milliPoints: store.widths[cluster])
    line.boxes.append(LineBox(box: box, x: Length(milliPoints: x)))
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
