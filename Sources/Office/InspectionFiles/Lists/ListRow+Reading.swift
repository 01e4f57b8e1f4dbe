import Diagnostics
import Inspection

extension ListRow {
  /// The text of a cell that may not be empty; nil with a word where it is.
  mutating func required(_ column: Column) -> String? {
    if let text = self[column], !text.isEmpty { return text }
    refuse(
      "list.missing-value", column, "是空的",
      hint: isEntry ? "写上它再登记" : "若是合并过的单元格，取消合并后每行填上")
    return nil
  }

  /// What the cell says, or else what is known.
  func text(_ column: Column, or known: String) -> String {
    guard let text = self[column], !text.isEmpty else { return known }
    return text
  }

  /// The unit of the office with that name or other name.
  mutating func unit(
    named name: String, in column: Column, _ settings: OfficeSettings
  ) -> Unit? {
    if let unit = settings.unit(named: name) { return unit }
    let names = settings.units.flatMap { [$0.name.rawValue] + $0.aliases }
    let nearest = NearestName.of(name, among: names).map { "是不是“\($0)”？" }
    refuse(
      "list.unknown-unit", column, "没有“\(name)”这个单位",
      hint: nearest ?? "机关设置里有：\(settings.units.map(\.name.rawValue).joined(separator: "、"))")
    return nil
  }
}
