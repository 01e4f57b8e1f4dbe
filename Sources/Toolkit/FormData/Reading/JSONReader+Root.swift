import Diagnostics

/// What one or more files say about the fields of the data itself.
struct RootContents {
  var record: Record
  /// The file that gives each field, by declaration order.
  var givenBy: [String?]
  /// A fault of syntax hid what else the files may give.
  var isCutShort = false

  init(_ layout: RecordLayout) {
    record = Record(layout.substitutes)
    givenBy = Array(repeating: nil, count: layout.fields.count)
  }
}

extension JSONReader {
  /// Reads a whole file into the contents.
  ///
  /// What follows a fault of syntax is not looked at.
  mutating func readRoot(_ layout: RecordLayout, into contents: inout RootContents) {
    do throws(JSONSyntaxFault) {
      guard try scanner.peek() == UInt8(ascii: "{") else {
        contents.isCutShort = true
        faults?.report(
          "data.wrong-type", "数据要写在一对 { } 里", atByte: scanner.index, hint: "写成 {\"项\": 值}")
        return
      }
      try readMembers(layout, into: &contents)
      try expectEnd()
    } catch {
      contents.isCutShort = true
      let wording = wording(of: error)
      faults?.report(wording.id, wording.message, atByte: error.offset, hint: wording.hint)
    }
  }

  private mutating func readMembers(
    _ layout: RecordLayout, into contents: inout RootContents
  ) throws(JSONSyntaxFault) {
    var guess = 0
    try members { (reader, key) throws(JSONSyntaxFault) in
      guard let index = try reader.field(named: key, of: layout, guess: guess) else { return }
      guess = index + 1
      let field = layout.fields[index]
      if let earlier = contents.givenBy[index] {
        return try reader.refuseSecond(field, key, earlier: earlier)
      }
      contents.givenBy[index] = reader.file
      if let value = try reader.value(of: field, isRoot: true) {
        contents.record.values[index] = value
      }
    }
  }

  private mutating func refuseSecond(
    _ field: RecordLayout.Field, _ key: JSONScanner.StringToken, earlier: String
  ) throws(JSONSyntaxFault) {
    guard !earlier.utf8.elementsEqual(file.utf8) else { return try refuseDuplicate(key) }
    faults?.enter(field: field.declaration.name)
    faults?.report(
      "data.duplicate-key", "在\(earlier)里已经给了", atByte: key.start - 1, hint: "留下一个")
    faults?.leave()
    try scanner.skipValue(depth: 0)
  }

  private mutating func expectEnd() throws(JSONSyntaxFault) {
    guard (try? scanner.peek()) != nil else { return }
    throw JSONSyntaxFault(kind: .trailingText, offset: scanner.index)
  }

  private func wording(
    of fault: JSONSyntaxFault
  ) -> (id: Diagnostic.ID, message: String, hint: String?) {
    switch fault.kind {
    case .unexpectedEnd: ("data.syntax", "文件没有写完", "检查括号和引号是否配对")
    case .unexpectedByte: unexpected(at: fault.offset)
    case .controlCharacter: ("data.syntax", "引号里不能直接换行或按 Tab 键", "换行写成 \\n")
    case .badEscape: ("data.syntax", "“\\”后面的写法不对", "反斜杠本身写成 \\\\")
    case .badNumber: ("data.syntax", "这个数写得不对", "前面不要多余的 0，小数点前后都要有数字")
    case .tooDeep: ("data.too-deep", "套了超过\(JSONScanner.maximumDepth)层", nil)
    case .trailingComma: ("data.syntax", "最后一项后面不要逗号", nil)
    case .trailingText: ("data.syntax", "数据完了以后还有字", "一个文件只写一对 { }")
    }
  }

  private func unexpected(at offset: Int) -> (id: Diagnostic.ID, message: String, hint: String?) {
    let text = String(decoding: scanner.bytes[offset...].prefix(4), as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return ("data.syntax", "文件没有写完", nil) }
    let halfWidth: [Unicode.Scalar: String] = [
      "，": ",", "：": ":", "“": "\"", "”": "\"", "｛": "{", "｝": "}", "【": "[", "】": "]",
    ]
    let hint = halfWidth[scalar].map { "标点要用半角：\($0)" }
    return ("data.syntax", "这里不该是“\(scalar)”", hint)
  }
}
