import Diagnostics
import DocumentTree

/// 基于: which style is based on which.
extension TemplateCompiler {
  /// Styles based on one another in a row; nobody could say what more of them come to.
  private static let deepestStyle = 32

  /// Each style's entries over those of the style it is based on, which for lack of another is 正文.
  ///
  /// Every style is flattened once and none within another, so that no sheet takes more time than it
  /// is long.
  mutating func flattened(_ sheet: [Element.Entry]) -> [[Element.Entry]] {
    let bases = bases(in: sheet)
    var flat: [(entries: [Element.Entry], depth: Int)?] = Array(repeating: nil, count: sheet.count)
    for index in sheet.indices {
      var path: [Int] = []
      var places: [Int: Int] = [:]
      var next: Int? = index
      while let style = next, flat[style] == nil {
        if let start = places[style] {
          reportCycle(Array(path[start...]), in: sheet)
          break
        }
        places[style] = path.count
        path.append(style)
        next = bases[style]
      }
      for style in path.reversed() {
        let own = Self.ownEntries(of: sheet[style])
        let base = bases[style].flatMap { flat[$0] }
        let depth = (base?.depth ?? 0) + 1
        if depth == Self.deepestStyle + 1 { reportDepth(of: sheet[style]) }
        let inherited = depth > Self.deepestStyle ? [] : base?.entries ?? []
        flat[style] = (laid(own, over: inherited), depth)
      }
    }
    return flat.map { $0?.entries ?? [] }
  }

  private static func ownEntries(of style: Element.Entry) -> [Element.Entry] {
    (style.value.entries ?? []).filter { Vocabulary.style.key(named: $0.key) != nil }
  }

  private static func base(of style: Element.Entry) -> Element? {
    Fields(entries: ownEntries(of: style))["基于"]
  }

  private mutating func bases(in sheet: [Element.Entry]) -> [Int?] {
    let places = Dictionary(
      sheet.enumerated().map { (Array($1.key.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    return sheet.map { style in
      let based = Self.base(of: style)
      guard let name = based?.text?.text ?? (style.key == "正文" ? nil : "正文") else { return nil }
      if let place = places[Array(name.utf8)] { return place }
      sink.report(
        .unknownName(
          "template.unknown-style", "样式", name, among: sheet.map(\.key),
          at: based?.location ?? style.keyLocation))
      return nil
    }
  }

  private func laid(
    _ own: [Element.Entry], over base: [Element.Entry]
  ) -> [Element.Entry] {
    own.filter { $0.key != "基于" }
      + base.filter { inherited in
        !own.contains { $0.key.utf8.elementsEqual(inherited.key.utf8) }
          && (inherited.key != "网格" || inheritsGrid(own, from: base))
      }
  }

  /// Told at each style of the cycle that names its base itself; a long one only as too deep.
  private mutating func reportCycle(_ cycle: [Int], in sheet: [Element.Entry]) {
    guard cycle.count <= Self.deepestStyle else { return reportDepth(of: sheet[cycle[0]]) }
    for index in cycle.indices {
      guard let based = Self.base(of: sheet[cycle[index]]) else { continue }
      let turn = cycle[(index + 1)...] + cycle[...index] + [cycle[(index + 1) % cycle.count]]
      sink.report(
        .error(
          "template.style-cycle",
          "样式绕了圈：\(turn.map { sheet[$0].key }.joined(separator: " → "))", at: based.location))
    }
  }

  private mutating func reportDepth(of style: Element.Entry) {
    sink.report(
      .error(
        "template.too-deep", "样式“\(style.key)”一层层“基于”别的样式，超过\(Self.deepestStyle)层",
        at: Self.base(of: style)?.location ?? style.keyLocation, hint: "直接基于上面的样式"))
  }
}
