import DocumentTree
import Geometry

/// What a cell's spare height adds above each of the things that stand below one another in it.
struct VerticalSpread {
  private let start: Length
  private let spare: Length
  /// How many gaps share the spare height.
  private let gaps: Int

  /// `count` lines or characters; nothing is spread where they are higher than the cell.
  init(_ alignment: VerticalAlignment, spare: Length, count: Int) {
    let isDistributed = alignment == .distributed && count > 1 && spare > .zero
    self.spare = spare
    gaps = isDistributed ? count - 1 : 0
    start =
      switch alignment {
      case .top: .zero
      case .distributed: isDistributed ? .zero : spare / 2
      case .middle: spare / 2
      case .bottom: spare
      }
  }

  func offset(of index: Int) -> Length {
    gaps == 0 ? start : spare.scaled(by: index, over: gaps)
  }
}
