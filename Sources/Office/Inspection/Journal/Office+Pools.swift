public import CivilCalendar

extension Office {
  /// 污染源信息库 of a quarter: active sources on its first day.
  public func pool(of quarter: CalendarQuarter, _ sourceClass: SourceClass) -> [PollutionSource] {
    sources.all(on: quarter.firstDay).filter {
      $0.isActive && $0.classification.sourceClass == sourceClass
    }
  }

  /// 执法人员信息库 of a quarter (一、2), in the order of their ids' bytes.
  public func eligibleOfficers(during quarter: CalendarQuarter) -> [Officer] {
    officers.all(on: quarter.firstDay).filter {
      obstacles(of: $0, from: quarter.firstDay, to: quarter.lastDay).isEmpty
    }
  }

  public func strata(of quarter: CalendarQuarter) -> [DispatchSheet.Stratum] {
    let officerCount = eligibleOfficers(during: quarter).count
    return SourceClass.allCases.map { sourceClass in
      let pool = pool(of: quarter, sourceClass).count
      let demand = rules?[sourceClass].ratio
        .demand(pool: pool, officers: officerCount, quarter: quarter.number)
      return DispatchSheet.Stratum(sourceClass, pool: pool, demand: demand ?? 0)
    }
  }

  /// Those in force when the draw's pool was frozen or its list adopted, whatever was changed later;
  /// of a draw to come, those in force now.
  public func rules(of draw: DrawID) -> RuleSet? { rulesOfDraws[draw] ?? rules }

  public var units: [Unit] { settings?.units ?? [] }

  public func unit(_ name: UnitName) -> Unit? { units.first { $0.name == name } }

  /// Why an officer may not check in a quarter, from a day of it on.
  ///
  /// `entry`: what was entered by later entries does not count.
  public func obstacles(
    to id: OfficerID, during quarter: CalendarQuarter, from day: CalendarDate? = nil,
    asOf entry: Int = .max
  ) -> [Ineligibility] {
    let first = max(day ?? quarter.firstDay, quarter.firstDay)
    return officers.record(id, on: first, asOf: entry).map {
      obstacles(of: $0, from: first, to: quarter.lastDay)
    } ?? [.notRegistered]
  }

  /// As people call the officer, removed ones included: `张伟（二大队）` where the registry has had two
  /// of that name, who must be told apart on paper (《暂行办法》一、2).
  public func name(of id: OfficerID) -> String {
    guard let officer = officers.lastKnown(id) else { return id.rawValue }
    let others = (officersOfName[ExactName(officer.name)] ?? []).subtracting([id])
    guard !others.isEmpty else { return officer.name }
    guard !others.contains(where: { officers.lastKnown($0)?.unit == officer.unit }) else {
      return "\(officer.name)（\(id)）"
    }
    // As short as people call the unit, since names stand in narrow columns.
    let calls = [officer.unit.rawValue] + (unit(officer.unit)?.aliases ?? [])
    let shortest = calls.min { $0.unicodeScalars.count < $1.unicodeScalars.count }
    return "\(officer.name)（\(shortest ?? officer.unit.rawValue)）"
  }

  /// The name alone, which others may have too.
  public func plainName(of id: OfficerID) -> String {
    officers.lastKnown(id)?.name ?? id.rawValue
  }

  func source(withCreditCode code: CreditCode, on date: CalendarDate) -> PollutionSource? {
    (holders[code] ?? []).sorted().lazy.compactMap { sources.record($0, on: date) }
      .first { $0.creditCode == code }
  }

  /// Deletions take effect with the next pool that is neither frozen nor drawn from (二、5).
  func nextQuarterWithoutPool(after quarter: CalendarQuarter) -> CalendarQuarter? {
    var next = quarter.next
    while let candidate = next, sheet(of: candidate) != nil || openDraw(of: candidate) != nil {
      next = candidate.next
    }
    return next
  }

  /// Whether officers or sources of the registries name the unit.
  func hasPeople(_ unit: UnitName, on today: CalendarDate) -> Bool {
    officers.all(on: today).contains { $0.unit == unit }
      || sources.all(on: today).contains { $0.entryUnit == unit }
  }

  /// Whether a sheet that holds, of whatever quarter, gave tasks to the unit: its reports have a row for it.
  func hasTasks(_ unit: UnitName) -> Bool {
    Set(sheets.map(\.quarter)).flatMap(tasks).contains { task in
      officers(of: task).contains { home(of: $0, on: task) == unit }
    }
  }
}
