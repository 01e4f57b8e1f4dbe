public import CivilCalendar
public import Inspection

/// One officer over the quarters: certificates, duty, tasks.
public struct OfficerHistory: Sendable {
  private let officer: Officer
  private let office: Office
  private let today: CalendarDate

  public init(of officer: Officer, in office: Office, on today: CalendarDate) {
    self.officer = officer
    self.office = office
    self.today = today
  }

  public var report: DeskReport {
    let quarters = quarters
    let changes = office.officerChanges.filter { $0.record.id == officer.id }
    var lines = ["\(officer.name)（\(officer.id)），\(officer.unit)，\(duty)"]
    lines += [("行政执法证", officer.lawCertificate), ("环境监察执法证", officer.inspectionCertificate)]
      .map { name, certificate in "\(name)：\(certificate.map(words) ?? "没有")" }
    if !quarters.isEmpty { lines += ["", "任务："] + quarters.map { "  \($0.line)" } }
    lines += ["", "登记："]
    lines += changes.map {
      "  \($0.date.wording) \($0.kind.rawValue)" + ($0.reason.isEmpty ? "" : "（\($0.reason)）")
    }
    let recusals = office.recusals.filter {
      $0.officer == officer.id && today <= $0.validTo ?? today
    }
    if !recusals.isEmpty {
      lines += ["", "回避："]
      lines += recusals.map {
        "  \(office.sources.lastKnown($0.source)?.name ?? $0.source.rawValue)（\($0.ground.rawValue)）"
      }
    }
    return DeskReport(
      lines,
      details: Details(
        编号: officer.id.rawValue, 姓名: officer.name, 单位: officer.unit.rawValue,
        行政执法证: officer.lawCertificate.map(Certificate.init),
        环境监察执法证: officer.inspectionCertificate.map(Certificate.init),
        在岗: officer.duty == .onDuty, 离岗: absence, 任务: quarters,
        登记: changes.map { ["日期": $0.date.description, "变动": $0.kind.rawValue, "原因": $0.reason] },
        回避: recusals.map { recusal in
          [
            "污染源": recusal.source.rawValue,
            "名称": office.sources.lastKnown(recusal.source)?.name ?? "",
            "事由": recusal.ground.rawValue, "申报日期": recusal.declaredOn.description,
            "终止日期": recusal.validTo?.description ?? "",
          ]
        }))
  }

  private var duty: String {
    guard case .away(let reason, let from, let until) = officer.duty else { return "在岗" }
    return "\(from.wording)起\(reason)" + (until.map { "，预计\($0.wording)返岗" } ?? "")
  }

  private var absence: [String: String]? {
    guard case .away(let reason, let from, let until) = officer.duty else { return nil }
    return ["原因": reason, "自": from.description, "预计返岗": until?.description ?? ""]
  }

  private func words(of certificate: Officer.Certificate) -> String {
    let end = certificate.validTo.map { day in
      "，\(day.wording)到期" + (day < today ? "（已过期）" : "")
    }
    return "\(certificate.number)\(end ?? "")"
  }

  /// Those in which he has tasks of a sheet that holds, after all changes.
  private var quarters: [Quarter] {
    let sheets = office.sheets.filter { !office.isVoid($0) }.sorted { $0.quarter < $1.quarter }
    return sheets.compactMap { sheet in
      let tasks = office.tasks(of: sheet.quarter).filter {
        office.officers(of: $0).contains(officer.id)
      }
      guard !tasks.isEmpty else { return nil }
      return Quarter(
        季度: sheet.quarter.description, 任务: tasks.count,
        牵头: tasks.count { office.officers(of: $0).first == officer.id },
        已查: tasks.count { office.results[$0] != nil },
        整改逾期: tasks.filter { task in
          guard let result = office.results[task], let due = result.dueOn else { return false }
          return result.fixedOn == nil && due < today
        }.map(\.row))
    }
  }

  private struct Quarter: Encodable, Sendable {
    var 季度: String
    var 任务: Int
    var 牵头: Int
    var 已查: Int
    /// Rows of the sheet.
    var 整改逾期: [Int]

    var line: String {
      let late = 整改逾期.isEmpty ? "" : "，整改逾期：第\(RowNumbers(整改逾期).wording)行"
      return "\(季度) \(任务)家（牵头\(牵头)家），已查\(已查)家，还有\(任务 - 已查)家\(late)"
    }
  }

  private struct Details: Encodable, Sendable {
    var 编号: String
    var 姓名: String
    var 单位: String
    var 行政执法证: Certificate?
    var 环境监察执法证: Certificate?
    var 在岗: Bool
    var 离岗: [String: String]?
    var 任务: [Quarter]
    var 登记: [[String: String]]
    /// Those that have not ended.
    var 回避: [[String: String]]
  }

  private struct Certificate: Encodable, Sendable {
    var 证号: String
    var 自: String?
    var 至: String?

    init(_ certificate: Officer.Certificate) {
      证号 = certificate.number
      自 = certificate.validFrom?.description
      至 = certificate.validTo?.description
    }
  }
}
