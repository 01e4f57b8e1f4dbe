import Diagnostics
import DocumentTree

/// The styles of a template by name; each name has one resolved ``TextStyle``.
struct StyleBook {
  private(set) var sheet = StyleSheet()
  private var ids: [(name: String, id: StyleID)] = []

  var names: [String] { ids.map(\.name) }

  func id(named name: String) -> StyleID? {
    ids.first { $0.name.utf8.elementsEqual(name.utf8) }?.id
  }

  mutating func define(_ style: TextStyle) {
    ids.append((style.name, sheet.add(style)))
  }

  /// A style of the same name that differs in what a column or cell says of itself.
  mutating func variant(of id: StyleID, _ change: (inout TextStyle) -> Void) -> StyleID {
    var style = sheet[id]
    change(&style)
    return sheet.add(style)
  }

  /// The style of a place that the language names itself (表头, 表文 …).
  ///
  /// The built-in sheet has all of them, so this finds one once the styles are compiled.
  func implicit(_ place: ImplicitStyle) -> StyleID {
    id(named: place.rawValue) ?? StyleID(0)
  }
}

/// Styles that a place implies when the template says nothing.
enum ImplicitStyle: String, CaseIterable {
  case body = "正文"
  case title = "标题"
  case tableText = "表文"
  case tableHead = "表头"
  /// Values of a grid.
  case gridValue = "表单"
  /// Labels of a grid.
  case gridLabel = "栏目"
  case total = "合计"
  /// 表前 and 表后.
  case tableLine = "表边"
  case signatureRow = "签字栏"
  case closing = "落款"
  case pageNumber = "页码"
}
