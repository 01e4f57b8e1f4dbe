public import CivilCalendar
public import Diagnostics
public import Inspection
import InspectionStore

/// Finds what a clerk names: by id, by name, an officer also as `姓名（单位）`.
extension Desk {
  public func source(called text: String, in office: Office) throws(DiagnosticError)
    -> PollutionSource
  {
    if let source = office.sources.record(SourceID(text), on: today) { return source }
    let found = office.sources.all(on: today).filter { ExactName($0.name) == ExactName(text) }
    guard let source = found.first, found.count == 1 else {
      throw DiagnosticError(
        found.isEmpty
          ? clockFault(in: office)
            ?? .error(
              "desk.unknown-source", "污染源信息库里没有“\(text)”",
              hint: Self.guess(text, among: office.sources.all(on: today).map(\.name)) + "写编号或全称")
          : .error(
            "desk.ambiguous-source", "有\(found.count)个“\(text)”",
            hint: "写编号：\(found.map(\.id.rawValue).joined(separator: "、"))"))
    }
    return source
  }

  public func officer(called text: String, in office: Office) throws(DiagnosticError) -> Officer {
    if let officer = office.officers.record(OfficerID(text), on: today) { return officer }
    let person = PersonName(text)
    let unit = person.unit.map { office.settings?.unit(named: $0)?.name ?? UnitName($0) }
    let found = office.officers.all(on: today).filter {
      ExactName($0.name) == person.name && (unit == nil || $0.unit == unit)
    }
    guard let officer = found.first, found.count == 1 else {
      throw DiagnosticError(
        found.isEmpty
          ? clockFault(in: office)
            ?? .error(
              "desk.unknown-officer", "执法人员信息库里没有“\(text)”",
              hint: Self.guess(text, among: office.officers.all(on: today).map(\.name))
                + "写编号或姓名，同名的写“姓名（单位）”")
          : .ambiguous(found, called: text))
    }
    return officer
  }

  /// `是不是“淄博甲化工有限公司”？`: the few names of which this is a part, else the nearest one.
  private static func guess(_ text: String, among names: [String]) -> String {
    let whole = text.isEmpty ? [] : names.filter { $0.contains(text) }
    let meant =
      (1...3).contains(whole.count)
      ? whole : [NearestName.of(text, among: names)].compactMap(\.self)
    return meant.isEmpty ? "" : "是不是\(meant.map { "“\($0)”" }.joined(separator: "、"))？"
  }

  public func unit(called text: String, in office: Office) throws(DiagnosticError) -> Unit {
    if let unit = office.settings?.unit(named: text) { return unit }
    let names = office.units.flatMap { [$0.name.rawValue] + $0.aliases }
    throw DiagnosticError(
      .error(
        "desk.unknown-unit", "机关设置里没有“\(text)”这个单位",
        hint: NearestName.of(text, among: names).map { "是不是“\($0)”？" }
          ?? "有：\(office.units.map(\.name.rawValue).joined(separator: "、"))"))
  }

  /// The unit named, or the clerk's own.
  public func unit(calledOrOwn text: String?, in office: Office) throws(DiagnosticError) -> Unit {
    if let text { return try unit(called: text, in: office) }
    guard let own = try author(in: office).unit.flatMap(office.unit) else {
      throw DiagnosticError(
        .error("desk.no-unit", "没有写明是哪个单位", hint: "加上 --unit 单位"))
    }
    return own
  }
}

extension Desk {
  /// A clock that was set back shows registries in which nobody is yet: that is told instead.
  func clockFault(in office: Office) -> Diagnostic? {
    guard clock == .runsForward else { return nil }
    return store.clockFault(at: time, after: office.lastEntry)
  }
}

extension Diagnostic {
  /// Two people of one unit are told apart by their ids alone.
  static func ambiguous(_ found: [Officer], called text: String) -> Diagnostic {
    let people = found.map { officer in
      let certificate = officer.lawCertificate.map { "，行政执法证\($0.number)" } ?? ""
      return "\(officer.id)（\(officer.unit)\(certificate)）"
    }
    return .error(
      "desk.ambiguous-person", "有\(found.count)个“\(text)”",
      hint: "写编号：\(people.joined(separator: "、"))")
  }
}

extension Desk {
  /// The quarter named, or today's.
  public func quarter(_ named: CalendarQuarter?) -> CalendarQuarter {
    named ?? CalendarQuarter(of: today)
  }

  /// The quarter named, or the one that is drawn for now: in a quarter's last month the next one,
  /// where the office reads 季度末30号 so (domain 0.2, 5).
  public func quarterToDraw(_ named: CalendarQuarter?, in office: Office) -> CalendarQuarter {
    let current = CalendarQuarter(of: today)
    let drawsAhead = office.settings?.readings.drawsForNextQuarter ?? true
    let isLastMonth = current.lastMonth.contains(today)
    return named ?? (drawsAhead && isLastMonth ? current.next ?? current : current)
  }
}
