import DisplayList

extension FinishingPlan {
  /// All that is wrong with the plan for a file of so many pages, names first.
  func faults(pageCount: Int) -> [FinishingError.Fault] {
    var faults = faultsOfFieldNames
    if pages.count != pageCount {
      faults.append(.pageCount(planned: pages.count, painted: pageCount))
    }
    return faults
      + outline.map(\.pageIndex).filter { !(0..<pageCount).contains($0) }
      .map { .noSuchPage(index: $0, count: pageCount) }
  }

  private var faultsOfFieldNames: [FinishingError.Fault] {
    var faults: [FinishingError.Fault] = []
    // By bytes: names that differ only in their normal form are two names to every reader.
    var seen: Set<[UInt8]> = []
    for (pageIndex, page) in pages.enumerated() {
      for name in page.fields.map(\.name) {
        if name.isEmpty { faults.append(.emptyFieldName(pageIndex: pageIndex)) }
        if name.utf8.contains(UInt8(ascii: ".")) { faults.append(.fieldNameWithFullStop(name)) }
        if !seen.insert(Array(name.utf8)).inserted { faults.append(.duplicateFieldName(name)) }
      }
    }
    return faults
  }
}
