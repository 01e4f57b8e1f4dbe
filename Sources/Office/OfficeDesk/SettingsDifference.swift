import CivilCalendar
import Inspection

/// What is otherwise in the office's files than in its journal, a line for each thing.
struct SettingsDifference {
  private(set) var lines: [String] = []

  init(from office: Office, to setup: OfficeSetup) {
    if let old = office.settings { addSettings(old, setup.settings) }
    if let old = office.rules { addRules(old, setup.rules) }
    if office.holidays != setup.holidays {
      let years = setup.holidays.years.filter { !office.holidays.years.contains($0) }
      add("节假日", "", years.map { "\($0.year)年（\($0.basis)）" }.joined(separator: "、"))
    }
  }

  private mutating func addSettings(_ old: OfficeSettings, _ new: OfficeSettings) {
    add("名称", old.name, new.name)
    add("行政区划代码", old.bureauCode, new.bureauCode)
    add("地市", old.city, new.city)
    add("区县", old.county, new.county)
    add("系统管理人员", Self.list(old.administrators), Self.list(new.administrators))
    add("分管领导", old.leader, new.leader)
    add(
      "分管领导代签", Self.list(old.leaderSigners.map(\.name)), Self.list(new.leaderSigners.map(\.name)))
    add("监督电话", old.supervisionTelephone, new.supervisionTelephone)
    add("网站", old.website ?? "", new.website ?? "")
    for unit in new.units where !old.units.contains(unit) {
      let before = old.units.first { $0.name == unit.name }
      add("单位\(unit.name)", before.map(Self.words(of:)) ?? "", Self.words(of: unit), always: true)
    }
    for unit in old.units where !new.units.contains(where: { $0.name == unit.name }) {
      add("单位\(unit.name)", Self.words(of: unit), "")
    }
    if old.readings != new.readings { lines.append("约定有改动") }
  }

  private mutating func addRules(_ old: RuleSet, _ new: RuleSet) {
    for sourceClass in SourceClass.allCases {
      let (before, after) = (old[sourceClass], new[sourceClass])
      add(
        "\(sourceClass.wording)污染源比例", "\(before.ratio.wording)（\(before.basis)）",
        "\(after.ratio.wording)（\(after.basis)）")
    }
    add("法律依据", old.legalBasis, new.legalBasis)
    add("重复抽取", old.repeatPolicy.wording, new.repeatPolicy.wording)
    add("工作量累计", Self.word(old.carriesLoad), Self.word(new.carriesLoad))
    add(
      "第二人跨单位", Self.word(old.takesSecondFromOtherUnit), Self.word(new.takesSecondFromOtherUnit))
    add("加权抽取", Self.word(old.isWeighted), Self.word(new.isWeighted))
  }

  private mutating func add(_ name: String, _ old: String, _ new: String, always: Bool = false) {
    guard always || !old.utf8.elementsEqual(new.utf8) else { return }
    lines.append("\(name)：\(old.isEmpty ? "（无）" : old) → \(new.isEmpty ? "（无）" : new)")
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: "、") }
  private static func word(_ truth: Bool) -> String { truth ? "是" : "否" }

  private static func words(of unit: Unit) -> String {
    let signers = unit.actingSigners.map { "，\($0.name)代签" }.joined()
    let others = unit.aliases.isEmpty ? "" : "，又称\(list(unit.aliases))"
    return "\(unit.kind.rawValue)，负责人\(unit.head)\(others)\(signers)"
  }
}
