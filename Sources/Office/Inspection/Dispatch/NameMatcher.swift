import CivilCalendar
import Diagnostics

/// Finds sources and officers by the names a list calls them.
struct NameMatcher {
  let office: Office
  private var sources: [ExactName: [PollutionSource]] = [:]
  private var officers: [ExactName: [Officer]] = [:]
  private let date: CalendarDate
  /// Known, and gone on the day.
  private var removed: [ExactName: SourceID] = [:]
  private(set) var faults: [Diagnostic] = []

  init(office: Office, date: CalendarDate) {
    self.office = office
    self.date = date
    for source in office.sources.all(on: date) {
      sources[ExactName(source.name), default: []].append(source)
    }
    for id in office.sources.everyID where office.sources.record(id, on: date) == nil {
      if let source = office.sources.lastKnown(id) { removed[ExactName(source.name)] = id }
    }
    for officer in office.officers.all(on: date) {
      officers[ExactName(officer.name), default: []].append(officer)
      let unit = office.settings?.units.first { $0.name == officer.unit }
      for name in [officer.unit.rawValue] + (unit?.aliases ?? []) {
        officers[ExactName("\(officer.name)（\(name)）"), default: []].append(officer)
      }
    }
  }

  mutating func match(_ row: AdoptDraw.Row, number: Int) -> DispatchSheet.Row? {
    let found = sources[ExactName(row.sourceName)] ?? []
    let source = found.count > 1 ? found.filter { $0.address == row.address } : found
    let people = row.officerNames.compactMap { officer(named: $0, in: row, number: number) }
    guard source.count == 1, let source = source.first else {
      faults.append(fault(of: row, number: number, found: found.count))
      return nil
    }
    guard people.count == row.officerNames.count else { return nil }
    return DispatchSheet.Row(number: number, source: source, officers: people.map(\.id))
  }

  private func fault(of row: AdoptDraw.Row, number: Int, found: Int) -> Diagnostic {
    let name = "第\(number)行的“\(row.sourceName)”"
    if found == 0, let removed = removed[ExactName(row.sourceName)] {
      return .error(
        "draw.removed-source", "\(name)已登记删除，到\(date.wording)不在污染源信息库里", at: row.location,
        hint: "没有删除的，撤销删除：hanform office source keep \(removed) --reason 原因；确已删除的，与抽取系统核对名单")
    }
    let hint = "先在污染源信息库里登记或改正名称，再登记抽取结果"
    return found == 0
      ? .error("draw.unknown-source", "\(name)不在污染源信息库里", at: row.location, hint: hint)
      : .error(
        "draw.ambiguous-source", "\(name)在库里有\(found)家，地址也分不清", at: row.location, hint: hint)
  }

  private mutating func officer(
    named name: String, in row: AdoptDraw.Row, number: Int
  ) -> Officer? {
    let found = officers[ExactName(name)] ?? []
    if found.count == 1 { return found[0] }
    let (id, message): (Diagnostic.ID, String) =
      found.isEmpty
      ? ("draw.unknown-officer", "第\(number)行的执法人员“\(name)”不在执法人员信息库里")
      : ("draw.ambiguous-officer", "第\(number)行的执法人员“\(name)”在库里有\(found.count)人")
    faults.append(
      .error(id, message, at: row.location, hint: "同名的在名单里写“姓名（单位）”；不在库的先登记"))
    return nil
  }
}
