import DisplayList
import DocumentTree
import Geometry
import Typefaces

/// How many cells any stretch of a paragraph takes (typography 2.4, 2.5a).
///
/// A class, so that asking whether a paragraph has a grid copies nothing.
final class GridMeasure {
  let grid: CharacterGrid
  /// The cells that the first line leaves empty.
  let indent: Int
  private(set) var store: ClusterStore
  /// The font size in 1/1000 pt.
  private let em: Int
  /// Where the half em that holds a mark's ink begins in its full cell.
  private let halves: [Int?]
  /// A typed space between Chinese and Western text stands for the room beside a Western run.
  private let replacesSpaces: Bool
  private let region: LineStyle.Region

  init(_ grid: CharacterGrid, store: ClusterStore, input: ParagraphInput, faces: FaceChains) {
    let em = Int(input.fontSize.milliPoints)
    self.grid = grid
    self.em = em
    self.store = store
    // An indent of two characters is one of two cells.
    let characters = (Int(input.style.firstLineIndent.milliPoints) + em / 2) / em
    indent = min(characters, grid.count - 1)
    region = input.style.line.region
    halves = store.classes.indices.map { [region] cluster in
      store.halfCell(of: cluster, faces: faces, em: em, region: region)
    }
    replacesSpaces = input.style.line.autospace != .zero
    fitBoxes()
  }

  func firstCell(of line: Range<Int>) -> Int { line.lowerBound == 0 ? indent : 0 }

  /// A closing mark alone after the last cell stands outside and takes nothing.
  func extent(of line: Range<Int>) -> LineMeasure.Extent {
    let units = units(of: line)
    let first = firstCell(of: line)
    var end = first + units.cellCount
    if end == grid.count + 1, let last = units.last, isClosing(last) { end -= 1 }
    return LineMeasure.Extent(
      natural: grid.edge(end) - grid.edge(first), shrink: 0, growth: 0, gaps: 0, hung: 0)
  }

  private func isClosing(_ unit: GridUnit) -> Bool {
    let mark = store.classes[unit.clusters.lowerBound]
    return unit.kind == .character && region.isAdjustable(mark) && mark != .opening
  }

  // MARK: Units

  /// What is printed of a line, in order; spaces at its end take no cell.
  func units(of line: Range<Int>) -> [GridUnit] {
    var end = line.upperBound
    while end > line.lowerBound, isSilent(end - 1) || store.classes[end - 1] == .space { end -= 1 }
    var units: [GridUnit] = []
    var next = printed(from: line.lowerBound, to: end)
    while let start = next {
      let unit = unit(from: start, to: end)
      units.append(unit)
      next = printed(from: unit.clusters.upperBound, to: end)
    }
    if let word = units.last, let last = line.last, store.isHyphen(last) {
      units[units.count - 1] = westernRun(word.clusters.lowerBound..<last + 1)
    }
    return units
  }

  private func unit(from start: Int, to end: Int) -> GridUnit {
    if store.classes[start].isInWord { return westernRun(from: start, to: end) }
    if !store.marks[start].isDisjoint(with: .shifted) { return shiftedRun(from: start, to: end) }
    let width = Int(store.widths[start])
    guard let next = printed(from: start + 1, to: end) else { return character(start, width) }
    let (a, b) = (store.classes[start], store.classes[next])
    if region.isAdjustable(a) == region.isAdjustable(b), halves[start] != nil, halves[next] != nil {
      return GridUnit(clusters: start..<next + 1, kind: .marks, cells: 1, width: em)
    }
    guard a == b, a == .dash, !store.isWholeDash(start), !store.isWholeDash(next) else {
      return character(start, width)
    }
    return GridUnit(
      clusters: start..<next + 1, kind: .character, cells: 2,
      width: width + Int(store.widths[next]))
  }

  private func character(_ cluster: Int, _ width: Int) -> GridUnit {
    // Text that fills its rule leaves nothing at the rule's ends.
    let isEmpty = width == 0 && store.classes[cluster] == .box
    let cells =
      isEmpty
      ? 0
      : store.isWholeDash(cluster)
        ? 2 : width <= max(em, grid.edge(1)) ? 1 : grid.cells(holding: width)
    return GridUnit(
      clusters: cluster..<cluster + 1, kind: .character, cells: cells, width: width)
  }

  private func westernRun(from start: Int, to end: Int) -> GridUnit {
    var last = start
    var next = printed(from: start + 1, to: end)
    while let cluster = next, store.classes[cluster].isInWord || store.classes[cluster] == .space {
      if store.classes[cluster] != .space { last = cluster }
      next = printed(from: cluster + 1, to: end)
    }
    return westernRun(start..<last + 1)
  }

  /// Raised or lowered characters are small and stand close, as words do.
  private func shiftedRun(from start: Int, to end: Int) -> GridUnit {
    let marks = store.marks[start].intersection(.shifted)
    var last = start
    var next = printed(from: start + 1, to: end)
    while let cluster = next, store.marks[cluster].intersection(.shifted) == marks {
      last = cluster
      next = printed(from: cluster + 1, to: end)
    }
    return westernRun(start..<last + 1)
  }

