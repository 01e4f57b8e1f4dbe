public import CivilCalendar
public import Diagnostics

extension DrawPool {
  /// 冻结: the pool of a quarter as the office knows it now (SSJ-DRAW/1 step 1).
  ///
  /// Everyone in a registry on the quarter's first day is in the pool or among the exclusions, and
  /// the exclusions say why. Fails without settings or rules.
  public init(of quarter: CalendarQuarter, in office: Office) throws(DiagnosticError) {
    guard let rules = office.rules, office.settings != nil else {
      throw DiagnosticError(
        .refusal(
          "draw.no-rules", .sourcesDrawn, "台账里还没有机关设置或抽取规则，不知道按什么比例抽取", hint: "先登记设置.yaml和抽取规则.yaml"
        ))
    }
    let day = quarter.firstDay
    let registered = office.sources.all(on: day)
    let staff = office.officers.all(on: day)
    let obstacles = staff.map {
      office.obstacles(of: $0, from: day, to: quarter.lastDay)
    }
    let eligible = zip(staff, obstacles).filter { $1.isEmpty }.map(\.0)
    self.init(
      rules: Rules(
        rules, sources: registered.filter(\.isActive), officerCount: eligible.count,
        quarter: quarter),
      sources: registered.filter(\.isActive).map {
        Source(
          id: $0.id, sourceClass: $0.classification.sourceClass, weight: rules.balls(of: $0),
          name: $0.name)
      },
      officers: eligible.map { Officer(id: $0.id, unit: $0.unit) })
    recusals = office.recusals(during: quarter, of: Set(staff.map(\.id)), Set(registered.map(\.id)))
    exclusions =
      registered.compactMap { source in
        source.reasonNotToDraw.map { Exclusion(.source(source.id), reason: $0) }
      }
      + zip(staff, obstacles).filter { !$1.isEmpty }.map {
        Exclusion(.officer($0.id), reason: $1.map(\.wording).joined(separator: "、"))
      }
    history = office.history(
      before: quarter, sources: Set(sources.map(\.id)), officers: Set(officers.map(\.id)))
  }
}

extension DrawPool.Rules {
  fileprivate init(
    _ rules: RuleSet, sources: [PollutionSource], officerCount: Int, quarter: CalendarQuarter
  ) {
    let pools = ClassCounts(sources.map(\.classification.sourceClass))
    self.init(
      quotas: Dictionary(
        uniqueKeysWithValues: SourceClass.allCases.map {
          let ratio = rules[$0].ratio
          return (
            $0, ratio.demand(pool: pools[$0], officers: officerCount, quarter: quarter.number)
          )
        }),
      policy: rules.repeatPolicy == .yearDeck ? .yearDeck : .independent,
      carriesLoad: rules.carriesLoad, prefersOtherUnit: rules.takesSecondFromOtherUnit,
      legalBasis: rules.legalBasis)
  }
}

extension RuleSet {
  /// How often a source's tickets are drawn: SSJ-DRAW/1 step 6.
  fileprivate func balls(of source: PollutionSource) -> Int {
    isWeighted ? source.weighting?.balls ?? 1 : 1
  }
}

extension PollutionSource {
  fileprivate var reasonNotToDraw: String? {
    guard case .suspended(let exclusion, _) = standing else { return nil }
    return exclusion.rawValue
  }
}

extension Office {
  /// 回避 known before the draw that hold in a quarter, of people and sources in the registries.
  fileprivate func recusals(
    during quarter: CalendarQuarter, of officers: Set<OfficerID>, _ sources: Set<SourceID>
  ) -> [DrawPool.Recusal] {
    let holding = recusals.filter {
      $0.holds(from: quarter.firstDay, to: quarter.lastDay) && officers.contains($0.officer)
        && sources.contains($0.source)
    }
    return Array(
      Set(holding.map { DrawPool.Recusal(officer: $0.officer, source: $0.source) }))
  }

  /// What the year's earlier quarters left: who has done how much, and who was drawn how often.
  ///
  /// Loads are those of the officers who check in the end. Whoever was not in a quarter's pool, new or
  /// on leave, counts with its average: he has nothing to make up for. Older years do not count.
  fileprivate func history(
    before quarter: CalendarQuarter, sources: Set<SourceID>, officers: Set<OfficerID>
  ) -> DrawPool.History {
    var history = DrawPool.History(previous: lastCommitment)
    let earlier = (1..<quarter.number).compactMap {
      CalendarQuarter(year: quarter.year, number: $0).flatMap { sheet(of: $0) }
    }
    for sheet in earlier {
      var loads: [OfficerID: Int] = [:]
      for row in sheet.rows {
        if sources.contains(row.source.id) { history.timesDrawn[row.source.id, default: 0] += 1 }
        for officer in self.officers(of: TaskID(sheet.quarter, row: row.number)) {
          loads[officer, default: 0] += 1
        }
      }
      let present = Set(eligibleOfficers(during: sheet.quarter).map(\.id))
      let average = present.isEmpty ? 0 : loads.values.reduce(0, +) / present.count
      for officer in officers {
        let load = loads[officer, default: present.contains(officer) ? 0 : average]
        if load > 0 { history.loads[officer, default: 0] += load }
      }
    }
    return history
  }
}
