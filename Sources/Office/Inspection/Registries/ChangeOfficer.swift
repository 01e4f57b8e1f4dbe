public import CivilCalendar
public import Diagnostics

/// 执法人员库人员变动: who enters or leaves the officer registry (《暂行办法》一、2).
public struct ChangeOfficer: Act {
  public var change: OfficerChange

  public init(_ change: OfficerChange) {
    self.change = change
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = OfficerRules(office: office, author: author, today: time.date)
    sink.report(rules.faults(of: change))
    try sink.throwErrors()
    return .officers([change], list: nil)
  }
}

extension ChangeOfficer {
  /// 二、4: who cannot check any more has tasks that wait for somebody.
  public func warnings(in office: Office, on today: CalendarDate) -> [Diagnostic] {
    let id = change.record.id
    let stuck = office.openTasks(of: id).filter { task in
      !office.obstacles(to: id, during: task.quarter, from: today).isEmpty
    }
    guard change.kind == .amended, let quarter = stuck.first?.quarter else { return [] }
    let reasons = office.obstacles(to: id, during: quarter, from: today).map(\.wording)
    return [
      .warning(
        "officer.open-tasks",
        "\(change.record.name)\(reasons.joined(separator: "、"))，还有\(stuck.count)家没有检查："
          + "\(quarter.wording)派遣单第\(RowNumbers(stuck.filter { $0.quarter == quarter }.map(\.row)).wording)行",
        hint: "由原单位调剂（《暂行办法》二、4）：hanform office change ask 序号 --from \(id) --to 姓名 --reason 原因")
    ]
  }
}

/// What the measure says of the officer registry (《暂行办法》一、2).
struct OfficerRules {
  let office: Office
  let author: Author
  let today: CalendarDate

  func faults(of change: OfficerChange) -> [Diagnostic] {
    let common = [isByAdministrator, hasName(change), isOfKnownUnit(change), isNotAhead(change)]
    let own =
      switch change.kind {
      case .entered:
        [
          isNew(change), hasBothCertificates(change), hasPlainText(change),
          hasCertificatesOfItsOwn(change),
        ]
      case .amended:
        [isKnown(change), hasPlainText(change), hasCertificatesOfItsOwn(change), isNews(change)]
      case .struckOff:
        [isKnown(change), hasReason(change), hasNoOpenTask(change), isNotAboutToBeDrawn(change)]
      }
    return (common + own).compactMap(\.self)
  }

  var isByAdministrator: Diagnostic? {
    guard author.role != .administrator else { return nil }
    return .refusal(
      "officer.not-administrator", .officersDrawn, "执法人员信息库由系统管理人员维护，\(author.name)不能改动",
      hint: "填写执法人员库人员变动审批表，交系统管理人员办理")
  }

  func hasName(_ change: OfficerChange) -> Diagnostic? {
    guard change.record.name.isBlank || change.record.id.rawValue.isBlank else { return nil }
    return .error("officer.no-name", "执法人员要有编号和姓名", hint: "补上编号和姓名")
  }

  /// One control character in the registry would keep the whole pool from being frozen (SSJ-DRAW/1,
  /// step 1).
  func hasPlainText(_ change: OfficerChange) -> Diagnostic? {
    // What stands already can be mended only by its name.
    let id = change.kind == .entered ? change.record.id.rawValue : ""
    guard DrawText.intruder(in: id + change.record.name) != nil else { return nil }
    return .error("officer.control-character", "编号或姓名里有看不见的控制字符", hint: "删去这个字符")
  }

  func isNews(_ change: OfficerChange) -> Diagnostic? {
    // By bytes: Swift takes 郎 U+F92C and U+90CE for equal.
    guard let known = office.officers.history(of: change.record.id).last,
      String(reflecting: known.record).utf8
        .elementsEqual(String(reflecting: Optional(change.record)).utf8)
    else { return nil }
    return .error(
      "officer.same", "\(change.record.name)与台账第\(known.entry)条相同，没有要修改的", hint: "写明要改哪一项")
  }

