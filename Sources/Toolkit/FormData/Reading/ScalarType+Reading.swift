import CharacterHygiene
import CivilCalendar
public import Diagnostics
import WebAddresses

/// Why a text is no value of a type.
///
/// The message continues after the field's name.
public struct ScalarFault: Error, Hashable, Sendable {
  public var id: Diagnostic.ID
  /// `要写成日期`: a predicate in Chinese without its full stop.
  public var message: String
  public var hint: String?
}

extension ScalarType {
  /// Reads what a person wrote in a table or as a default.
  ///
  /// Numbers may carry 千分位 commas and be full width, amounts begin with ￥ or ¥ or end with 元;
  /// dates may be written `2019-3-30`, `2019/3/30`, `2019.3.30` or `2019年3月30日`, truth 是, 否, ☑,
  /// ☐. An empty text is no value of any type but 文字.
  public func value(reading text: String) throws(ScalarFault) -> Value {
    do throws(ScalarFault) {
      switch self {
      case .text, .image: return .text(text)
      case .choice: return try choice(text)
      case .webAddress: return try webAddress(text)
      case .integer, .decimal, .amount: return try number(written(text), written: text)
      case .date: return try date(text, isStrict: false)
      case .month: return try month(text, isStrict: false)
      case .time: return try time(String(decoding: narrow(text), as: UTF8.self))
      case .truth: return try truth(text)
      }
    } catch {
      var fault = error
      if fault.id == "data.wrong-type" { fault.hint = hint(for: text) }
      throw fault
    }
  }

  /// Reads a JSON string, where dates have one spelling: `2019-03-30`, `2019-03`, `09:30`.
  func value(ofString text: String) throws(ScalarFault) -> Value {
    switch self {
    case .text, .image: .text(text)
    case .choice: try choice(text)
    case .webAddress: try webAddress(text)
    case .date: try date(text, isStrict: true)
    case .month: try month(text, isStrict: true)
    case .time: try time(text)
    case .integer, .decimal, .amount, .truth: throw wrongType(found: "文字“\(excerpt(text))”")
    }
  }

  /// Reads a JSON number.
  func value(ofNumber text: ArraySlice<UInt8>) throws(ScalarFault) -> Value {
    switch self {
    case .integer, .decimal, .amount:
      return try number(text, written: String(decoding: text, as: UTF8.self))
    default: throw wrongType(found: "数\(excerpt(String(decoding: text, as: UTF8.self)))")
    }
  }

  /// Reads JSON's `true` and `false`.
  func value(ofTruth truth: Bool) throws(ScalarFault) -> Value {
    guard case .truth = self else { throw wrongType(found: truth ? "true" : "false") }
    return .truth(truth)
  }

  /// The type as a template declares it, for messages.
  public var wording: String {
    switch self {
    case .text: "文字"
    case .integer(let minimum?, let maximum?): "整数 \(minimum)至\(maximum)"
    case .integer(let minimum?, nil): "整数 \(minimum)以上"
    case .integer: "整数"
    case .decimal: "小数"
    case .amount: "金额"
    case .date: "日期"
    case .month: "年月"
    case .time: "时间"
    case .truth: "是否"
    case .choice(let options): "选项 \(options.joined(separator: "/"))"
    case .webAddress: "网址"
    case .image: "图片"
    }
  }

  /// How the type is written in JSON.
  private var example: String {
    switch self {
    case .text: "文字写在引号里，如 \"淄博\""
    case .integer: "整数不加引号，如 12"
    case .decimal, .amount: "数不加引号，如 12.50"
    case .date: "日期写成 \"2019-03-30\""
    case .month: "年月写成 \"2019-03\""
    case .time: "时间写成 \"09:30\""
    case .truth: "写 true（是）或 false（否），不加引号"
    case .choice(let options): "只能是：\(options.joined(separator: "、"))"
    case .webAddress: "网址写在引号里，如 \"https://www.zibo.gov.cn/\""
    case .image: "写图片文件的路径，如 \"照片/锅炉.jpg\""
    }
  }

  /// How the type is written in a cell, for one in which something else stands.
  private func hint(for text: String) -> String {
    let isSerial = text.utf8.count == 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    switch self {
    case .date where text.contains(":"):
      return "只写日期，去掉后面的时间"
    case .date where isSerial:
      return "像是 Excel 里日期的序号，把那一列的格式设成日期，再另存为 CSV"
    case .integer: return "写整数，如 12"
    case .decimal: return "写数，如 12.5"
    case .amount: return "写金额，如 1,250.00"
    case .date: return "写成 2019-03-30、2019/3/30 或 2019年3月30日"
    case .month: return "写成 2019-03 或 2019年3月"
    case .time: return "写成 09:30"
    case .truth: return "写“是”或“否”"
    case .text, .image, .choice, .webAddress: return example
    }
  }

  func wrongType(found: String) -> ScalarFault {
    ScalarFault(id: "data.wrong-type", message: "要\(wording)，却是\(found)", hint: example)
  }
}

