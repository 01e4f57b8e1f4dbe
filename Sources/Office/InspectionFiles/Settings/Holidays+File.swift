import CivilCalendar
public import Diagnostics
public import Inspection
import SettingsFiles

extension Holidays {
  /// Reads a 节假日.yaml; throws everything wrong with it.
  public init(parsing bytes: [UInt8], file: String) throws(DiagnosticError) {
    let (root, start) = try OfficeFile.read(bytes, file: file, kind: "节假日安排")
    var reader = start
    let years = root.entries ?? []
    if years.isEmpty { reader.refuse("要写成“2019年: {放假: …, 上班: …}”", at: root) }
    self.init(years.compactMap { reader.year($0) })
    try reader.sink.throwErrors()
  }
}

extension SettingsReader {
  fileprivate mutating func year(_ entry: SettingsNode.Entry) -> Holidays.Year? {
    checkKeys(of: entry.value, allowed: ["依据", "放假", "上班"])
    let name = entry.key.hasSuffix("年") ? String(entry.key.dropLast()) : entry.key
    guard name.utf8.count == 4, let year = Int(name) else {
      refuse("“\(entry.key)”不是年份", at: entry.keyLocation, hint: "写成 2019年")
      return nil
    }
    let basis = text("依据", of: entry.value)
    var rest: [[CalendarDate]] = []
    for holiday in entries(of: entry.value, under: "放假") {
      rest.append(days(holiday.value, name: holiday.key))
    }
    let working = items("上班", of: entry.value).compactMap { date($0, name: "上班") }
    for day in working where day.weekday <= 5 {
      refuse("“上班”里的\(day)不是周末", at: entry.value["上班"] ?? entry.value)
    }
    for day in working where rest.joined().contains(day) {
      refuse("\(day)又放假又上班", at: entry.value["上班"] ?? entry.value)
    }
    return basis.map {
      Holidays.Year(year, basis: $0, restDays: Array(rest.joined()), workingDays: working)
    }
  }
}
