import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 派遣单 (domain 2.1) with the officers that were drawn: later changes stand on 更正页.
  ///
  /// - `copy`: 份号.
  public static func dispatchSheet(
    _ sheet: DispatchSheet, copy: Int = 1, in office: Office
  ) -> PaperFacts {
    let units = office.units.filter(\.suppliesOfficers).map(\.name.rawValue)
    return dispatch(sheet, rows: sheet.rows, findings: sheet.findings, copy, office)
      .merging([
        "摘自": .text(nil), "发往": .text(nil), "分送": .texts(units),
        "抽取": .text(
          "\(sheet.quarter.wording)第\(sheet.number)次抽取" + replaced(by: sheet, office)
            + (sheet.origin.commitmentHead.map { "　承诺值前16位：\($0)" } ?? "")),
        "抽取方式": .text(sheet.origin.wording),
        "重复抽取": .text(office.rules(of: sheet.draw)?.repeatPolicy.wording),
      ])
  }

  /// 摘自第×号《派遣单》: the rows that a unit has a hand in and no others (domain 1.4).
  ///
  /// What the audit found of those rows goes with them; totals are of those rows alone.
  ///
  /// - `whole`: the number of the sheet that was sent for signature.
  public static func dispatchExtract(
    _ sheet: DispatchSheet, for unit: UnitName, from whole: PaperNumber?, copy: Int,
    in office: Office
  ) -> PaperFacts {
    let rows = sheet.rows.filter { sheet.task($0).concerns(unit, in: office) }
    let numbers = Set(rows.map(\.number))
    let findings = sheet.findings.filter { $0.row.map(numbers.contains) ?? false }
    return dispatch(sheet, rows: rows, findings: findings, copy, office)
      .merging([
        "摘自": .text(whole?.description ?? "（尚未编号）"), "发往": .text(unit.rawValue),
        "分送": .texts([]), "抽取": .text(nil), "抽取方式": .text(nil), "重复抽取": .text(nil),
      ])
  }

  /// A sheet after void ones says so: it is not the one that was drawn first.
  private static func replaced(by sheet: DispatchSheet, _ office: Office) -> String {
    let void = office.draws(of: sheet.quarter).filter { $0.number < sheet.number }.map(\.number)
    guard !void.isEmpty else { return "" }
    let papers = office.papers.filter { paper in
      paper.subject.kind == .dispatchSheet && paper.subject.quarter == sheet.quarter
        && office.stage(of: paper.number) == .void
    }.map { "\($0.number)" }
    return "（第\(void.map(String.init).joined(separator: "、"))次已作废"
      + (papers.isEmpty ? "" : "，代替\(papers.joined(separator: "、"))") + "）"
  }

  private static func dispatch(
    _ sheet: DispatchSheet, rows: [DispatchSheet.Row], findings: [Finding], _ copy: Int,
    _ office: Office
  ) -> PaperFacts {
    let separator = office.settings?.readings.officerSeparator ?? "、"
    let counts = ClassCounts(rows.map(\.source.classification.sourceClass))
    let classes = SourceClass.allCases.map { "\($0.wording)\(counts[$0])家" }
      .joined(separator: "、")
    return [
      "名称": title(in: office),
      "年": .number(sheet.quarter.year), "季": .number(sheet.quarter.number),
      "密级": .text("检查前保密"), "派发单位": .text(office.settings?.name), "份号": .number(copy),
      "企业": .rows(
        rows.map { row in
          [
            "派遣单序号": .number(row.number), "编号": .text(row.source.id.rawValue),
            "名称": .text(row.source.name), "地址": .text(row.source.address),
            "地市": .text(row.source.city), "区县": .text(row.source.county),
            "代码": .text(row.source.creditCode?.description),
            "类别": .text(row.source.classification.sourceClass.wording),
            "执法人员": .texts(office.pairNames(row.officers)),
            "执法人员名单": .text(row.officers.map(office.name).joined(separator: separator)),
            "牵头人": .text(row.officers.first.map(office.name)),
            "协办人": .text(row.officers.dropFirst().map(office.name).joined(separator: separator)),
            "单位": .text(
              row.officers.first.flatMap { office.home(of: $0, on: sheet.task(row))?.rawValue }),
          ]
        }),
      "合计": .text("合计\(counts.total)家：\(classes)。执法人员排第一名的为牵头人。"),
      "审核": .texts(Finding.lines(findings)),
    ]
  }

  /// What the office calls the sheet (domain 0.2, 1).
  private static func title(in office: Office) -> Fact {
    .text((office.settings?.readings ?? .init()).dispatchTitle.rawValue)
  }

  /// 更正页: every change of officers approved in a quarter, beside what the sheet says.
  ///
  /// With a unit, those of the rows it had or has a hand in.
  public static func dispatchCorrection(
    of sheet: DispatchSheet, for unit: UnitName?, from whole: PaperNumber?, in office: Office
  ) -> PaperFacts {
    let changes = office.replacements.filter { change in
      change.task.quarter == sheet.quarter && change.approval != nil
        && (unit == nil
          || [change.old, change.new].contains { office.home(of: $0, on: change.task) == unit }
          || change.task.concerns(unit, in: office))
    }
    return [
      "名称": title(in: office),
      "年": .number(sheet.quarter.year), "季": .number(sheet.quarter.number),
      "密级": .text("检查前保密"), "更正": .text(whole?.description ?? "（尚未编号）"),
      "发往": .text(unit?.rawValue),
      "变动": .rows(
        changes.map { change in
          let old = office.officers(before: change)
          return [
            "派遣单序号": .number(change.task.row),
            "名称": .text(sheet[change.task.row]?.source.name),
            "原执法人员": .texts(office.pairNames(old)),
            "现执法人员": .texts(office.pairNames(change.applied(to: old))),
            "事由": .text(change.reason.rawValue), "审批表": .number(change.number),
            "批准日期": .date(change.approval?.date),
          ]
        }),
    ]
  }
}

extension DispatchSheet.Origin {
  /// The first 16 hex digits of an own draw's commitment.
  fileprivate var commitmentHead: String? {
    guard case .drawn(let commitment) = self else { return nil }
    return String(commitment.prefix(16))
  }

  fileprivate var wording: String {
    switch self {
    case .adopted: "山东省污染源日常环境监管随机抽查系统"
    case .drawn: "本机关按SSJ-DRAW/1抽取"
    }
  }
}

extension DispatchSheet {
  func task(_ row: Row) -> TaskID { TaskID(quarter, row: row.number) }
}

extension TaskID {
  /// Whether one of those drawn was of the unit.
  func concerns(_ unit: UnitName?, in office: Office) -> Bool {
    office.row(self)?.officers.contains { office.home(of: $0, on: self) == unit } == true
  }
}

extension Office {
  func isOf(_ unit: UnitName?, _ officer: OfficerID) -> Bool {
    officers.lastKnown(officer)?.unit == unit
  }
}

extension Office {
  /// The names of a row's officers; where a list that was adopted names fewer than two, which its audit
  /// has told, the gap is printed (《暂行办法》一、2).
  func pairNames(_ officers: [OfficerID]) -> [String] {
    officers.map(name) + Array(repeating: "（缺）", count: max(0, 2 - officers.count))
  }
}
