import FormData

/// 每节: one part for each value, in declared order of options, by 次序, or of first appearance.
struct SectionSplit {
  struct Part {
    var context: FillContext
  }

  private let sectioning: Sectioning
  private let template: CompiledTemplate

  init(_ sectioning: Sectioning, template: CompiledTemplate) {
    self.sectioning = sectioning
    self.template = template
  }

  /// Within a part the list holds only its own records, so every name and sum there means them.
  func parts(of context: FillContext) -> (parts: [Part], gaps: OrderGaps) {
    let reference = ListReference(frame: 0, slot: sectioning.list, name: "", fields: [])
    guard let list = context.records(of: reference), list.count > 0 else {
      return ([Part(context: context)], OrderGaps())
    }
    let key = sectioning.key
    var order = RecordOrder([key])
    let indices = order.indices(of: list) { _, _ in true }
    let parts = Self.runs(of: indices, in: list, by: [key]).enumerated().map { number, run in
      let value = list.record(at: Int(indices[run.lowerBound])).values[key.slot]
      // A part keeps the order of the data, not of its values.
      let selection = RecordSelection(list, indices: indices[run].sorted())
      var part = context
      part.records[0].values[sectioning.list] = .records(
        RecordList(selection, identity: -1 - number))
      part.counters.section = value.printedName
      return Part(context: part)
    }
    return (parts, order.gaps)
  }

  /// Stretches of equal keys in an order that brought them together.
  static func runs(
    of indices: [Int32], in list: RecordList, by keys: [CompiledRowTable.SortKey]
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    var previous: [ExactValue] = []
    for (place, index) in indices.enumerated() {
      let record = list.record(at: Int(index))
      let values = keys.map { ExactValue(record.values[$0.slot]) }
      if place > start, values != previous {
        runs.append(start..<place)
        start = place
      }
      previous = values
    }
    if start < indices.count { runs.append(start..<indices.count) }
    return runs
  }
}
