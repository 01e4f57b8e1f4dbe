import CivilCalendar

/// 二、4: rows whose officer cannot check them wait for another, for whom nobody has asked yet.
extension DueListBuilder {
  mutating func addReplacements() {
    guard today <= quarter.lastDay else { return }
    let asked = Set(
      office.openReplacements(of: quarter).map { TaskOfOfficer(task: $0.task, officer: $0.old) })
    var stuck: [TaskOfOfficer] = []
    for task in office.tasks(of: quarter) where office.results[task] == nil {
      let officers = office.officers(of: task)
      for officer in officers + (officers.count < 2 ? [.gap] : []) {
        let pair = TaskOfOfficer(task: task, officer: officer)
        if !asked.contains(pair), obstacle(to: pair) != nil { stuck.append(pair) }
      }
    }
    let groups = Dictionary(grouping: stuck, by: group).sorted {
      ($0.value[0].task, $0.key.officer) < ($1.value[0].task, $1.key.officer)
    }
    for (group, pairs) in groups {
      let rows = RowNumbers(pairs.map(\.task.row)).wording
      add(
        .replacement, .officerChange, .unit, quarter.wording,
        pairs.map { checkDay(of: $0.task) }.min() ?? quarter.lastDay, unit: group.unit,
        reference: group.officer.rawValue, isDone: false,
        note: "派遣单第\(rows)行"
          + (group.officer == .gap ? "" : "的\(office.name(of: group.officer))") + group.obstacle)
    }
  }

  private struct TaskOfOfficer: Hashable {
    var task: TaskID
    var officer: OfficerID
  }

  /// Told in one line: the same officer, for the same reason.
  private struct Group: Hashable {
    var unit: UnitName?
    var officer: OfficerID
    var obstacle: String
  }

  private func group(of pair: TaskOfOfficer) -> Group {
    Group(
      unit: office.home(of: pair.officer, on: pair.task), officer: pair.officer,
      obstacle: obstacle(to: pair) ?? "")
  }

  /// What will stand against the officer when the row is to be checked at the latest.
  private func obstacle(to pair: TaskOfOfficer) -> String? {
    if pair.officer == .gap { return "只有一名执法人员" }
    let day = max(today, checkDay(of: pair.task))
    let source = office.row(pair.task)?.source.id
    if source.map({ office.isRecused(pair.officer, from: $0, on: day) }) == true { return "应回避" }
    let obstacles = office.obstacles(to: pair.officer, onCheckOf: day)
    return obstacles.isEmpty ? nil : obstacles.map(\.wording).joined(separator: "、")
  }

  private func checkDay(of task: TaskID) -> CalendarDate {
    office.plannedStretch(of: task)?.upperBound ?? quarter.lastDay
  }
}
