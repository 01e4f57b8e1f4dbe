import CivilCalendar

/// What stands against a sheet that was drawn elsewhere; told with it, since it cannot be changed.
struct DrawAudit {
  let office: Office
  let sheet: DispatchSheet
  /// What was entered by later entries does not count.
  var entry = Int.max

  var findings: [Finding] {
    sheet.rows.flatMap(findings) + SourceClass.allCases.compactMap(isDrawnEnough)
      + [isEven].compactMap(\.self)
  }

  private func findings(of row: DispatchSheet.Row) -> [Finding] {
    [hasTwoOfficers(row), isInPool(row)].compactMap(\.self)
      + row.officers.flatMap { [isEligible($0, row), isNotRecused($0, row)].compactMap(\.self) }
  }

  /// 一、2: 必须保证每个企业有两名执法人员.
  func hasTwoOfficers(_ row: DispatchSheet.Row) -> Finding? {
    guard row.officers.count != 2 || row.officers[0] == row.officers[1] else { return nil }
    return Finding(
      .notTwoOfficers, .officersDrawn, row: row.number,
      "第\(row.number)行“\(row.source.name)”有\(Set(row.officers).count)名执法人员")
  }

  /// 一、1: 从污染源信息库中按规定比例随机抽取.
  func isInPool(_ row: DispatchSheet.Row) -> Finding? {
    guard !row.source.isActive else { return nil }
    return Finding(
      .sourceOutsidePool, .sourcesDrawn, row: row.number,
      "第\(row.number)行“\(row.source.name)”已停用，不在抽取范围")
  }

  /// 一、2: 在岗人员中有行政执法证和环境监察执法证的人员.
  func isEligible(_ id: OfficerID, _ row: DispatchSheet.Row) -> Finding? {
    let obstacles = office.obstacles(to: id, during: sheet.quarter, asOf: entry)
    guard !obstacles.isEmpty else { return nil }
    return Finding(
      .ineligibleOfficer, .officersDrawn, row: row.number,
      "第\(row.number)行的\(office.name(of: id))\(obstacles.map(\.wording).joined(separator: "、"))")
  }

  /// 二、4: 按照规定需回避.
  func isNotRecused(_ id: OfficerID, _ row: DispatchSheet.Row) -> Finding? {
    guard office.isRecused(id, from: row.source.id, during: sheet.quarter, asOf: entry) else {
      return nil
    }
    return Finding(
      .recusedOfficer, .officerChange, row: row.number,
      "第\(row.number)行的\(office.name(of: id))应回避“\(row.source.name)”")
  }

  /// 一、1: 按规定比例, which is a lower bound.
  func isDrawnEnough(_ sourceClass: SourceClass) -> Finding? {
    let stratum = sheet.stratum(sourceClass)
    let drawn = sheet.rows.count { $0.source.classification.sourceClass == sourceClass }
    guard drawn < stratum.quota else { return nil }
    return Finding(
      .belowQuota, .sourcesDrawn,
      "\(sourceClass.wording)污染源库内\(stratum.pool)家，应抽\(stratum.quota)家，实抽\(drawn)家")
  }

  /// More than one task between the fullest and the emptiest of those drawn.
  var isEven: Finding? {
    var loads: [OfficerID: Int] = [:]
    for id in sheet.rows.flatMap(\.officers) { loads[id, default: 0] += 1 }
    guard let most = loads.values.max(), let least = loads.values.min(), most - least > 1 else {
      return nil
    }
    return Finding(.unevenLoad, .officersDrawn, "执法人员任务最多\(most)家，最少\(least)家")
  }
}
