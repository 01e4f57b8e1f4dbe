public import Diagnostics

/// The administrator sets who the office is, or by what rules it draws.
public struct ChangeSettings: Act {
  public var settings: OfficeSettings

  public init(_ settings: OfficeSettings) {
    self.settings = settings
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    sink.report(office.settlingFaults(by: author))
    sink.report(settings.faults)
    // Later entries would name a unit that is no more.
    for unit in office.units where settings.unit(named: unit.name.rawValue) == nil {
      if office.hasPeople(unit.name, on: time.date) {
        sink.report(
          .error(
            "settings.unit-in-use", "\(unit.name)还有执法人员或污染源，不能从机关设置里去掉", hint: "先把人员和污染源转到别的单位"))
      } else if office.hasTasks(unit.name) {
        sink.report(
          .error(
            "settings.unit-reported", "台账里有\(unit.name)的任务，报表要列这个单位，不能从机关设置里去掉",
            hint: "撤并的单位留在机关设置里；只是改了名称的，照旧用原来的名称，新名称写进别名"))
      }
    }
    try sink.throwErrors()
    return .settings(settings)
  }
}

public struct ChangeRules: Act {
  public var rules: RuleSet

  public init(_ rules: RuleSet) {
    self.rules = rules
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    sink.report(office.settlingFaults(by: author))
    for sourceClass in SourceClass.allCases where !rules[sourceClass].ratio.isSensible {
      sink.report(
        .refusal(
          "rules.ratio", .sourcesDrawn,
          "\(sourceClass.wording)污染源的抽取比例\(rules[sourceClass].ratio.wording)不合理",
          hint: "百分比在0到100之间，人均家数不小于0"))
    }
    if rules.legalBasis.isEmpty {
      sink.report(
        .refusal("rules.no-basis", .sourcesDrawn, "抽取规则要写明依据", hint: "写上文件名称和条款"))
    }
    try sink.throwErrors()
    return .rules(rules)
  }
}

/// The administrator takes in how the State Council arranges days of rest.
public struct ChangeHolidays: Act {
  public var holidays: Holidays

  public init(_ holidays: Holidays) {
    self.holidays = holidays
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    sink.report(office.settlingFaults(by: author))
    try sink.throwErrors()
    return .holidays(holidays)
  }
}

extension Office {
  /// Settings, rules and holidays are the administrator's; the first ones are anybody's.
  fileprivate func settlingFaults(by author: Author) -> [Diagnostic] {
    guard settings != nil, author.role != .administrator else { return [] }
    return [
      .refusal(
        "settings.not-administrator", .dispatch,
        "机关设置、抽取规则和节假日由系统管理人员登记，\(author.name)不能办理", hint: "请系统管理人员办理")
    ]
  }
}

extension RuleSet.Ratio {
  var isSensible: Bool {
    switch self {
    case .percentOfPool(let percent): (0...1_000).contains(percent.count)
    case .sourcesPerOfficer(let sources): (0...100_000).contains(sources.count)
    }
  }
}

extension OfficeSettings {
  /// What cannot stand in any office.
  var faults: [Diagnostic] {
    var faults: [Diagnostic] = []
    if name.isEmpty { faults.append(.error("settings.no-name", "机关设置里没有机关名称", hint: "写上名称")) }
    if administrators.isEmpty {
      faults.append(
        .refusal(
          "settings.no-administrator", .dispatch, "机关设置里没有系统管理人员", hint: "写上系统管理人员姓名"))
    }
    if leader.isEmpty {
      faults.append(
        .refusal("settings.no-leader", .dispatch, "机关设置里没有分管局长", hint: "写上分管局长姓名"))
    }
    var names = Set<ExactName>()
    for name in units.flatMap({ [$0.name.rawValue] + $0.aliases })
    where !names.insert(ExactName(name)).inserted {
      faults.append(.error("settings.unit-twice", "单位名称“\(name)”出现了两次", hint: "名称和别名都不能重复"))
    }
    for kind in [Unit.Kind.brigade, .emergencyCentre]
    where !units.contains(where: { $0.kind == kind }) {
      faults.append(
        .refusal(
          "settings.no-unit", .officersDrawn, "机关设置里没有\(kind.rawValue)", hint: "写上四个大队和危管应急中心"))
    }
    return faults
  }
}
