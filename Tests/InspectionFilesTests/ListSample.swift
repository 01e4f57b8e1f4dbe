import CivilCalendar
import Diagnostics
import FormTestSupport
import Inspection
import Testing

@testable import InspectionFiles

/// An office with three units, and lists that come to it.
enum ListSample {
  static let day = CalendarDate(daysSinceEpoch: 17_985)  // 2019-03-30

  static let settings = OfficeSettings(
    name: "某分局", bureauCode: "370303", city: "淄博市", county: "张店区",
    units: [
      Unit(name: "环境监察一大队", aliases: ["一大队"], kind: .brigade, head: "甲"),
      Unit(name: "环境监察二大队", aliases: ["二大队"], kind: .brigade, head: "乙"),
      Unit(name: "危管应急中心", aliases: ["危管办"], kind: .emergencyCentre, head: "丙"),
      Unit(name: "办公室", kind: .section, head: "丁"),
    ], administrators: ["戊"], leader: "己")

  static func context(entryUnit: UnitName? = nil) throws -> ListContext {
    ListContext(
      settings: settings, date: try #require(day), handledBy: "戊", entryUnit: entryUnit)
  }

  static func office(_ facts: Fact...) throws -> Office {
    let time = try #require(Timestamp("2019-03-01T09:00:00+08:00"))
    let author = Author(name: "戊", role: .administrator)
    return Office(
      facts.enumerated().map {
        JournalEntry(number: $0.offset + 1, time: time, author: author, fact: $0.element)
      })
  }

  static func sources(
    _ text: String, _ office: Office = Office(), mapping: ColumnMapping<SourceColumn>? = nil,
    entryUnit: UnitName? = nil
  ) throws -> DryRun<PollutionSource> {
    try sources(Array(text.utf8), office, mapping: mapping, entryUnit: entryUnit)
  }

  static func sources(
    _ bytes: [UInt8], _ office: Office = Office(), mapping: ColumnMapping<SourceColumn>? = nil,
    entryUnit: UnitName? = nil
  ) throws -> DryRun<PollutionSource> {
    try DryRun(
      of: "名单.csv", bytes: bytes, mapping: mapping, registry: office.sources,
      context: context(entryUnit: entryUnit))
  }

  static func officers(
    _ text: String, _ office: Office = Office()
  ) throws -> DryRun<Officer> {
    try DryRun(
      of: "人员.csv", bytes: Array(text.utf8), registry: office.officers, context: context())
  }

  /// `2:3 list.duplicate`: where and what, notes left out unless asked for.
  static func describe(_ findings: [Diagnostic], notes: Bool = false) -> [String] {
    findings.filter { notes || $0.severity != .note }.map { finding in
      "\(finding.location?.line ?? 0):\(finding.location?.column ?? 0) \(finding.id)"
    }
  }

  static let codes = ["91350100M000100Y43", "91370303MA3XDTLL8F", "91370303MA323AUX9W"]
}

extension DryRun {
  /// `新增 A1`: the outcome of each row.
  var outcomes: [String] {
    rows.map { row in
      switch row.outcome {
      case .added(let record): "新增 \(record.id)"
      case .changed(let record, let fields):
        "修改 \(record.id) " + fields.map(\.column.rawValue).joined(separator: " ")
      case .unchanged(let record): "不变 \(record.id)"
      case .merged(let line): "重复 \(line)"
      case .refused: "拒绝"
      }
    }
  }
}

extension DryRun<PollutionSource> {
  var fact: Fact { .sources(changes, list: origin) }
}

extension DryRun<Officer> {
  var fact: Fact { .officers(changes, list: origin) }
}
