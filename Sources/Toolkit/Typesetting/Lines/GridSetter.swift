import DocumentTree
import Geometry

/// Sets a paragraph in the cells of a grid (网格): every character in the middle of its cell.
///
/// Nothing is squeezed or stretched, and no mark is trimmed at a line's start; a cell that a rule
/// of line ends pushes out stays empty.
struct GridSetter {
  /// In which lines take what fits their cells.
  let measure: LineMeasure
  /// Whether the cells are wide enough for the type.
  let holdsType: Bool
  private let units: GridMeasure
  private let alignment: Alignment
  private let placer: LinePlacer

  /// `nil` for text that no grid holds: in tables, and the one line of a margin.
  init?(store: ClusterStore, joints: JointList, input: ParagraphInput, faces: FaceChains) {
    let width = Int(input.measure.milliPoints)
    guard let count = input.style.line.gridCells, count > 0, width > 0, !input.isInTable,
      !input.isSingleLine
    else { return nil }
    let grid = CharacterGrid(measure: width, count: count)
    holdsType = input.style.line.gridHolds(input.fontSize, measure: input.measure)
    units = GridMeasure(grid, store: store, input: input, faces: faces)
    measure = LineMeasure(
      store: units.store, joints: joints, style: input.style.line, measure: width,
      indent: grid.edge(units.indent), grid: units)
    placer = LinePlacer(measure: measure, input: input)
    alignment = input.style.alignment
  }

  func place(_ line: LineBreaker.Line) -> SetLine {
    let grid = units.grid
    let clusters = line.clusters
    let lineUnits = units.units(of: clusters)
    let start = units.firstCell(of: clusters)
    let free = max(0, grid.count - start - lineUnits.cellCount)
    var cell = start + shift(of: 0, among: lineUnits.count, free: free)
    let first = cell
    var pens = [Int](repeating: grid.edge(cell), count: clusters.count)
    var before = 0
    for (index, unit) in lineUnits.enumerated() {
      cell = start + before + shift(of: index, among: lineUnits.count, free: free)
      before += unit.cells
      let left = grid.start(of: unit.width, in: cell..<cell + unit.cells)
      cell += unit.cells
      let inLine = unit.clusters.lowerBound - clusters.lowerBound
      let unitPens = units.pens(of: unit).map { left + $0 }
      pens.replaceSubrange(inLine..<inLine + unitPens.count, with: unitPens)
      for silent in inLine + unitPens.count..<pens.count { pens[silent] = grid.edge(cell) }
    }
    return assemble(clusters, pens: pens, cells: first..<max(first, min(cell, grid.count)))
  }

  /// By how many cells a unit of a line stands away from the left.
  private func shift(of unit: Int, among count: Int, free: Int) -> Int {
    switch alignment {
    case .left, .justified: 0
    case .center: free / 2
    case .right: free
    case .distributed: count > 1 ? free * unit / (count - 1) : free / 2
    }
  }

  /// The placer adds up widths, gaps and shares: the shares bring each cluster where it belongs.
  private func assemble(_ clusters: Range<Int>, pens: [Int], cells: Range<Int>) -> SetLine {
    let shares = zip(clusters, zip(pens, pens.dropFirst())).map { cluster, pens in
      pens.1 - pens.0 - Int(measure.store.widths[cluster]) - Int(measure.joints[cluster].gap)
    }
    var line = placer.assemble(
      clusters, start: pens[0] + measure.edges.leadTrim(at: clusters.lowerBound), shares: shares,
      hung: 0)
    line.start = Length(milliPoints: units.grid.edge(cells.lowerBound))
    line.end = Length(milliPoints: units.grid.edge(cells.upperBound))
    return line
  }
}
