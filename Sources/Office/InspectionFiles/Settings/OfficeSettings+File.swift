public import Diagnostics
public import Inspection
import SettingsFiles
import WebAddresses

extension OfficeSettings {
  /// Reads a 设置.yaml; throws everything wrong with it.
  public init(parsing bytes: [UInt8], file: String) throws(DiagnosticError) {
    let (root, start) = try OfficeFile.read(bytes, file: file, kind: "机关设置")
    var reader = start
    reader.checkKeys(
      of: root,
      allowed: [
        "名称", "行政区划代码", "地市", "区县", "系统管理人员", "分管领导", "分管领导代签", "监督电话", "网站", "单位", "约定",
      ])
    let name = reader.text("名称", of: root)
    let code = reader.text("行政区划代码", of: root)
    let city = reader.text("地市", of: root)
    let county = reader.text("区县", of: root)
    let leader = reader.text("分管领导", of: root)
    let administrators = reader.texts("系统管理人员", of: root)
    if administrators.isEmpty { reader.refuse("缺少“系统管理人员”", at: root) }
    let telephone = reader.optionalText("监督电话", of: root)
    let website = reader.website(of: root)
    let units = reader.units(of: root)
    let deputies = reader.signers("分管领导代签", of: root)
    let readings = reader.readings(root["约定"])
    try reader.sink.throwErrors()
    guard let name, let code, let city, let county, let leader else {
      throw DiagnosticError(reader.sink.diagnostics)
    }
    self.init(
      name: name, bureauCode: code, city: city, county: county, units: units,
      administrators: administrators, leader: leader, supervisionTelephone: telephone ?? "",
      website: website, readings: readings, leaderSigners: deputies)
  }
}

extension SettingsReader {
  /// As it is written, once it is an address that a paper may lead to.
  fileprivate mutating func website(of root: SettingsNode) -> String? {
    guard let written = optionalText("网站", of: root), !written.isEmpty else { return nil }
    do throws(WebAddressFault) {
      _ = try WebAddress(parsing: written)
      return written
    } catch {
      refuse("“网站”\(error.message)。\(error.hint)", at: root["网站"] ?? root)
      return nil
    }
  }

  fileprivate mutating func units(of root: SettingsNode) -> [Unit] {
    let nodes = items("单位", of: root)
    let units = nodes.compactMap { unit($0) }
    if nodes.isEmpty { refuse("缺少“单位”", at: root["单位"] ?? root) }
    var seen: Set<String> = []
    for (unit, node) in zip(units, nodes) where units.count == nodes.count {
      for name in [unit.name.rawValue] + unit.aliases where !seen.insert(name).inserted {
        refuse("“\(name)”是两个单位的名称或别名", at: node)
      }
    }
    return units
  }

  private mutating func unit(_ node: SettingsNode) -> Unit? {
    checkKeys(of: node, allowed: ["名称", "别名", "类型", "主要负责人", "代签"])
    let name = text("名称", of: node)
    let head = text("主要负责人", of: node)
    let aliases = texts("别名", of: node)
    let kinds = Unit.Kind.allCases.map { (word: $0.rawValue, meaning: $0) }
    if node["类型"] == nil { refuse("缺少“类型”", at: node) }
    let kind = choice("类型", of: node, among: kinds)
    let signers = signers("代签", of: node)
    guard let name, let head, let kind else { return nil }
    return Unit(
      name: UnitName(name), aliases: aliases, kind: kind, head: head, actingSigners: signers)
  }

  fileprivate mutating func signers(_ key: String, of node: SettingsNode) -> [Unit.ActingSigner] {
    items(key, of: node).compactMap { signer($0) }
  }

  private mutating func signer(_ node: SettingsNode) -> Unit.ActingSigner? {
    checkKeys(of: node, allowed: ["姓名", "授权", "自", "至"])
    let name = text("姓名", of: node)
    let authority = text("授权", of: node)
    if node["自"] == nil { refuse("缺少“自”", at: node, hint: "写代签从哪天起") }
    let from = optionalDate("自", of: node)
    let until = optionalDate("至", of: node)
    if let from, let until, until < from { refuse("“至”在“自”之前", at: node) }
    guard let name, let authority, let from else { return nil }
    return Unit.ActingSigner(name: name, authority: authority, from: from, until: until)
  }

  /// 约定: how the office reads the measure where that is not of one mind (domain 0.2).
  fileprivate mutating func readings(_ node: SettingsNode?) -> OfficeSettings.Readings {
    var readings = OfficeSettings.Readings()
    guard let node else { return readings }
    checkKeys(
      of: node,
      allowed: Self.switches.map(\.key) + ["派遣单名称", "人员分隔", "遇节假日"])
    let titles = OfficeSettings.DispatchTitle.allCases.map { (word: $0.rawValue, meaning: $0) }
    if let title = choice("派遣单名称", of: node, among: titles) { readings.dispatchTitle = title }
    for item in Self.switches {
      let words = [(word: item.yes, meaning: true), (word: item.no, meaning: false)]
      guard let value = choice(item.key, of: node, among: words) else { continue }
      readings[keyPath: item.path] = value
    }
    if let separator = optionalText("人员分隔", of: node) { readings.officerSeparator = separator }
    let rules = OfficeSettings.RestDayRule.allCases.map { (word: $0.rawValue, meaning: $0) }
    if let rule = choice("遇节假日", of: node, among: rules) { readings.restDayRule = rule }
    return readings
  }

  private typealias Switch = (
    key: String, path: WritableKeyPath<OfficeSettings.Readings, Bool>, yes: String, no: String
  )

  private static var switches: [Switch] {
    [
      ("季度末抽取", \.drawsForNextQuarter, "下一季度", "本季度"),
      ("次日前录入", \.entersByNextDay, "次日内", "当日内"),
      ("月计划列入", \.leadUnitPlans, "牵头人单位", "两人各自单位"),
      ("跨单位调剂", \.allowsOtherUnits, "经分管领导批准", "不允许"),
      ("派遣单", \.extendsDispatchSheet, "扩展", "原样"),
      ("变动审批表", \.extendsApprovalForms, "扩展", "原样"),
      ("交接单", \.handsOverMonthly, "按月", "按季度"),
      ("承诺书", \.commitsToEachTask, "每家一份", "每人一份"),
      ("承诺书办结", \.commitsBySignature, "签字归档", "送签"),
      ("个体户名称", \.hidesIndividuals, "隐去", "照登"),
      ("科室负责人", \.headSignsAsSection, "单位主要负责人", "另行填写"),
    ]
  }
}
