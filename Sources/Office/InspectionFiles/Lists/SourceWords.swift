import Diagnostics
import Inspection

/// What the words of a source list stand for.
enum SourceWords {
  /// 重点, 一般, 特殊 with what is customary behind them; of several (重点、特殊) the highest.
  static func sourceClass(_ text: String) throws(CellFault) -> SourceClass {
    let parts = text.unicodeScalars.split { "、，,/；;和".unicodeScalars.contains($0) }
    let classes = parts.compactMap { part in one(String(part)) }
    guard !classes.isEmpty, classes.count == parts.count,
      let highest = classes.max(by: { $0.precedence < $1.precedence })
    else {
      throw CellFault(message: "没有“\(text)”这一类", hint: "写：重点、一般、特殊")
    }
    return highest
  }

  static func isSeveral(_ text: String) -> Bool {
    text.unicodeScalars.contains { "、，,/；;和".unicodeScalars.contains($0) }
  }

  private static func one(_ text: String) -> SourceClass? {
    let endings = ["污染源", "排污单位", "监管对象", "监管", "企业", "单位", "源", "类"]
    return SourceClass.allCases.first { sourceClass in
      guard text.hasPrefix(sourceClass.wording) else { return false }
      let rest = String(text.dropFirst(sourceClass.wording.count))
      return rest.isEmpty || endings.contains(rest)
    }
  }

  static func balls(_ text: String) throws(CellFault) -> Int {
    let range = PollutionSource.Weighting.range
    guard let number = Int(text), range.contains(number) else {
      throw CellFault(
        message: "“\(text)”不是\(range.lowerBound)至\(range.upperBound)的整数",
        hint: "一般的企业放1个球，空着就是1个")
    }
    return number
  }

  static func controlLevel(_ text: String) throws(CellFault) -> PollutionSource.ControlLevel? {
    try choice(
      text, of: PollutionSource.ControlLevel.self,
      others: [
        ("国家级", .national), ("国控源", .national), ("省级", .provincial), ("省控源", .provincial),
        ("市级", .municipal), ("市控源", .municipal), ("县级", .county), ("县控源", .county),
        ("区控", .county), ("区级", .county), ("区控源", .county),
      ])
  }

  static func kind(_ text: String) throws(CellFault) -> PollutionSource.Kind? {
    try choice(
      text, of: PollutionSource.Kind.self,
      others: [
        ("危险废物", .hazardousWaste), ("危废", .hazardousWaste), ("危废利用", .hazardousWaste),
        ("危险废物利用企业", .hazardousWaste), ("医疗机构", .hospital), ("放射源", .radiation),
        ("辐射源", .radiation), ("辐射放射源", .radiation), ("核与辐射", .radiation), ("其它", .other),
        ("其他类", .other), ("其他类污染源", .other), ("工业", .other), ("工业污染源", .other),
      ])
  }

  /// What a list without 录入归口 shows by its industry or name.
  static func kind(industry: String, name: String) -> PollutionSource.Kind {
    let signs: [(sign: String, kind: PollutionSource.Kind)] = [
      ("危险废物", .hazardousWaste), ("危废", .hazardousWaste), ("医院", .hospital),
      ("放射", .radiation), ("辐射", .radiation),
    ]
    let texts = [Array(industry.utf8), Array(name.utf8)]
    let found = signs.first { item in texts.contains { holds(item.sign, in: $0) } }?.kind
    let isVeterinary = ["动物医院", "宠物医院"].contains { holds($0, in: texts[1]) }
    return isVeterinary ? .other : found ?? .other
  }

  /// By bytes, many times faster than by characters.
  private static func holds(_ sign: String, in text: [UInt8]) -> Bool {
    text.indices.contains { text[$0...].starts(with: sign.utf8) }
  }

  /// nil for 在用 and the like.
  static func exclusion(_ text: String) throws(CellFault) -> PollutionSource.Exclusion? {
    let active = ["在用", "正常", "正常生产", "生产", "在产", "在库", "运行", "参与", "是", "在营"]
    if active.contains(text) { return nil }
    let found = try? choice(
      text, of: PollutionSource.Exclusion.self,
      others: [
        ("搬迁", .moved), ("停产", .longStopped), ("长期停业", .longStopped), ("停业", .longStopped),
        ("注销", .closed), ("破产", .closed), ("关闭", .closed), ("已关闭", .closed), ("已注销", .closed),
        ("在建", .notYetProducing), ("未投产", .notYetProducing), ("移交", .outsideAuthority),
      ])
    if let found { return found }
    throw CellFault(
      message: "“\(text)”没有写明为什么不参与双随机",
      hint: "写：在用、" + PollutionSource.Exclusion.allCases.map(\.rawValue).joined(separator: "、"))
  }

  /// Dashes and 无 are empty cells.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, of choices: Choice.Type, others: [(word: String, choice: Choice)]
  ) throws(CellFault) -> Choice? {
    if ["无", "/", "-", "—", "——"].contains(text) { return nil }
    if let other = others.first(where: { $0.word == text }) { return other.choice }
    return try CellValues.choice(text, of: choices)
  }
}
