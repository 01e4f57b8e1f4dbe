import CivilCalendar
import FormData

extension Value {
  /// The value as part of a name (of a section, of a file); nothing for absence and lists.
  var printedName: String? {
    switch self {
    case .absent, .list, .records: nil
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number): number.text
    case .date(let date): date.wording
    case .month(let month): month.wording
    case .time(let time): time.wording
    case .truth(let truth): truth ? "是" : "否"
    }
  }
}
