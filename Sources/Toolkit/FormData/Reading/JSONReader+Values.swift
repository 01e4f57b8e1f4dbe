import CharacterHygiene
import Diagnostics
import TabularData

extension JSONReader {
  /// Reads the value of a field; `nil` where the data gives none (`null`, `""`) or a faulty one.
  ///
  /// Lists of records at the root keep places, not values.
  mutating func value(
    of field: RecordLayout.Field, isRoot: Bool
  ) throws(JSONSyntaxFault) -> Value? {
    faults?.enter(field: field.declaration.name)
    defer { faults?.leave() }
    let first = try scanner.peek()
    let start = scanner.index
    if first == UInt8(ascii: "n") {
      try scanner.word("null")
      reportAbsent(field, written: "null", atByte: start)
      return nil
    }
    switch field.declaration.shape {
    case .single(let type): return try single(type, of: field, first: first)
    case .list(let type, let minimum):
      return try list(of: type, minimum: minimum, field: field, first: first)
    case .records:
      guard let layout = field.nested else { return nil }
      return try records(layout, of: field, first: first, isRoot: isRoot)
    }
  }

  private mutating func single(
    _ type: ScalarType, of field: RecordLayout.Field, first: UInt8
  ) throws(JSONSyntaxFault) -> Value? {
    let start = scanner.index
    if first == UInt8(ascii: "\"") {
      let token = try scanner.string()
      if token.start == token.end {
        reportAbsent(field, written: "空的", atByte: start)
        return nil
      }
      if isBlank(token) {
        reportAbsent(field, written: "空白的", atByte: start)
        return nil
      }
      return stringValue(token, type, of: field)
    }
    return try bareValue(type, of: field, first: first)
  }

  /// Whether a text is of blanks only, which print like nothing.
  private func isBlank(_ token: JSONScanner.StringToken) -> Bool {
    switch scanner.bytes[token.start] {
    case 0x20, 0xC2, 0xE2, 0xE3, UInt8(ascii: "\\"):
      scanner.text(of: token).trimmingListBlanks.isEmpty
    default: false
    }
  }

  private mutating func stringValue(
    _ token: JSONScanner.StringToken, _ type: ScalarType, of field: RecordLayout.Field
  ) -> Value? {
    var text = scanner.text(of: token)
    if token.isSuspicious || token.hasEscapes {
      let (cleaned, findings) = TextHygiene.clean(text)
      text = cleaned
      for finding in findings { faults?.report(finding, atByte: token.start) }
    }
    do throws(ScalarFault) {
      if case .image = type { faults?.note(image: text, atByte: token.start - 1) }
      return try type.value(ofString: text)
    } catch {
      faults?.report(error, atByte: token.start - 1, declared: field.declaration.location)
      return nil
    }
  }

  /// A number or a truth; anything else is stepped over and reported.
  private mutating func bareValue(
    _ type: ScalarType, of field: RecordLayout.Field, first: UInt8
  ) throws(JSONSyntaxFault) -> Value? {
    let start = scanner.index
    let number: ArraySlice<UInt8>?
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "t"), UInt8(ascii: "f"):
      try scanner.skipValue(depth: 0)
      number = nil
    default: number = scanner.bytes[try scanner.number()]
    }
    do throws(ScalarFault) {
      if let number { return try type.value(ofNumber: number) }
      switch first {
      case UInt8(ascii: "["): throw type.wrongType(found: "列表")
      case UInt8(ascii: "{"): throw type.wrongType(found: "一组数据")
      default: return try type.value(ofTruth: first == UInt8(ascii: "t"))
      }
    } catch {
      faults?.report(error, atByte: start, declared: field.declaration.location)
      return nil
    }
  }

  private mutating func list(
    of type: ScalarType, minimum: Int, field: RecordLayout.Field, first: UInt8
  ) throws(JSONSyntaxFault) -> Value? {
    let start = scanner.index
    guard first == UInt8(ascii: "[") else {
      try refuse(field, "要列表，却不是", hint: "写成 [\"…\", \"…\"]")
      return nil
    }
    var values: [Value] = []
    var count = 0
    try items { (reader, _) throws(JSONSyntaxFault) in
      count += 1
      let itemStart = try reader.scanner.peek()
      if let value = try reader.item(type, of: field, first: itemStart) { values.append(value) }
    }
    reportCount(count, minimum: minimum, field: field, atByte: start)
    return .list(values)
  }

  private mutating func item(
    _ type: ScalarType, of field: RecordLayout.Field, first: UInt8
  ) throws(JSONSyntaxFault) -> Value? {
    let start = scanner.index
    if first == UInt8(ascii: "n") {
      try scanner.word("null")
      faults?.report("data.missing", "是空的", atByte: start)
      return nil
    }
    guard first == UInt8(ascii: "\"") else { return try bareValue(type, of: field, first: first) }
    let token = try scanner.string()
    if token.start == token.end {
      faults?.report("data.missing", "是空的", atByte: start)
      return nil
    }
    return stringValue(token, type, of: field)
  }

  private mutating func records(
    _ layout: RecordLayout, of field: RecordLayout.Field, first: UInt8, isRoot: Bool
  ) throws(JSONSyntaxFault) -> Value? {
    let start = scanner.index
    guard first == UInt8(ascii: "[") else {
      try refuse(field, "要列表，却不是", hint: "写成 [{…}, {…}]")
      return nil
    }
    var offsets: [Int] = []
    var held: [Record] = []
    try items { (reader, _) throws(JSONSyntaxFault) in
      guard try reader.scanner.peek() == UInt8(ascii: "{") else {
        return try reader.refuse(field, "要一组数据，却不是", hint: "写成 {\"项\": 值}")
      }
      offsets.append(reader.scanner.index)
      let record = try reader.record(layout)
      if !isRoot { held.append(record) }
    }
    let source: any RecordSource =
      isRoot
      ? JSONRecords(
        file: file, bytes: scanner.bytes, offsets: offsets, layout: layout, fileNumber: fileNumber)
      : HeldRecords(held)
    return .records(RecordList(source, identity: fileNumber << 48 | start))
  }

  private mutating func refuse(
    _ field: RecordLayout.Field, _ predicate: String, hint: String
  ) throws(JSONSyntaxFault) {
    faults?.report(
      "data.wrong-type", predicate, atByte: scanner.index, declared: field.declaration.location,
      hint: hint)
    try scanner.skipValue(depth: 0)
  }

  private mutating func reportAbsent(
    _ field: RecordLayout.Field, written: String, atByte offset: Int
  ) {
    guard field.declaration.isRequired else { return }
    faults?.report(
      "data.missing", "必须给，却是\(written)", atByte: offset, declared: field.declaration.location)
  }

  private mutating func reportCount(
    _ count: Int, minimum: Int, field: RecordLayout.Field, atByte offset: Int
  ) {
    guard count < minimum else { return }
    faults?.report(
      "data.too-few", "只有\(count)项，至少要\(minimum)项", atByte: offset,
      declared: field.declaration.location)
  }
}
