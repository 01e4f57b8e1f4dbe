public import CivilCalendar

extension Officer {
  /// 一、2: 在岗人员中有行政执法证和环境监察执法证的人员, from a day to a quarter's end.
  ///
  /// - `earlier`: what the registry said of the officer before, the oldest first. A certificate that was
  ///   renewed before it ended holds until the new one begins.
  public func obstacles(
    from first: CalendarDate, to last: CalendarDate, units: [Unit], after earlier: [Officer] = []
  ) -> [Ineligibility] {
    var obstacles: [Ineligibility] = []
    if units.first(where: { $0.name == unit })?.suppliesOfficers != true {
      obstacles.append(.unitSuppliesNone(unit))
    }
    switch lawCertificate {
    case nil: obstacles.append(.noLawCertificate)
    case let certificate? where !holds(\.lawCertificate, from: first, to: last, after: earlier):
      obstacles.append(.lawCertificateExpires(certificate.validTo))
    default: break
    }
    switch inspectionCertificate {
    case nil: obstacles.append(.noInspectionCertificate)
    case let certificate?
    where !holds(\.inspectionCertificate, from: first, to: last, after: earlier):
      obstacles.append(.inspectionCertificateExpires(certificate.validTo))
    default: break
    }
    if case .away(let reason, let from, let until) = duty, from <= last, first <= until ?? last {
      obstacles.append(.away(reason: reason))
    }
    return obstacles
  }

  private func holds(
    _ certificate: KeyPath<Officer, Certificate?>, from first: CalendarDate, to last: CalendarDate,
    after earlier: [Officer]
  ) -> Bool {
    guard let own = self[keyPath: certificate], last <= own.validTo ?? last else { return false }
    guard let start = own.validFrom, start > first else { return true }
    var (later, needed) = (own, min(last, start.adding(days: -1) ?? start))
    for record in earlier.reversed() {
      guard let before = record[keyPath: certificate] else { return false }
      if before == later { continue }
      guard needed <= before.validTo ?? needed else { return false }
      guard let start = before.validFrom, start > first else { return true }
      (later, needed) = (before, min(needed, start.adding(days: -1) ?? start))
    }
    return false
  }
}
