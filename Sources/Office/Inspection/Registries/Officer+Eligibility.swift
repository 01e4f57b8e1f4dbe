public import CivilCalendar

extension Officer {
  /// 一、2: drawn are officers on duty with both certificates.
  ///
  /// Why this one is not on a day, as a predicate in Chinese; `nil` if nothing stands against it.
  public func reasonNotToDraw(on date: CalendarDate) -> String? {
    if case .away(let reason, let from, let until) = duty, from <= date, date <= (until ?? date) {
      return "不在岗（\(reason)）"
    }
    return Self.fault(of: lawCertificate, "行政执法证", on: date)
      ?? Self.fault(of: inspectionCertificate, "环境监察执法证", on: date)
  }

  private static func fault(
    of certificate: Certificate?, _ name: String, on date: CalendarDate
  ) -> String? {
    guard let certificate else { return "没有\(name)" }
    return certificate.isValid(from: date, to: date) ? nil : "的\(name)不在有效期内"
  }
}
