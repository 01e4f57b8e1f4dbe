import CivilCalendar
import Diagnostics

extension IntegrityCheck {
  /// 7: each quarter's registry is the one before, with what came and without what went; what is
  /// deleted has its photo, and never leaves a pool that is already frozen (二、5).
  public var registries: [IntegrityFinding] { sums + removals }

  private var sums: [IntegrityFinding] {
    let days = office.sourceChanges.map(Self.day)
    guard let first = days.min(), let last = days.max() else { return [] }
    var found: [IntegrityFinding] = []
    var quarter: CalendarQuarter? = CalendarQuarter(of: first)
    while let current = quarter, current <= CalendarQuarter(of: last) {
      let before = current.firstDay.adding(days: -1).map(activeCount) ?? 0
      let change = office.sourceChanges.filter { current.contains(Self.day($0)) }
        .reduce(0) { $0 + Self.gain($1) }
      let after = activeCount(on: current.lastDay)
      if before + change != after {
        found.append(
          .init(
            .registries, "integrity.registry-sum",
            "\(current.wording)污染源库：期初\(before)家，变动\(change)家，期末却是\(after)家"))
      }
      quarter = current.next
    }
    return found
  }

  private func activeCount(on day: CalendarDate) -> Int {
    office.sources.all(on: day).count { $0.isActive }
  }

  /// The day on which a change is felt.
  private static func day(_ change: SourceChange) -> CalendarDate {
    switch change.kind {
    case .removed, .kept: change.effective?.firstDay ?? change.date
    case .added, .amended, .suspended, .restored: change.date
    }
  }

  private static func gain(_ change: SourceChange) -> Int {
    switch change.kind {
    case .added, .kept: change.record.isActive ? 1 : 0
    case .restored: 1
    case .suspended: -1
    case .removed: change.record.isActive ? -1 : 0
    case .amended: 0
    }
  }

  private var removals: [IntegrityFinding] {
    // One that was taken back may be followed by another of the same source.
    var count: [SourceID: Int] = [:]
    return office.sourceChanges.filter { $0.kind == .removed }.flatMap { change in
      let name = "“\(change.record.name)”（\(change.record.id)）"
      let index = count[change.record.id, default: 0]
      count[change.record.id] = index + 1
      guard change.photo != nil, let effective = change.effective else {
        return [
          IntegrityFinding(
            .registries, "integrity.removed-without-photo", "\(name)的删除没有现场照片或生效季度")
        ]
      }
      let removals = office.sources.history(of: change.record.id).filter { $0.record == nil }
      guard removals.indices.contains(index),
        wasPooled(effective, before: removals[index].entry)
      else { return [] }
      return [
        IntegrityFinding(
          .registries, "integrity.removed-after-freeze",
          "\(name)在\(effective.wording)的名单冻结以后才登记删除，却从该季度起生效")
      ]
    }
  }

  /// Whether a pool of the quarter that stood at that entry was frozen or drawn from by then.
  private func wasPooled(_ quarter: CalendarQuarter, before entry: Int) -> Bool {
    let frozen = office.ownDraws.filter { $0.id.quarter == quarter }
      .map { (draw: $0.id, entry: $0.frozen.entry) }
    let drawn = office.draws(of: quarter).compactMap { sheet in
      office.sheetTraces[sheet.draw].map { (draw: sheet.draw, entry: $0.entry) }
    }
    return (frozen + drawn).contains { pool in
      pool.entry < entry && (office.voidTraces[pool.draw]?.entry ?? .max) > entry
    }
  }
}
