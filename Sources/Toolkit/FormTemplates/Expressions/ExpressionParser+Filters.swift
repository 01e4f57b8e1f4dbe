import Diagnostics
import DocumentTree
import FormData
import Geometry

/// What stands between `【` and `】`: an expression, the filters that word it, and its marks.
struct ParsedSlot {
  var node: ExpressionNode
  var filters: [ValueFilter]
  var marks: TextMarks
  /// The value is a 网址, or a list of them, and is printed as a link; what stands in for it is not.
  var isAddress = false
}

/// The filters by the names that templates give them.
private enum FilterName: String, CaseIterable {
  case ideographicCommas = "顿号"
  case commas = "逗号"
  case joined = "连接"
  case yearMonthDay = "年月日"
  case yearMonth = "年月"
  case hanNumeral = "中文数字"
  case capital = "大写"
  case percent = "百分"
  case grouped = "千分位"
  case places = "保留"
  case numbered = "编号"
  case ticked = "勾选"
  case padded = "补零"
  case ifEmpty = "空则"
  case spread = "占"
  case code = "二维码"
}

/// What changes the look of a value and not its words, written like a filter.
private enum MarkName: String, CaseIterable {
  case dotted = "着重"
  case raised = "上标"
  case lowered = "下标"

  func added(to marks: TextMarks) -> TextMarks {
    switch self {
    case .dotted: marks.union(.dotted)
    case .raised: marks.subtracting(.shifted).union(.raised)
    case .lowered: marks.subtracting(.shifted).union(.lowered)
    }
  }
}

extension ExpressionParser {
  /// Parses the inside of 【…】; `nil` if its meaning is at fault, which has then been reported.
  mutating func slot() throws(ExpressionFault) -> ParsedSlot? {
    let parsed = try expression()
    var type = parsed.type
    var filters: [ValueFilter] = []
    var marks: TextMarks = []
    while take(.bar) {
      let offset = current.offset
      if case .code = filters.last {
        report("expression.code-not-last", "“二维码”后面不能再写别的", at: current.offset)
      }
      if case .name(let written) = current.kind, let mark = MarkName(rawValue: written) {
        advance()
        marks = mark.added(to: marks)
        continue
      }
      let before = filters.last
      guard let filter = try filter(on: &type, after: before) else { continue }
      if filter.isAtOdds(with: filters) {
        report(
          "expression.not-together", "“占”和“编号”不能一起用", at: offset, hint: "编了号的名单照原样排，去掉“占”")
      }
      filters.append(filter)
    }
    try expectEnd()
    guard let type else { return nil }
    if type == .scalar(.image) || type == .list(.image) {
      report(
        "expression.not-printable", "图片不能当文字印出来", at: parsed.offset,
        hint: "写成 图片: 【照片】，并写「宽」或「高」")
      return nil
    }
    if case .records = type {
      report(
        "expression.not-printable", "一组组的数据不能直接印出来", at: parsed.offset,
        hint: "写明哪一项，如 【企业.名称】")
      return nil
    }
    return ParsedSlot(
      node: parsed.node, filters: filters, marks: marks,
      isAddress: parsed.type?.item == .webAddress)
  }

  /// Parses one filter and turns `type` into the type of its result, `nil` when at fault.
  private mutating func filter(
    on type: inout ExpressionType?, after before: ValueFilter?
  ) throws(ExpressionFault) -> ValueFilter? {
    let offset = current.offset
    guard case .name(let written) = current.kind else { throw unexpected() }
    advance()
    guard let name = FilterName.allCases.first(where: { $0.rawValue == written }) else {
      skipArguments()
      reportUnknownFilter(written, at: offset)
      type = nil
      return nil
    }
    guard let filter = try filter(named: name, on: type, at: offset) else {
      skipArguments()
      type = nil
      return nil
    }
    guard let given = type else { return nil }
    type = resultType(of: filter, on: given)
    if type == nil {
      report(
        "expression.wrong-type", "“\(written)”不能用于\(given.wording)", at: offset,
        hint: before == .grouped && name == .places
          ? "先“保留”，后“千分位”，如 【金额|保留 2|千分位】" : "“\(written)”用于\(wantedWording(of: filter))")
    }
    return filter
  }