  /// 一、2: a certificate is one person's.
  func hasCertificatesOfItsOwn(_ change: OfficerChange) -> Diagnostic? {
    let (record, known) = (change.record, office.officers.record(change.record.id, on: today))
    let fresh = [
      record.lawCertificate?.number == known?.lawCertificate?.number
        ? nil : record.lawCertificate?.number,
      record.inspectionCertificate?.number == known?.inspectionCertificate?.number
        ? nil : record.inspectionCertificate?.number,
    ]
    guard fresh.contains(where: { $0 != nil }) else { return nil }
    let other = office.officers.all(on: today).first { other in
      other.id != record.id
        && ((fresh[0] != nil && other.lawCertificate?.number == fresh[0])
          || (fresh[1] != nil && other.inspectionCertificate?.number == fresh[1]))
    }
    guard let other else { return nil }
    return .refusal(
      "officer.certificate-taken", .officersDrawn,
      "\(record.name)的证号与\(other.name)（\(other.id)）的相同", hint: "一个证号只是一个人的，按证件核对")
  }

  func isNotAhead(_ change: OfficerChange) -> Diagnostic? {
    guard change.date > today else { return nil }
    return .error("officer.future-change", "变动日期\(change.date.wording)还没有到", hint: "变动发生以后再录入")
  }

  /// 一、2: 四个环境监察大队和危管应急中心.
  func isOfKnownUnit(_ change: OfficerChange) -> Diagnostic? {
    guard office.unit(change.record.unit)?.suppliesOfficers != true else { return nil }
    let units = office.units.filter(\.suppliesOfficers).map(\.name.rawValue)
    return .refusal(
      "officer.wrong-unit", .officersDrawn,
      "\(change.record.name)的单位“\(change.record.unit)”不在抽取范围",
      hint: "可选：\(units.joined(separator: "、"))")
  }

  func isNew(_ change: OfficerChange) -> Diagnostic? {
    guard office.officers.record(change.record.id, on: today) != nil else { return nil }
    return .error(
      "officer.id-taken", "编号\(change.record.id)已经是\(office.name(of: change.record.id))",
      hint: "换一个编号")
  }

  func isKnown(_ change: OfficerChange) -> Diagnostic? {
    guard office.officers.record(change.record.id, on: today) == nil else { return nil }
    return .error("officer.unknown", "执法人员信息库里没有编号\(change.record.id)", hint: "核对编号")
  }

  func hasReason(_ change: OfficerChange) -> Diagnostic? {
    guard change.reason.isEmpty else { return nil }
    return .refusal(
      "officer.no-reason", .officersDrawn, "剔除\(change.record.name)要写明原因", hint: "写上变动原因")
  }

  /// 一、2: 有行政执法证和环境监察执法证的人员.
  func hasBothCertificates(_ change: OfficerChange) -> Diagnostic? {
    let record = change.record
    let missing = [
      record.lawCertificate == nil ? "行政执法证" : nil,
      record.inspectionCertificate == nil ? "环境监察执法证" : nil,
    ].compactMap(\.self)
    guard !missing.isEmpty else { return nil }
    return .refusal(
      "officer.no-certificate", .officersDrawn,
      "\(record.name)没有\(missing.joined(separator: "和"))，不能录入执法人员信息库", hint: "取得证件后再录入")
  }

  /// 一、2: whoever stands in a frozen pool may be drawn from it.
  func isNotAboutToBeDrawn(_ change: OfficerChange) -> Diagnostic? {
    let open = office.ownDraws.first { draw in
      draw.drawn == nil && !office.isVoid(draw.id)
        && office.officers.record(
          change.record.id, on: draw.id.quarter.firstDay, asOf: draw.frozen.entry) != nil
    }
    guard let open else { return nil }
    return .refusal(
      "officer.frozen", .officersDrawn,
      "\(open.id.wording)的名单已经冻结，还没有抽取，现在不能剔除\(change.record.name)",
      hint: "抽取以后再办；或把这次抽取作废，剔除以后重新冻结")
  }

  /// 二、4: tasks are handed to another officer first.
  func hasNoOpenTask(_ change: OfficerChange) -> Diagnostic? {
    let open = office.openTasks(of: change.record.id)
    guard !open.isEmpty else { return nil }
    return .refusal(
      "officer.has-tasks", .officerChange,
      "\(change.record.name)还有\(open.count)家没有检查的企业（派遣单第\(open.prefix(10).map { "\($0.row)" }.joined(separator: "、"))行）",
      hint: "先办检查人员变动审批表，再剔除")
  }
}
