public import CivilCalendar

/// Why an officer is not in the pool of a quarter (《暂行办法》一、2).
public enum Ineligibility: Hashable, Sendable {
  /// 行政执法证.
  case noLawCertificate
  case lawCertificateExpires(CalendarDate)
  case lawCertificateBegins(CalendarDate)
  /// 环境监察执法证.
  case noInspectionCertificate
  case inspectionCertificateExpires(CalendarDate)
  case inspectionCertificateBegins(CalendarDate)
  case away(reason: String)
  case unitSuppliesNone(UnitName)
  case notRegistered

  /// Whether it is about one of the two certificates.
  public var isOfCertificate: Bool {
    switch self {
    case .noLawCertificate, .lawCertificateExpires, .lawCertificateBegins,
      .noInspectionCertificate, .inspectionCertificateExpires, .inspectionCertificateBegins:
      true
    case .away, .unitSuppliesNone, .notRegistered: false
    }
  }

  public var wording: String {
    switch self {
    case .noLawCertificate: "没有行政执法证"
    case .lawCertificateExpires(let day): "行政执法证到\(day.wording)失效"
    case .lawCertificateBegins(let day): "行政执法证\(day.wording)起才生效"
    case .noInspectionCertificate: "没有环境监察执法证"
    case .inspectionCertificateExpires(let day): "环境监察执法证到\(day.wording)失效"
    case .inspectionCertificateBegins(let day): "环境监察执法证\(day.wording)起才生效"
    case .away(let reason): "不在岗（\(reason)）"
    case .unitSuppliesNone(let unit): "\(unit)不在抽取范围（四个大队和危管应急中心）"
    case .notRegistered: "不在执法人员信息库里"
    }
  }
}

/// A certificate of an officer that ends before a day (《暂行办法》一、2).
public struct EndingCertificate: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case law = "行政执法证"
    case inspection = "环境监察执法证"
  }

  public var officer: Officer
  public var kind: Kind
  public var lastDay: CalendarDate

  /// `孙五（环境监察一大队）行政执法证2019年5月31日到期`.
  public func wording(on today: CalendarDate) -> String {
    "\(officer.name)（\(officer.unit)）\(kind.rawValue)\(lastDay.wording)\(lastDay < today ? "已过期" : "到期")"
  }
}

extension Office {
  /// Of everybody in the registry on a day.
  public func endingCertificates(
    before end: CalendarDate, on today: CalendarDate
  ) -> [EndingCertificate] {
    officers.all(on: today).flatMap { officer in
      [
        (EndingCertificate.Kind.law, officer.lawCertificate),
        (.inspection, officer.inspectionCertificate),
      ].compactMap { kind, certificate in
        guard let day = certificate?.validTo, day < end else { return nil }
        return EndingCertificate(officer: officer, kind: kind, lastDay: day)
      }
    }
  }
}

extension Office {
  /// Why an officer may not check from a day to another, by a record of the registry.
  func obstacles(
    of officer: Officer, from first: CalendarDate, to last: CalendarDate
  ) -> [Ineligibility] {
    let known = officers.history(of: officer.id)
    let index = known.lastIndex { $0.record == officer } ?? known.startIndex
    return officer.obstacles(
      from: first, to: last, units: units, after: known[..<index].compactMap(\.record))
  }

  /// What kept an officer from checking on a day, as far as the registry tells by now.
  ///
  /// A renewal or a return is often entered after the day from which it holds: whoever was fit by the
  /// record of that day, or by one that was entered since, was fit.
  public func obstacles(
    to id: OfficerID, onCheckOf day: CalendarDate
  ) -> [Ineligibility] {
    let known = officers.history(of: id)
    let first = known.lastIndex { $0.date <= day } ?? known.startIndex
    let found = known.indices[first...].compactMap { index in
      known[index].record?.obstacles(
        from: day, to: day, units: units, after: known[..<index].compactMap(\.record))
    }
    return found.contains(where: \.isEmpty) ? [] : found.first ?? [.notRegistered]
  }
}
