public import CivilCalendar

/// What a field holds, of the type its declaration gives it.
///
/// Texts are equal only when their bytes are: a name is never taken for one that looks alike.
public enum Value: Sendable {
  /// An optional field that was not given; prints its blank form.
  case absent
  case text(String)
  case number(ExactDecimal)
  case date(CalendarDate)
  case month(CalendarMonth)
  case time(ClockTime)
  case truth(Bool)
  case list([Value])
  case records(RecordList)

  /// Absent, an empty text or an empty list.
  public var isEmpty: Bool {
    switch self {
    case .absent: true
    case .text(let text): text.isEmpty
    case .list(let values): values.isEmpty
    case .records(let list): list.count == 0
    default: false
    }
  }
}

extension Value: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.absent, .absent): true
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.number(let left), .number(let right)): left == right
    case (.date(let left), .date(let right)): left == right
    case (.month(let left), .month(let right)): left == right
    case (.time(let left), .time(let right)): left == right
    case (.truth(let left), .truth(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.records(let left), .records(let right)): left == right
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .absent: hasher.combine(0)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .number(let number): hasher.combine(number)
    case .date(let date): hasher.combine(date)
    case .month(let month): hasher.combine(month)
    case .time(let time): hasher.combine(time)
    case .truth(let truth): hasher.combine(truth)
    case .list(let values): hasher.combine(values)
    case .records(let list): hasher.combine(list)
    }
  }
}

/// The values of one record, in the order of its declarations.
public struct Record: Hashable, Sendable {
  public var values: [Value]

  public init(_ values: [Value]) {
    self.values = values
  }
}
