import CivilCalendar
public import FormData

/// What a paper says, as lines of text: kept beside the printed file, so that the next version can
/// tell what has changed.
///
/// A line is `list⇥row⇥field⇥value`; list and row are empty for what stands outside of lists. It
/// holds what the template declares and nothing else.
public struct PaperRecord: Hashable, Sendable {
  private struct Place: Hashable {
    var list: String
    var row: String
    var field: String
  }

  private var lines: [(place: Place, value: String)]

  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// 填报日期 and 公开日期 are the day of a version, and what it says of the one before is not its own.
  private static let passing = ["填报日期", "公开日期", "补报", "变更"]

  /// Lists that are filled in by those who got the paper: a 签收 makes no other paper of it.
  private static let passingLists = ["签收"]

  public init(of data: DataSet) {
    lines = []
    for (field, value) in zip(data.declarations, data.root.values)
    where !Self.passingLists.contains(field.name) {
      if case .records(let list) = value, case .records(let fields) = field.shape {
        append(list, named: field.name, fields)
      } else if !Self.passing.contains(field.name), !value.isEmpty {
        lines.append((Place(list: "", row: "", field: field.name), value.recorded))
      }
    }
  }

  private mutating func append(
    _ list: RecordList, named name: String, _ fields: [FieldDeclaration]
  ) {
    let records = (0..<list.count).map(list.record)
    let names = Self.names(of: records, fields)
    for (record, row) in zip(records, names) {
      for (field, value) in zip(fields, record.values) where !value.isEmpty {
        lines.append((Place(list: name, row: row, field: field.name), value.recorded))
      }
    }
  }

  /// The first words of the rows that tell all of them apart, alone or two together (单位 and 类别), else
  /// their numbers.
  ///
  /// Words that a list can have are as good as any: what stands first in a row is what people call it by.
  private static func names(of records: [Record], _ fields: [FieldDeclaration]) -> [String] {
    let columns = fields.indices.filter { fields[$0].shape.isOfWords }
      .map { slot in records.map { $0.values[slot].recorded } }
      .filter { !$0.contains("") }
    // 环境监察一大队重点, and not what stands further on in its row.
    let pairs = columns.dropFirst().map { other in zip(columns[0], other).map { $0 + $1 } }
    let candidates = columns.prefix(1) + pairs + columns.dropFirst()
    for names in candidates where Set(names).count == records.count { return names }
    return (1...max(records.count, 1)).map { "第\($0)行" }
  }

  // MARK: Text

  public var text: String {
    lines.map { "\($0.list)\t\($0.row)\t\($0.field)\t\($1)\n" }.joined()
  }

  /// Reads ``text``; lines of another form are left out.
  public init(parsing text: String) {
    lines = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 4, !Self.passingLists.contains(parts[0]),
        !parts[0].isEmpty || !Self.passing.contains(parts[2])
      else { return nil }
      return (Place(list: parts[0], row: parts[1], field: parts[2]), parts[3])
    }
  }

  // MARK: Changes

  /// What is different from an earlier version, a sentence for each row, in the order of the paper.
  public func changes(since earlier: PaperRecord) -> [String] {
    let old = Dictionary(
      earlier.lines.map { ($0.place, $0.value) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      lines.map { ($0.place, $0.value) }, uniquingKeysWith: { first, _ in first })
    let oldRows = Set(earlier.lines.map { [$0.place.list, $0.place.row] })
    let newRows = Set(lines.map { [$0.place.list, $0.place.row] })
    var told = Set<[String]>()
    var sentences: [String] = []
    for (place, _) in lines + earlier.lines {
      let row = [place.list, place.row]
      guard told.insert(row).inserted else { continue }
      guard !place.row.isEmpty, oldRows.contains(row) != newRows.contains(row) else {
        let fields = Self.fields(of: row, in: lines + earlier.lines).compactMap { field in
          let key = Place(list: row[0], row: row[1], field: field)
          return Self.change(of: field, from: old[key], to: new[key])
        }
        if !fields.isEmpty {
          sentences.append(
            (place.row.isEmpty ? "" : "\(place.row)：") + fields.joined(separator: "，"))
        }
        continue
      }
      sentences.append(newRows.contains(row) ? "增加“\(place.row)”" : "减去“\(place.row)”")
    }
    return sentences
  }

  private static func fields(
    of row: [String], in lines: [(place: Place, value: String)]
  ) -> [String] {
    var seen = Set<String>()
    return lines.filter { [$0.place.list, $0.place.row] == row }.map(\.place.field)
      .filter { seen.insert($0).inserted }
  }

  private static func change(of field: String, from old: String?, to new: String?) -> String? {
    let (old, new) = (old?.withUnit, new?.withUnit)
    return switch (old, new) {
    case (let old?, let new?) where !old.utf8.elementsEqual(new.utf8):
      "\(field)由\(old.withoutFullStop)改为\(new.withoutFullStop)"
    case (nil, let new?): "\(field)补为\(new.withoutFullStop)"
    case (let old?, nil): "\(field)删去\(old.withoutFullStop)"
    default: nil
    }
  }
}

extension Value {
  /// On one line, as paper words it.
  fileprivate var recorded: String {
    switch self {
    case .absent: ""
    case .text(let text): text.singleLine
    case .number(let number): number.description
    case .date(let date): date.wording
    case .month(let month): month.wording
    case .time(let time): "\(time)"
    case .truth(let truth): truth ? "是" : "否"
    case .list(let values): values.map(\.recorded).joined(separator: "、")
    case .records: ""
    }
  }
}

extension FieldDeclaration.Shape {
  /// Text, or one of a list of words.
  fileprivate var isOfWords: Bool {
    switch self {
    case .single(.text), .single(.choice): true
    default: false
    }
  }
}

extension String {
  /// Sums of money alone are kept with two decimals, in yuan; what the paper shows them in is the
  /// template's affair.
  fileprivate var withUnit: String {
    let parts = utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isMoney =
      parts.count == 2 && parts[1].count == 2 && !parts[0].isEmpty
      && parts.joined().allSatisfy { (0x30...0x39).contains($0) }
    return isMoney ? self + "元" : self
  }

  /// Inside a sentence, which has its own.
  fileprivate var withoutFullStop: String { hasSuffix("。") ? String(dropLast()) : self }

  fileprivate var singleLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { ["\n", "\r", "\t"].contains($0) ? " " : $0 }))
  }
}
