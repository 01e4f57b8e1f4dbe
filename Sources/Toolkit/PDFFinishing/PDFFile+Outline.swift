import PDFObjects

extension PDFFile {
  /// Adds a flat outline whose entries show their page whole (ISO 32000-1, 12.3.3).
  ///
  /// `nil` if there are no entries. The page indices must be those of `pages`.
  mutating func addOutline(_ entries: [OutlineEntry], pages: [PDFReference]) -> PDFReference? {
    guard !entries.isEmpty else { return nil }
    let outline = add(.null)
    let items = entries.map { _ in add(.null) }
    for (index, entry) in entries.enumerated() {
      var item: PDFDictionary = [
        "Title": .text(entry.title), "Parent": .reference(outline),
        "Dest": [.reference(pages[entry.pageIndex]), .name("Fit")],
      ]
      if index > 0 { item["Prev"] = .reference(items[index - 1]) }
      if index + 1 < items.count { item["Next"] = .reference(items[index + 1]) }
      replace(items[index], with: .dictionary(item))
    }
    replace(
      outline,
      with: [
        "Type": .name("Outlines"), "First": .reference(items[0]),
        "Last": .reference(items[items.count - 1]), "Count": .integer(items.count),
      ])
    return outline
  }
}