extension ScalarType {
  private func choice(_ text: String) throws(ScalarFault) -> Value {
    guard case .choice(let options) = self else { return .text(text) }
    if options.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return .text(text) }
    let nearest = NearestName.of(text, among: options).map { "是不是“\($0)”？" }
    throw ScalarFault(
      id: "data.not-an-option", message: "没有“\(excerpt(text))”这个选项", hint: nearest ?? example)
  }

  /// The text stays as it is typed; only what a link can lead to is taken.
  private func webAddress(_ text: String) throws(ScalarFault) -> Value {
    do throws(WebAddressFault) {
      _ = try WebAddress(parsing: text)
      return .text(text)
    } catch {
      throw ScalarFault(
        id: "data.bad-address", message: "是“\(excerpt(text))”，\(error.message)", hint: error.hint)
    }
  }

  private func number(
    _ digits: some Collection<UInt8>, written: String
  ) throws(ScalarFault) -> Value {
    guard let number = ExactDecimal(parsing: digits) else {
      let isLong = digits.allSatisfy { (0x2B...0x39).contains($0) || $0 | 0x20 == 0x65 }
      throw isLong && !digits.isEmpty
        ? ScalarFault(
          id: "data.bad-number",
          message: "“\(excerpt(written))”不是数，或超过\(ExactDecimal.maximumReadDigits)位")
        : wrongType(found: "“\(excerpt(written))”")
    }
    switch self {
    case .integer(let minimum, let maximum):
      guard let integer = number.integer else { throw wrongType(found: written) }
      if let minimum, integer < minimum { throw outOfRange(written) }
      if let maximum, integer > maximum { throw outOfRange(written) }
      return .number(ExactDecimal(integer))
    case .amount where number.reduced.scale > 2:
      throw ScalarFault(id: "data.out-of-range", message: "是金额，最多两位小数，却是\(excerpt(written))")
    default: return .number(number)
    }
  }

  private func outOfRange(_ written: String) -> ScalarFault {
    ScalarFault(id: "data.out-of-range", message: "要\(wording)，却是\(excerpt(written))")
  }

  /// The number in a cell: narrow, without the mark of its currency and without 千分位 commas, as
  /// long as each of those is followed by three digits.
  private func written(_ text: String) -> [UInt8] {
    var bytes = narrow(text)[...]
    if case .amount = self {
      for mark in ["￥", "¥"] where bytes.starts(with: mark.utf8) {
        bytes = bytes.dropFirst(mark.utf8.count).drop { $0 == 0x20 }
      }
      if bytes.suffix(3).elementsEqual("元".utf8) {
        bytes = bytes.dropLast(3)
        while bytes.last == 0x20 { bytes.removeLast() }
      }
    }
    let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let isGrouped = parts.dropFirst().allSatisfy { part in
      part.prefix { (0x30...0x39).contains($0) }.count == 3
    }
    return Array(isGrouped ? Array(parts.joined())[...] : bytes)
  }

  /// Full-width digits and marks made narrow (１，２５０．００).
  private func narrow(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    let scalars = text.unicodeScalars.map { scalar in
      (0xFF0B...0xFF1A).contains(scalar.value) ? scalar.narrow : scalar
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  private func date(_ text: String, isStrict: Bool) throws(ScalarFault) -> Value {
    let style: CalendarNumbers.Style = isStrict ? .strict : .lenient
    guard let parts = CalendarNumbers.numbers(in: text, count: 3, style: style) else {
      throw wrongType(found: "“\(excerpt(text))”")
    }
    guard let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2]) else {
      throw ScalarFault(id: "data.bad-date", message: "是“\(text)”，日历上没有这一天")
    }
    return .date(date)
  }

  private func month(_ text: String, isStrict: Bool) throws(ScalarFault) -> Value {
    let style: CalendarNumbers.Style = isStrict ? .strict : .lenient
    guard let parts = CalendarNumbers.numbers(in: text, count: 2, style: style) else {
      throw wrongType(found: "“\(excerpt(text))”")
    }
    guard let month = CalendarMonth(year: parts[0], month: parts[1]) else {
      throw ScalarFault(id: "data.bad-date", message: "是“\(text)”，没有这个月")
    }
    return .month(month)
  }

  private func time(_ text: String) throws(ScalarFault) -> Value {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { CalendarNumbers.number($0, digits: 1...2) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1],
      let time = ClockTime(hour: hour, minute: minute)
    else { throw wrongType(found: "“\(excerpt(text))”") }
    return .time(time)
  }

  private func truth(_ text: String) throws(ScalarFault) -> Value {
    switch text {
    case "是", "☑", "√", "true", "TRUE": return .truth(true)
    case "否", "☐", "false", "FALSE": return .truth(false)
    default:
      throw wrongType(found: "“\(excerpt(text))”")
    }
  }

  /// Long texts are cut in messages.
  private func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= 24 ? text : String(scalars.prefix(24)) + "…"
  }
}