  private mutating func filter(
    named name: FilterName, on type: ExpressionType?, at offset: Int
  ) throws(ExpressionFault) -> ValueFilter? {
    switch name {
    case .ideographicCommas: .joined(by: "、")
    case .commas: .joined(by: "，")
    case .joined: try text(for: name, at: offset).map { .joined(by: $0) }
    case .yearMonthDay: .yearMonthDay
    case .yearMonth: .yearMonth
    case .hanNumeral: .hanNumeral(byDigit: readsByDigit(type))
    case .capital: .capital(isAmount: type?.item == .amount)
    case .percent:
      try number(for: name, at: offset, in: 0...16, else: 0).map { .percent(places: $0) }
    case .grouped: .grouped
    case .places: try number(for: name, at: offset, in: 0...16).map { .places($0) }
    case .numbered: .numbered
    case .ticked: .ticked(options: type?.tickOptions ?? [])
    case .padded: try number(for: name, at: offset, in: 1...20).map { .padded(digits: $0) }
    case .ifEmpty: try text(for: name, at: offset).map { .ifEmpty($0) }
    case .spread: cells(at: offset).map { .spread(cells: $0) }
    case .code: try codeWidth(at: offset).map { .code(width: $0) }
    }
  }

  /// 中文数字 逐位 and 中文数字 计数; without a word, years (整数 within 1000至9999) are read digit
  /// by digit and other numbers as counts.
  private mutating func readsByDigit(_ type: ExpressionType?) -> Bool {
    if takeWord("逐位") { return true }
    if takeWord("计数") { return false }
    guard case .integer(let minimum?, let maximum?) = type?.item else { return false }
    return minimum >= 1000 && maximum <= 9999
  }

  /// The type of the filter's result; `nil` if it does not take such a value.
  private func resultType(of filter: ValueFilter, on type: ExpressionType) -> ExpressionType? {
    switch filter {
    case .ifEmpty: return type
    case .spread: return type.isRecords ? nil : type
    case .code: return type.isRecords ? nil : .text
    default: break
    }
    if filter.wantsList { return type.isRecords ? nil : type.isList ? .text : nil }
    guard let item = type.item, filter.takes(item) else { return nil }
    let result: ScalarType
    if case .places = filter {
      result = item == .amount ? .amount : .decimal
    } else {
      result = .text
    }
    if case .ticked = filter { return .text }
    return type.isList ? .list(result) : .scalar(result)
  }

  private func wantedWording(of filter: ValueFilter) -> String {
    switch filter {
    case .joined, .numbered: "列表"
    case .yearMonthDay: "日期"
    case .yearMonth: "日期和年月"
    case .hanNumeral, .capital: "数和日期"
    case .ticked: "选项和是否"
    default: "数"
    }
  }
}

// MARK: - Arguments

extension ExpressionParser {
  private mutating func number(
    for name: FilterName, at offset: Int, in range: ClosedRange<Int>, else standard: Int? = nil
  ) throws(ExpressionFault) -> Int? {
    _ = take(.comma)
    guard case .number(let number) = current.kind else {
      if let standard { return standard }
      report("expression.missing-argument", "“\(name.rawValue)”后面要写一个数", at: offset)
      return nil
    }
    guard let integer = number.integer, range.contains(integer) else {
      report(
        "expression.bad-argument",
        "“\(name.rawValue)”后面的数要在\(range.lowerBound)至\(range.upperBound)之间", at: current.offset)
      return nil
    }
    advance()
    return integer
  }

