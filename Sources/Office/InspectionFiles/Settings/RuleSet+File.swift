public import Diagnostics
public import Inspection
import SettingsFiles

extension RuleSet {
  /// Reads a 抽取规则.yaml; throws everything wrong with it.
  public init(parsing bytes: [UInt8], file: String) throws(DiagnosticError) {
    let (root, start) = try OfficeFile.read(bytes, file: file, kind: "抽取规则")
    var reader = start
    reader.checkKeys(
      of: root, allowed: ["法律依据", "重点", "一般", "特殊", "重复抽取", "工作量累计", "第二人跨单位", "加权抽取"])
    let legalBasis = reader.text("法律依据", of: root)
    let key = reader.classRule(.key, of: root)
    let ordinary = reader.classRule(.ordinary, of: root)
    let special = reader.classRule(.special, of: root)
    let policies = RepeatPolicy.allCases.map { (word: $0.wording, meaning: $0) }
    let policy = reader.choice("重复抽取", of: root, among: policies)
    let carriesLoad = reader.truth("工作量累计", of: root)
    let takesOther = reader.truth("第二人跨单位", of: root)
    let isWeighted = reader.truth("加权抽取", of: root)
    try reader.sink.throwErrors()
    guard let legalBasis, let key, let ordinary, let special else {
      throw DiagnosticError(reader.sink.diagnostics)
    }
    self.init(
      key: key, ordinary: ordinary, special: special, legalBasis: legalBasis)
    if let policy { repeatPolicy = policy }
    if let carriesLoad { self.carriesLoad = carriesLoad }
    if let takesOther { takesSecondFromOtherUnit = takesOther }
    if let isWeighted { self.isWeighted = isWeighted }
  }
}

extension SettingsReader {
  fileprivate mutating func classRule(
    _ sourceClass: SourceClass, of root: SettingsNode
  ) -> RuleSet.ClassRule? {
    let name = sourceClass.wording
    guard let node = root[name], node.entries != nil else {
      refuse("缺少“\(name)”一节，写成“\(name): {比例: 25%, 依据: …}”", at: root[name] ?? root)
      return nil
    }
    checkKeys(of: node, allowed: ["比例", "依据"])
    let basis = text("依据", of: node)
    guard let written = text("比例", of: node) else { return nil }
    guard let ratio = RuleSet.Ratio(reading: written) else {
      refuse(
        "“\(name)”的比例“\(written)”看不懂", at: node["比例"] ?? node,
        hint: "写成 25%（每季度占库内的比例），或 1:10（每名执法人员一年检查的家数），至多一位小数，如 12.5%、1:2.5")
      return nil
    }
    return basis.map { RuleSet.ClassRule(ratio, basis: $0) }
  }
}

extension RuleSet.Ratio {
  /// What ``wording`` prints, with or without ≥: `25%`, `12.5%`, `1:10`.
  init?(reading text: String) {
    let plain = text.unicodeScalars.filter { $0 != "≥" && $0 != " " }
      .map { $0 == "％" ? "%" : $0 == "：" ? ":" : $0 }
    let word = String(String.UnicodeScalarView(plain))
    if word.hasSuffix("%"), let percent = Tenths(word.dropLast()), percent.count <= 1_000 {
      self = .percentOfPool(percent)
    } else if word.hasPrefix("1:"), let sources = Tenths(word.dropFirst(2)), sources.count <= 10_000
    {
      self = .sourcesPerOfficer(sources)
    } else {
      return nil
    }
  }
}
