import Geometry

/// Text set from top to bottom in one or more columns, the first at the left.
///
/// Books begin at the right; the labels of forms read like the rows beside them, from the left.
struct SetVerticalText {
  var columns: [[VerticalUnit]]
  var fontSize: Length
  /// Between the middles of neighbouring columns.
  var columnPitch: Length
  /// A column is higher, or all are wider together, than the room.
  var isOverfull: Bool

  /// Emphasis dots stand beside the last column; others have room between the columns.
  var width: Length {
    guard let last = columns.last else { return .zero }
    let dots = last.contains(where: \.isDotted) ? Underlines.dotReach(fontSize) : .zero
    return fontSize + columnPitch * (columns.count - 1) + dots
  }

  var height: Length { columns.map { height(of: $0) }.max() ?? .zero }

  /// Without the air at its ends.
  func height(of column: [VerticalUnit]) -> Length {
    guard let first = column.first, let last = column.last else { return .zero }
    let gaps = zip(column, column.dropFirst()).map { VerticalUnit.gap($0, $1, em: fontSize) }
    return column.reduce(gaps.reduce(.zero, +)) { $0 + $1.extent } - first.lead - last.trail
  }
}