  /// A soft hyphen at the run's end is printed.
  private func westernRun(_ clusters: Range<Int>) -> GridUnit {
    let width = clusters.reduce(0) { $0 + self.width(of: $1, in: clusters) }
    let cells = max(1, grid.cells(holding: width))
    var unit = GridUnit(clusters: clusters, kind: .western, cells: cells, width: width)
    let spaces = clusters.filter { store.classes[$0] == .space }
    if let space = spaces.first {
      let room = (grid.edge(cells) - width) / spaces.count
      unit.growth = max(0, min(room, em / 2 - self.width(of: space, in: clusters)))
      unit.width += unit.growth * spaces.count
    }
    return unit
  }

  /// Where type is larger than the cells, words are set as much closer as its characters are.
  private func width(of cluster: Int, in run: Range<Int>) -> Int {
    if store.classes[cluster] == .softHyphen, cluster + 1 < run.upperBound { return 0 }
    let width = Int(store.widths[cluster])
    let cells = em * grid.count
    return cells > grid.measure ? width * grid.measure / cells : width
  }

  private func printed(from start: Int, to end: Int) -> Int? {
    var cluster = start
    while cluster < end, isSilent(cluster) { cluster += 1 }
    return cluster < end ? cluster : nil
  }

  private func isSilent(_ cluster: Int) -> Bool {
    store.classes[cluster].isTransparent || isReplaced(cluster)
  }

  private func isReplaced(_ cluster: Int) -> Bool {
    guard replacesSpaces, store.scalars[cluster] == " ", store.classes[cluster] == .space,
      let before = store.classes[..<cluster].last(where: { !$0.isTransparent }),
      let after = store.classes[(cluster + 1)...].first(where: { !$0.isTransparent })
    else { return false }
    return before == .han && after.isWestern || before.isWestern && after == .han
  }

  // MARK: Places

  /// Where a unit's clusters begin, counted from where its width does.
  func pens(of unit: GridUnit) -> [Int] {
    let (first, last) = (unit.clusters.lowerBound, unit.clusters.upperBound - 1)
    if unit.kind == .marks {
      return unit.clusters.map { cluster in
        (cluster == last ? em / 2 : 0) - (halves[cluster] ?? halves[first] ?? 0)
      }
    }
    var pen = 0
    return unit.clusters.map { cluster in
      defer {
        pen +=
          unit.kind == .western ? width(of: cluster, in: unit.clusters) : Int(store.widths[cluster])
        if unit.kind == .western, store.classes[cluster] == .space { pen += unit.growth }
      }
      return pen
    }
  }

  // MARK: Boxes

  /// A box takes a cell for each character of its width, a rule as many with what stands on it; a
  /// date that is too long for a line gives up cells of its gaps.
  private func fitBoxes() {
    for (cluster, box) in store.boxes {
      setCells((Int(box.width.milliPoints) + em - 1) / em, of: cluster)
    }
    for rule in store.rules {
      let (first, last) = (rule.clusters.lowerBound, rule.clusters.upperBound - 1)
      let free = (Int(rule.width.milliPoints) + em - 1) / em - units(of: first + 1..<last).cellCount
      setCells(max(0, free) / 2, of: first)
      setCells(max(0, free) - max(0, free) / 2, of: last)
    }
    let gaps = store.boxes.filter { $0.box.isDateGap }.map(\.cluster)
    var excess = units(of: 0..<store.count).cellCount - (grid.count - indent)
    while excess > 0,
      let widest = gaps.max(by: { (store.widths[$0], $0) < (store.widths[$1], $1) }),
      case let cells = grid.cells(holding: Int(store.widths[widest])), cells > 1
    {
      setCells(cells - 1, of: widest)
      excess -= 1
    }
  }

  private func setCells(_ cells: Int, of cluster: Int) {
    store.widths[cluster] = Int32(clamping: grid.edge(cells))
  }
}

extension [GridUnit] {
  var cellCount: Int { reduce(0) { $0 + $1.cells } }
}

extension CharacterClass {
  fileprivate var isInWord: Bool { isWestern || self == .westernMark }
}

extension ClusterStore {
  /// Where the half em that holds a mark's ink begins in its cell; `nil` for what is no mark of
  /// half a cell, and where a font draws it wider.
  fileprivate func halfCell(
    of cluster: Int, faces: FaceChains, em: Int, region: LineStyle.Region
  ) -> Int? {
    let mark = classes[cluster]
    guard region.isAdjustable(mark) || mark == .finishedExclamation,
      glyphRange(of: cluster).count == 1, let face = faces.face(self.faces[cluster])
    else { return nil }
    let glyph = glyphs[glyphRange(of: cluster).lowerBound]
    let ink = face.inkBounds(of: glyph.id)
    let left = Int(glyph.x.milliPoints) + Int(ink.left) * em / face.unitsPerEm
    let right = Int(glyph.x.milliPoints) + Int(ink.right) * em / face.unitsPerEm
    let half = em / 2
    guard right - left <= half else { return nil }
    let usual = mark == .opening ? half : 0
    return usual <= left && right <= usual + half ? usual : (left + right - half) / 2
  }
}
