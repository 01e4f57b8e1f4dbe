/// UAX #14 of Unicode 15.0 as a machine: a row for every context the rules can tell apart.
///
/// ``LineBreakContext`` holds the rules. They are asked once for every context and class; from then
/// on each character costs one look at the table.
enum UnicodeLineBreaks {
  private struct Step: Sendable {
    /// Where the steps of the context that follows begin.
    var row: UInt16
    /// Nil where it depends on the character after the next.
    var opportunity: LineBreakOpportunity?
  }

  /// A row of steps for each context, the start of text first; in a row a step for each class.
  private static let steps: [Step] = {
    let classes = LineBreakClass.allCases
    var contexts = [LineBreakContext()]
    var rows: [LineBreakContext: UInt16] = [contexts[0]: 0]
    var steps: [Step] = []

    func row(of context: LineBreakContext) -> UInt16 {
      if let row = rows[context] { return row }
      let row = UInt16(contexts.count * classes.count)
      contexts.append(context)
      rows[context] = row
      return row
    }

    while steps.count < contexts.count * classes.count {
      let context = contexts[steps.count / classes.count]
      for next in classes {
        let row = row(of: context.following(next))
        steps.append(Step(row: row, opportunity: context.opportunity(before: next)))
      }
    }
    return steps
  }()
}

extension UnicodeLineBreaks {
  /// Whether a line may end between each class and the next; the end of the text is left out.
  ///
  /// The classes are those that ``CharacterProperties/resolved(for:)`` gives, or what a tailoring
  /// puts in their place. The cost is linear.
  static func opportunities(in classes: [LineBreakClass]) -> [LineBreakOpportunity] {
    guard let first = classes.first else { return [] }
    let steps = steps
    var row = Int(steps[Int(first.rawValue)].row)
    var opportunities: [LineBreakOpportunity] = []
    opportunities.reserveCapacity(classes.count - 1)
    for index in 1..<classes.count {
      let step = steps[row + Int(classes[index].rawValue)]
      row = Int(step.row)
      opportunities.append(
        step.opportunity ?? (startsNumber(classes[(index + 1)...]) ? .prohibited : .allowed))
    }
    return opportunities
  }

  private static func startsNumber(_ classes: ArraySlice<LineBreakClass>) -> Bool {
    classes.first { !LineBreakClassSet.marks.contains($0) } == .nu
  }
}
