extension DrawPool {
  /// The pool as rows of the six files, in the order of the lines' bytes (SSJ-DRAW/1 step 1).
  var canonicalRows: [CanonicalRow] {
    let rows = ruleRows + sourceRows + officerRows + recusalRows + exclusionRows + historyRows
    return rows.map { (row: $0, line: $0.line) }
      .sorted { $0.line.lexicographicallyPrecedes($1.line) }
      .map(\.row)
  }

  private var ruleRows: [CanonicalRow] {
    let values = [
      ("carryLoad", rules.carriesLoad ? "1" : "0"),
      ("legalBasis", rules.legalBasis),
      ("policy", rules.policy.rawValue),
      ("secondFromOtherUnit", rules.prefersOtherUnit ? "1" : "0"),
    ]
    let quotas = SourceClass.allCases.map {
      ("class.\($0.rawValue).quota", String(rules.quotas[$0, default: 0]))
    }
    return (values + quotas).map { CanonicalRow(.rules, [$0, $1]) }
  }

  private var sourceRows: [CanonicalRow] {
    sources.map {
      CanonicalRow(
        .sources, [$0.id.rawValue, $0.sourceClass.rawValue, String($0.weight), $0.name])
    }
  }

  private var officerRows: [CanonicalRow] {
    officers.map { CanonicalRow(.officers, [$0.id.rawValue, $0.unit.rawValue]) }
  }

  private var recusalRows: [CanonicalRow] {
    recusals.map { CanonicalRow(.recusals, [$0.officer.rawValue, $0.source.rawValue]) }
  }

  private var exclusionRows: [CanonicalRow] {
    exclusions.map {
      switch $0.subject {
      case .source(let id): CanonicalRow(.exclusions, ["source", id.rawValue, $0.reason])
      case .officer(let id): CanonicalRow(.exclusions, ["officer", id.rawValue, $0.reason])
      }
    }
  }

  private var historyRows: [CanonicalRow] {
    [CanonicalRow(.history, ["previous", history.previous?.digest.hex ?? "none"])]
      + history.loads.map { CanonicalRow(.history, ["load", $0.rawValue, String($1)]) }
      + history.timesDrawn.map { CanonicalRow(.history, ["drawn", $0.rawValue, String($1)]) }
  }
}
