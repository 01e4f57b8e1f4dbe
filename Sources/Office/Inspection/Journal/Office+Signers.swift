public import CivilCalendar

/// Whose signature counts for whom on a day.
extension Office {
  /// 科室负责人 of a unit's form on a day: its head or who signs for him; `nil` where the office fills
  /// that cell with somebody else (domain 0.2, 3).
  public func sectionSigner(of unit: UnitName, on date: CalendarDate) -> String? {
    guard settings?.readings.headSignsAsSection != false else { return nil }
    return self.unit(unit)?.signer(on: date)
  }

  /// 分管领导, or who signs for him that day by a written authority.
  public func isLeader(_ name: String, on date: CalendarDate) -> Bool {
    guard let settings else { return false }
    let deputies = settings.leaderSigners.filter { $0.holds(on: date) }.map(\.name)
    return ([settings.leader] + deputies).contains { ExactName($0) == ExactName(name) }
  }

  /// 主要负责人 of a unit, or who signs for him that day.
  public func isHead(_ name: String, of unit: UnitName, on date: CalendarDate) -> Bool {
    guard let unit = self.unit(unit) else { return false }
    return [unit.head, unit.signer(on: date)].contains { ExactName($0) == ExactName(name) }
  }
}

extension Author {
  /// Whether somebody works for a unit as its head, or in the head's place: by the role in which he came,
  /// or because he heads it besides what he came as.
  func acts(for unit: UnitName, in office: Office, on date: CalendarDate) -> Bool {
    (role == .unit && self.unit == unit) || office.isHead(name, of: unit, on: date)
  }
}
