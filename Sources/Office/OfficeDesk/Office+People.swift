import CivilCalendar
import Diagnostics
import Inspection

extension Office {
  /// Who a name stands for: the administrator, 分管领导, a unit's head or who signs for him, an
  /// officer of the registry; in this order.
  ///
  /// Two officers of one name are told apart as `姓名（单位）`, or by their ids.
  func author(named text: String, on date: CalendarDate) throws(DiagnosticError) -> Author {
    if let officer = officers.record(OfficerID(text), on: date) {
      return Author(name: officer.name, role: .inspector, unit: officer.unit)
    }
    let person = PersonName(text)
    let unit = person.unit.map { name in settings?.unit(named: name)?.name ?? UnitName(name) }
    let found = everybody(on: date).filter {
      ExactName($0.name) == person.name && (unit == nil || $0.unit == unit)
    }
    guard let first = found.first else {
      throw DiagnosticError(
        .error(
          "desk.unknown-person", "机关设置和执法人员信息库里没有“\(text)”",
          hint: "核对姓名；系统管理人员、分管领导、单位负责人写在 设置.yaml，执法人员先录入信息库"))
    }
    guard first.role != .inspector || found.count == 1 else {
      let officers = officers.all(on: date).filter {
        ExactName($0.name) == person.name && (unit == nil || $0.unit == unit)
      }
      throw DiagnosticError(.ambiguous(officers, called: text))
    }
    return first
  }

  private func everybody(on date: CalendarDate) -> [Author] {
    guard let settings else { return [] }
    return settings.administrators.map { Author(name: $0, role: .administrator) }
      + ([settings.leader] + settings.leaderSigners.filter { $0.holds(on: date) }.map(\.name))
      .map { Author(name: $0, role: .leader) }
      + settings.units.flatMap { unit in
        ([unit.head, unit.signer(on: date)]).map {
          Author(name: $0, role: .unit, unit: unit.name)
        }
      }
      + officers.all(on: date).map { Author(name: $0.name, role: .inspector, unit: $0.unit) }
  }
}

/// `王二`, or `王二（一大队）` with brackets of either width.
struct PersonName {
  var name: ExactName
  var unit: String?

  init(_ text: String) {
    let scalars = text.unicodeScalars
    guard let last = scalars.last, last == "）" || last == ")",
      let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" }), open > scalars.startIndex
    else {
      name = ExactName(text)
      return
    }
    name = ExactName(String(scalars[..<open]))
    unit = String(scalars[scalars.index(after: open)...].dropLast())
  }
}