  /// `3字`.
  private mutating func cells(at offset: Int) -> Int? {
    guard case .name(let word) = current.kind, word.hasSuffix("字"),
      let count = Int(word.dropLast()), (2...20).contains(count)
    else {
      report(
        "expression.missing-argument", "“占”后面要写几个字的宽", at: offset,
        hint: "如 占 3字，可以是2字至20字")
      return nil
    }
    advance()
    return count
  }

  /// `14mm`, or nothing; `nil` outside if it is no length.
  private mutating func codeWidth(at offset: Int) throws(ExpressionFault) -> Length?? {
    var written = ""
    let start = current.offset
    if case .number(let number) = current.kind {
      written = number.text
      advance()
    }
    if case .name(let word) = current.kind {
      written += word
      advance()
    }
    guard !written.isEmpty else { return .some(nil) }
    let measure = try? Measure(parsing: written)
    // A value is worded before anyone knows its style, whose characters and lines would be units.
    guard let measure, [.millimeter, .centimeter, .point].contains(measure.unit),
      let width = measure.length(fontSize: .zero, linePitch: .zero), width > .zero
    else {
      report(
        "expression.bad-argument", "“\(written)”不是二维码的宽", at: start, hint: "如 二维码 14mm")
      return nil
    }
    return .some(width)
  }

  private mutating func text(for name: FilterName, at offset: Int) throws(ExpressionFault)
    -> String?
  {
    _ = take(.comma)
    let text: String
    switch current.kind {
    case .string(let quoted): text = quoted
    case .name(let bare): text = bare
    case .number(let number): text = number.text
    case .symbol(.over), .symbol(.minus): text = current.wording
    case .symbol, .end:
      report(
        "expression.missing-argument", "“\(name.rawValue)”后面要写文字", at: offset,
        hint: "如 \(name.rawValue) \"无\"")
      return nil
    }
    advance()
    return text
  }

  private mutating func skipArguments() {
    while current.kind != .end, current.kind != .symbol(.bar) { advance() }
  }

  private mutating func reportUnknownFilter(_ name: String, at offset: Int) {
    let known = FilterName.allCases.map(\.rawValue) + MarkName.allCases.map(\.rawValue)
    report(
      "expression.unknown-filter", "没有“\(name)”这种写法", at: offset,
      hint: NearestName.of(name, among: known).map { "是不是“\($0)”？" }
        ?? "可以用：\(known.joined(separator: "、"))")
  }
}

extension ValueFilter {
  /// 占 and 编号: the one spreads each item, the other makes one text of them.
  fileprivate func isAtOdds(with others: [Self]) -> Bool {
    switch self {
    case .spread: others.contains(.numbered)
    case .numbered: others.contains { if case .spread = $0 { true } else { false } }
    default: false
    }
  }

  fileprivate var wantsList: Bool {
    switch self {
    case .joined, .numbered: true
    default: false
    }
  }

  fileprivate func takes(_ type: ScalarType) -> Bool {
    switch self {
    case .yearMonthDay: type == .date
    case .yearMonth: type == .date || type == .month
    case .hanNumeral: type.isNumber || type == .date || type == .month
    case .capital: type.isNumber || type == .date
    case .ticked: ExpressionType.scalar(type).tickOptions != nil
    case .percent, .grouped, .places, .padded: type.isNumber
    case .joined, .numbered, .ifEmpty, .spread, .code: true
    }
  }
}

extension ExpressionType {
  /// The type of the value itself or of a list's items.
  fileprivate var item: ScalarType? {
    switch self {
    case .scalar(let scalar), .list(let scalar): scalar
    case .records: nil
    }
  }

  fileprivate var isRecords: Bool {
    if case .records = self { true } else { false }
  }

  /// What 勾选 prints a box for.
  fileprivate var tickOptions: [String]? {
    switch item {
    case .choice(let options): options
    case .truth: ["是", "否"]
    default: nil
    }
  }
}
