import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 派遣单 (domain 2.1); with a unit, the extract of the rows it has a hand in (domain 1.4).
  public static func dispatchSheet(
    _ sheet: DispatchSheet, of unit: UnitName? = nil, copy: Int? = nil, in office: Office
  ) -> PaperFacts {
    let rows = sheet.rows.filter { row in
      unit == nil
        || office.officers(of: TaskID(sheet.quarter, row: row.number)).contains {
          office.officers.lastKnown($0)?.unit == unit
        }
    }
    let separator = office.settings?.readings.officerSeparator ?? "、"
    return [
      "年": .number(sheet.quarter.year), "季": .number(sheet.quarter.number),
      "派发单位": .text(unit?.rawValue ?? office.settings?.name), "份号": .number(copy),
      "抽取编号": .number(sheet.number), "承诺值": .text(sheet.commitmentHead),
      "企业": .rows(
        rows.map { row in
          let officers = office.officers(of: TaskID(sheet.quarter, row: row.number))
          return [
            "派遣单序号": .number(row.number), "编号": .text(row.source.id.rawValue),
            "名称": .text(row.source.name), "地址": .text(row.source.address),
            "地市": .text(row.source.city), "区县": .text(row.source.county),
            "代码": .text(row.source.creditCode?.description),
            "类别": .text(row.source.classification.sourceClass.wording),
            "执法人员": .texts(officers.map(office.name)),
            "执法人员名单": .text(officers.map(office.name).joined(separator: separator)),
            "牵头人": .text(officers.first.map(office.name)),
            "协办人": .text(officers.dropFirst().map(office.name).joined(separator: separator)),
            "单位": .text(office.unit(of: TaskID(sheet.quarter, row: row.number))?.rawValue),
          ]
        }),
      "合计": .rows(
        SourceClass.allCases.map { sourceClass in
          [
            "类别": .text(sourceClass.wording),
            "家数": .number(rows.count { $0.source.classification.sourceClass == sourceClass }),
          ]
        }),
      "审核": .texts(sheet.findings.map(\.message)),
    ]
  }
}

extension DispatchSheet {
  /// The first 16 hex digits of an own draw's commitment.
  fileprivate var commitmentHead: String? {
    guard case .drawn(let commitment) = origin else { return nil }
    return String(commitment.prefix(16))
  }
}
