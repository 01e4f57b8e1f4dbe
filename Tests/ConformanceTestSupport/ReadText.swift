import PDFObjects

extension ArchivedFile {
  /// The file's text as its structure tree orders it, `▢` for every place to sign or to fill in;
  /// a figure is read as `［words］`, a link as its words.
  public func readText() throws -> String {
    let tree = try StructureTree(of: self)
    let pages = try pages.indices.map { index in
      let text = try PageText(try content(ofPage: index), fonts: try fonts(ofPage: index))
      return Dictionary(
        text.pieces.compactMap { piece in piece.identifier.map { ($0, piece.text) } },
        uniquingKeysWith: { $0 + $1 })
    }
    return tree.root.map { Self.text(of: $0, pages) }.joined()
  }

  private static func text(of element: StructureTree.Element, _ pages: [[Int: String]]) -> String {
    if element.name == "Figure" { return "［\(element.dictionary["Alt"]?.textString ?? "")］" }
    return element.kids.map { kid in
      switch kid {
      case .element(let child): text(of: child, pages)
      case .content(let page, let identifier): pages[page][identifier] ?? "?"
      case .annotation: element.name == "Link" ? "" : "▢"
      }
    }.joined()
  }
}
