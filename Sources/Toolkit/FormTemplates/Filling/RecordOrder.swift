import CivilCalendar
import FormData
import NameOrder

/// Orders records by the values of some fields: an index of keys, never the records.
///
/// Options go in declared order, numbers and dates by value, texts by first appearance, or by 拼音 or
/// 笔画 where the key says so; what is absent goes last. Equal records keep their order.
struct RecordOrder {
  /// A value as something to compare; only values of one field meet.
  private enum Rank: Comparable {
    case number(ExactDecimal)
    case date(CalendarDate)
    case month(CalendarMonth)
    case time(ClockTime)
    case place(Int)
    /// A text whose place is known when all are: its number among ``names``.
    case name(Int)
    case absent
  }

  private let keys: [CompiledRowTable.SortKey]
  private let byFirstAppearance: Bool
  /// By key: the texts met so far and their places.
  private var places: [[ExactValue: Int]]
  /// By key: the texts to be ordered by 拼音 or 笔画, each looked up once and not for each comparison.
  private var names: [[NameKey]]
  /// What 拼音 and 笔画 could not do.
  private(set) var gaps = OrderGaps()

  /// By first appearance alone, whatever the type, for bringing groups together.
  init(_ keys: [CompiledRowTable.SortKey], byFirstAppearance: Bool = false) {
    self.keys = keys
    self.byFirstAppearance = byFirstAppearance
    places = Array(repeating: [:], count: keys.count)
    names = Array(repeating: [], count: keys.count)
  }

  /// The indices of the records that pass, in order.
  mutating func indices(
    of records: RecordList, where passes: (Int, Record) -> Bool
  ) -> [Int32] {
    var ranked: [(ranks: [Rank], index: Int32)] = []
    names = Array(repeating: [], count: keys.count)
    for index in 0..<records.count {
      let record = records.record(at: index)
      guard passes(index, record) else { continue }
      ranked.append((ranks(of: record), Int32(index)))
    }
    guard !keys.isEmpty else { return ranked.map(\.index) }
    for key in keys.indices where !names[key].isEmpty {
      let places = NameKey.places(of: names[key])
      for place in ranked.indices {
        if case .name(let name) = ranked[place].ranks[key] {
          ranked[place].ranks[key] = .place(places[name])
        }
      }
    }
    ranked.sort { left, right in
      for (key, (a, b)) in zip(keys, zip(left.ranks, right.ranks)) where a != b {
        if a == .absent || b == .absent { return b == .absent }
        return key.isDescending ? b < a : a < b
      }
      return left.index < right.index
    }
    return ranked.map(\.index)
  }

  private mutating func ranks(of record: Record) -> [Rank] {
    keys.indices.map { key in
      let value = record.values[keys[key].slot]
      guard let order = keys[key].order, case .text(let text) = value else {
        return rank(of: value, key: key)
      }
      names[key].append(nameKey(of: text, order, key: keys[key], record))
      return .name(names[key].count - 1)
    }
  }

  private mutating func rank(of value: Value, key: Int) -> Rank {
    if byFirstAppearance { return place(of: ExactValue(value), key: key) }
    switch value {
    case .absent, .list, .records: return .absent
    case .number(let number): return .number(number)
    case .date(let date): return .date(date)
    case .month(let month): return .month(month)
    case .time(let time): return .time(time)
    case .truth(let truth): return .place(truth ? 0 : 1)
    case .text(let text):
      if case .choice(let options) = keys[key].type,
        let place = options.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) })
      {
        return .place(place)
      }
      return place(of: ExactValue(value), key: key)
    }
  }

  private mutating func nameKey(
    of text: String, _ order: NameOrder, key: CompiledRowTable.SortKey, _ record: Record
  ) -> NameKey {
    var reading: String?
    if let slot = key.readingSlot, case .text(let given) = record.values[slot] { reading = given }
    if let given = reading, !NameOrder.reads(given, text) {
      gaps.add(reading: given, of: text, at: key.location)
      reading = nil
    }
    let name = order.key(of: text, reading: reading)
    gaps.add(name.unknown, order: order, at: key.location)
    return name
  }

  private mutating func place(of value: ExactValue, key: Int) -> Rank {
    let known = places[key].count
    let place = places[key][value] ?? known
    if place == known { places[key][value] = place }
    return .place(place)
  }
}

/// A value equal only to one of the same bytes; Swift takes canonically equivalent names for equal.
struct ExactValue: Hashable {
  private let value: Value
  private let utf8: [UInt8]

  init(_ value: Value) {
    if case .text(let text) = value {
      utf8 = Array(text.utf8)
      self.value = .absent
    } else {
      utf8 = []
      self.value = value
    }
  }
}
