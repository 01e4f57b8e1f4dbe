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
    func look(
      at certificate: KeyPath<Officer, Certificate?>, none: Ineligibility,
      ends: (CalendarDate) -> Ineligibility, begins: (CalendarDate) -> Ineligibility
    ) {
      guard let own = self[keyPath: certificate] else { return obstacles.append(none) }
      if let day = own.end(before: last) {
        obstacles.append(ends(day))
      } else if let day = own.beginning(after: first),
        !own.renews(earlier.map { $0[keyPath: certificate] }, from: first, to: last)
      {
        obstacles.append(begins(day))
      }
    }
    look(
      at: \.lawCertificate, none: .noLawCertificate, ends: Ineligibility.lawCertificateExpires,
      begins: Ineligibility.lawCertificateBegins)
    look(
      at: \.inspectionCertificate, none: .noInspectionCertificate,
      ends: Ineligibility.inspectionCertificateExpires,
      begins: Ineligibility.inspectionCertificateBegins)
    if case .away(let reason, let from, let until) = duty, from <= last, first <= until ?? last {
      obstacles.append(.away(reason: reason))
    }
    return obstacles
  }
}

extension Officer.Certificate {
  /// Its last day, where that is before a day.
  fileprivate func end(before day: CalendarDate) -> CalendarDate? {
    validTo.flatMap { $0 < day ? $0 : nil }
  }

  /// Its first day, where that is after a day.
  fileprivate func beginning(after day: CalendarDate) -> CalendarDate? {
    validFrom.flatMap { $0 > day ? $0 : nil }
  }

  /// Whether those before, the oldest first, hold from a day until this one begins, or to another day.
  fileprivate func renews(
    _ earlier: [Self?], from first: CalendarDate, to last: CalendarDate
  ) -> Bool {
    guard let start = validFrom, start > first else { return true }
    var (later, needed) = (self, min(last, start.adding(days: -1) ?? start))
    for certificate in earlier.reversed() {
      guard let certificate else { return false }
      if certificate == later { continue }
      guard certificate.end(before: needed) == nil else { return false }
      guard let start = certificate.beginning(after: first) else { return true }
      (later, needed) = (certificate, min(needed, start.adding(days: -1) ?? start))
    }
    return false
  }
}
