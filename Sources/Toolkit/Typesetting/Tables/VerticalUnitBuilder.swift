import DisplayList
import DocumentTree
import Geometry
import Typefaces

/// Makes the units of a vertical line from the same text set horizontally, which has settled faces
/// and shapes.
struct VerticalUnitBuilder {
  let faces: FaceChains
  let fontSize: Length
  /// What a number may take across the line before its type gives way.
  let numberWidth: Length
  let region: LineStyle.Region
  /// Whether marks ask their face for vertical glyphs; else they are set by their ink.
  let hasVerticalGlyphs: Bool
  private(set) var units: [VerticalUnit] = []

  init(
    faces: FaceChains, fontSize: Length, region: LineStyle.Region = .mainland,
    hasVerticalGlyphs: Bool = true
  ) {
    self.hasVerticalGlyphs = hasVerticalGlyphs
    self.faces = faces
    self.region = region
    self.fontSize = fontSize
    numberWidth = fontSize.scaled(by: 9, over: 8)
  }

  mutating func append(_ line: SetLine) {
    let clusters = line.runs.flatMap { VerticalCluster.clusters(of: $0, in: region) }
    var start = 0
    while start < clusters.count {
      let end = groupEnd(from: start, in: clusters)
      units.append(unit(of: Array(clusters[start..<end])))
      start = end
    }
  }

  /// Words and numbers with the spaces inside them, and pairs of —— and ……, are one unit.
  private func groupEnd(from start: Int, in clusters: [VerticalCluster]) -> Int {
    let first = clusters[start]
    var end = start + 1
    switch first.form {
    case .western:
      var next = end
      while next < clusters.count, clusters[next].face == first.face,
        clusters[next].rise == first.rise
      {
        next += 1
        if clusters[next - 1].form == .western {
          end = next
        } else if clusters[next - 1].form != .space {
          break
        }
      }
    case .stroke:
      // Some faces draw a pair as one glyph.
      let isHalf = first.characterCount == 1
      if isHalf, end < clusters.count, clusters[end].continues(first) { end += 1 }
    default: break
    }
    return end
  }

  private func unit(of group: [VerticalCluster]) -> VerticalUnit {
    let first = group[0]
    guard let face = faces.face(first.face), let glyph = first.glyphs.first else {
      // The face's own finding stops the job.
      return unit(.space, group, origin: Point(x: .zero, y: .zero), extent: .zero)
    }
    switch first.form {
    case .western:
      return group.liesAcross ? number(group, of: face) : word(group, of: face)
    case .stroke: return stroke(group, of: face)
    case .space:
      var space = unit(
        .space, group, origin: Point(x: .zero, y: baseline), extent: fontSize / 4)
      space.trail = space.extent
      space.isBarredFromTop = true
      return space
    case .upright: return upright(group, of: face)
    case .turned, .upperRight, .centered:
      var group = group
      if hasVerticalGlyphs, !first.isHalfCell, !first.isCenteredStop,
        let vertical = face.verticalGlyph(for: first.scalar, in: region.language)
      {
        group[0].glyphs = [Glyph(id: vertical, x: .zero)]
        return mark(upright(group, of: face), glyph: vertical, of: face, first)
      }
      // Where it stood in a horizontal cell says nothing here.
      group[0].glyphs = [Glyph(id: glyph.id, x: .zero)]
      let placed = placed(group, form: first.form, ink: ink(of: glyph.id, face), of: face)
      return mark(placed, glyph: glyph.id, of: face, first)
    }
  }

  // MARK: Kinds of units

  /// From a cell's top to the baseline, as in horizontal lines.
  private var baseline: Length { fontSize.scaled(by: 88, over: 100) }
  /// How far the middle of the em box is above the baseline.
  private var middle: Length { baseline - fontSize / 2 }

  private func upright(_ group: [VerticalCluster], of face: FontFace) -> VerticalUnit {
    let width = width(of: group, face)
    var upright = unit(
      .character, group, origin: Point(x: -(width / 2), y: baseline), extent: fontSize)
    upright.isDotted = group[0].isDotted
    return upright
  }

  private func number(_ group: [VerticalCluster], of face: FontFace) -> VerticalUnit {
    let natural = width(of: group, face)
    let width = min(natural, numberWidth)
    func shrunk(_ length: Length) -> Length {
      natural == width
        ? length : length.scaled(by: Int(width.milliPoints), over: Int(natural.milliPoints))
    }
    let origin = Point(x: -(width / 2), y: fontSize / 2 + shrunk(middle))
    var number = unit(.number, group, origin: origin, extent: fontSize)
    number.fontSize = shrunk(fontSize)
    for index in number.line.glyphs.indices {
      number.line.glyphs[index].x = shrunk(number.line.glyphs[index].x)
    }
    number.isBarredFromFoot = group.allSatisfy(\.isFigure)
    return number
  }

