import CivilCalendar
import Diagnostics
import SettingsFiles

extension SettingsReader {
  /// `nil` where the key is missing, and with a word where it is no date.
  mutating func optionalDate(_ key: String, of node: SettingsNode) -> CalendarDate? {
    guard let value = node[key] else { return nil }
    return date(value, name: key)
  }

  mutating func date(_ node: SettingsNode, name: String) -> CalendarDate? {
    do throws(CellFault) {
      return try CellValues.date(node.text ?? "")
    } catch {
      refuse("“\(name)”\(error.message)", at: node, hint: error.hint)
      return nil
    }
  }

  /// `2019-02-04至2019-02-10`, or one day.
  mutating func days(_ node: SettingsNode, name: String) -> [CalendarDate] {
    let ends = (node.text ?? "").split(separator: "至", omittingEmptySubsequences: false)
    var dates: [CalendarDate] = []
    for end in ends {
      let part = SettingsNode(content: .text(String(end)), location: node.location)
      if let date = date(part, name: name) { dates.append(date) }
    }
    guard dates.count == ends.count, ends.count <= 2, let first = dates.first,
      let last = dates.last, first <= last, last.daysSinceEpoch - first.daysSinceEpoch < 60
    else {
      if dates.count == ends.count { refuse("“\(name)”的起止日期不对", at: node) }
      return []
    }
    return (first.daysSinceEpoch...last.daysSinceEpoch).compactMap {
      CalendarDate(daysSinceEpoch: $0)
    }
  }
}
