import DisplayList

extension FinishingPlan {
  /// All that is wrong with the plan for a file of so many pages, names first.
  func faults(pageCount: Int) -> [FinishingError.Fault] {
    faultsOfFieldNames + faultsOfPages(count: pageCount)
  }

  private var faultsOfFieldNames: [FinishingError.Fault] {
    var faults: [FinishingError.Fault] = []
    // By bytes: names that differ only in their normal form are two names to every reader.
    var seen: Set<[UInt8]> = []
    for field in fields {
      let name = field.area.name
      if name.isEmpty { faults.append(.emptyFieldName(pageIndex: field.pageIndex)) }
      if name.utf8.contains(UInt8(ascii: ".")) { faults.append(.fieldNameWithFullStop(name)) }
      if !seen.insert(Array(name.utf8)).inserted { faults.append(.duplicateFieldName(name)) }
    }
    return faults
  }

  private func faultsOfPages(count: Int) -> [FinishingError.Fault] {
    (fields.map(\.pageIndex) + outline.map(\.pageIndex))
      .filter { !(0..<count).contains($0) }
      .map { .noSuchPage(index: $0, count: count) }
  }
}