  private func word(_ group: [VerticalCluster], of face: FontFace) -> VerticalUnit {
    var word = unit(
      .word, group, origin: Point(x: group[0].rise - middle, y: .zero),
      extent: width(of: group, face))
    word.fontSize = group[0].size
    word.isTurned = true
    word.isBarredFromTop = group[0].isBarredFromTop
    return word
  }

  /// Its ink in the middle of the line and of its cells.
  private func stroke(_ group: [VerticalCluster], of face: FontFace) -> VerticalUnit {
    let glyphs = group.flatMap(\.glyphs)
    guard let first = glyphs.first, let last = glyphs.last else {
      return upright(group, of: face)
    }
    let ink = (ink(of: first.id, face), ink(of: last.id, face))
    let start = ink.0.left
    let end = last.x - first.x + ink.1.right
    let extent = fontSize * group.reduce(0) { $0 + $1.characterCount }
    var stroke = unit(
      .mark, group,
      origin: Point(x: -((ink.0.top + ink.0.bottom) / 2), y: (extent - start - end) / 2),
      extent: extent)
    stroke.isTurned = true
    return stroke
  }

  /// A mark of a face without vertical glyphs, by its ink.
  private func placed(
    _ group: [VerticalCluster], form: VerticalForm, ink: Ink, of face: FontFace
  ) -> VerticalUnit {
    let side = (fontSize - width(of: group, face)) / 2
    let inkMiddle = (ink.top + ink.bottom) / 2
    switch form {
    case .turned:
      var turned = unit(
        .mark, group, origin: Point(x: -inkMiddle, y: side), extent: fontSize)
      turned.isTurned = true
      return turned
    case .upperRight:
      // As far from the right and the top as it was from the left and the foot.
      let fromLeft = max(.zero, side + ink.left)
      let fromFoot = max(.zero, ink.bottom + fontSize - baseline)
      let origin = Point(
        x: fontSize / 2 - fromLeft - ink.right, y: fromFoot + ink.top)
      return unit(.mark, group, origin: origin, extent: fontSize)
    default:
      let extent = group[0].isHalfCell ? fontSize / 2 : fontSize
      let origin = Point(x: -((ink.left + ink.right) / 2), y: extent / 2 + inkMiddle)
      return unit(.mark, group, origin: origin, extent: extent)
    }
  }

  /// Measures the air of a mark by its ink, at most half an em (typography 2.1).
  private func mark(
    _ unit: VerticalUnit, glyph: UInt32, of face: FontFace, _ cluster: VerticalCluster
  ) -> VerticalUnit {
    var unit = unit
    let ink = ink(of: glyph, face)
    let top = unit.origin.y + (unit.isTurned ? ink.left : -ink.top)
    let foot = unit.origin.y + (unit.isTurned ? ink.right : -ink.bottom)
    unit.kind = .mark
    let air = cluster.air
    unit.lead = max(.zero, min(fontSize * air.lead / 4, top))
    unit.trail = max(.zero, min(fontSize * air.trail / 4, unit.extent - foot))
    unit.isBarredFromTop = cluster.isBarredFromTop
    unit.isBarredFromFoot = cluster.isOpening
    return unit
  }

  // MARK: Measures

  private func unit(
    _ kind: VerticalUnit.Kind, _ group: [VerticalCluster], origin: Point, extent: Length
  ) -> VerticalUnit {
    VerticalUnit(
      kind: kind, face: group[0].face, fontSize: fontSize, line: group.line, origin: origin,
      extent: extent)
  }

  /// From the first glyph's start to the last one's end.
  private func width(of group: [VerticalCluster], _ face: FontFace) -> Length {
    let glyphs = group.flatMap(\.glyphs)
    guard let first = glyphs.first, let last = glyphs.last else { return .zero }
    return last.x - first.x
      + group[0].size.scaled(by: face.advance(of: last.id), over: face.unitsPerEm)
  }

  /// A glyph's ink from its origin; top and bottom count upward from the baseline.
  private struct Ink {
    var left: Length
    var right: Length
    var top: Length
    var bottom: Length
  }

  private func ink(of glyph: UInt32, _ face: FontFace) -> Ink {
    let bounds = face.inkBounds(of: glyph)
    return Ink(
      left: scaled(bounds.left, face), right: scaled(bounds.right, face),
      top: scaled(bounds.top, face), bottom: scaled(bounds.bottom, face))
  }

  private func scaled(_ units: Int32, _ face: FontFace) -> Length {
    fontSize.scaled(by: Int(units), over: face.unitsPerEm)
  }
}
