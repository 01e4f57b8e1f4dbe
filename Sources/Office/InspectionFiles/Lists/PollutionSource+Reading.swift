import CivilCalendar
import Diagnostics
public import Inspection

extension PollutionSource {
  public static func read(
    _ row: inout ListRow<SourceColumn>, over known: Self?, id: SourceID, in context: ListContext
  ) -> Self? {
    let name = row.required(.name)
    let address = row.required(.address)
    let classification = readClassification(&row, over: known)
    let weighting = readWeighting(&row, over: known)
    let industry = row[.industry].map { $0.isEmpty ? nil : $0 } ?? known?.industry
    let kind = readKind(&row, over: known, industry: industry ?? "")
    let unit = readEntryUnit(&row, over: known, kind: kind, in: context)
    let creditCode = readCreditCode(&row, over: known)
    let controlLevel =
      row[.controlLevel] == nil
      ? known?.controlLevel : row.value(.controlLevel, SourceWords.controlLevel)
    let standing = readStanding(&row, over: known, in: context)
    guard let name, let address, let classification, let unit else { return nil }
    let settings = context.settings
    return Self(
      id: id, name: name, address: address,
      city: row.text(.city, or: known?.city ?? settings.city),
      county: row.text(.county, or: known?.county ?? settings.county),
      creditCode: creditCode, classification: classification, weighting: weighting,
      industry: industry, controlLevel: controlLevel, kind: kind, entryUnit: unit,
      standing: standing)
  }

  private static func readClassification(
    _ row: inout ListRow<SourceColumn>, over known: Self?
  ) -> Classification? {
    guard let text = row.required(.sourceClass),
      let sourceClass = row.value(.sourceClass, SourceWords.sourceClass)
    else { return nil }
    if SourceWords.isSeveral(text) {
      row.report(
        Diagnostic(
          .note, "list.class-precedence", "“\(text)”按“\(sourceClass.wording)”算（特殊＞重点＞一般）",
          at: row.location(of: .sourceClass)))
    }
    var result = known?.classification ?? Classification(sourceClass)
    // What another class was based on says nothing of this one.
    if result.sourceClass != sourceClass { result = Classification(sourceClass) }
    if let basis = row[.classBasis] { result.basis = basis }
    if row[.classValidity] != nil {
      let validity = row.value(.classValidity, CellValues.validity)
      result.validFrom = validity?.from
      result.validTo = validity?.to
    }
    return result
  }

  /// An empty cell is one ball; a list without the column leaves what is known.
  private static func readWeighting(
    _ row: inout ListRow<SourceColumn>, over known: Self?
  ) -> Weighting? {
    guard let text = row[.balls] else { return known?.weighting }
    guard !text.isEmpty, let balls = row.value(.balls, SourceWords.balls), balls > 1 else {
      return nil
    }
    let basis = row.text(.ballsBasis, or: known?.weighting?.basis ?? "")
    if basis.isEmpty {
      row.refuse(
        "list.no-weight-basis", .balls, "多放了球，没有写依据",
        hint: "在“\(SourceColumn.ballsBasis.rawValue)”一列写明凭什么多放，备案单要印出来")
    }
    return Weighting(balls: balls, basis: basis)
  }

  private static func readCreditCode(
    _ row: inout ListRow<SourceColumn>, over known: Self?
  ) -> CreditCode? {
    // A code names the enterprise: a list that leaves it out does not take it away.
    guard let text = row[.creditCode], !CellValues.isNoCode(text) else { return known?.creditCode }
    let code = row.value(.creditCode, CellValues.creditCode)
    if code == nil, !row.isRefused {
      let what = CellValues.isRegistrationNumber(text) ? "工商注册号" : "组织机构代码"
      row.report(
        .warning(
          "list.organisation-code", "“\(text)”是\(what)，没有收", at: row.location(of: .creditCode),
          hint: "换成营业执照上 18 位的统一社会信用代码"))
    }
    return code
  }

  private static func readKind(
    _ row: inout ListRow<SourceColumn>, over known: Self?, industry: String
  ) -> Kind {
    if let kind = row.value(.kind, SourceWords.kind) { return kind }
    if let known { return known.kind }
    let name = row[.name] ?? ""
    let kind = SourceWords.kind(industry: industry, name: name)
    if kind != .other {
      row.report(
        Diagnostic(
          .note, "list.kind-assumed", "按行业或名称看作“\(kind.rawValue)”", at: row.location(of: .name),
          hint: row.isEntry
            ? "不是的写明 --kind \(Kind.other.rawValue)"
            : "不是的在“\(SourceColumn.kind.rawValue)”一列写“\(Kind.other.rawValue)”"))
    }
    return kind
  }

  /// 二、5: each kind has its own 录入单位.
  private static func readEntryUnit(
    _ row: inout ListRow<SourceColumn>, over known: Self?, kind: Kind, in context: ListContext
  ) -> UnitName? {
    let written = row[.entryUnit] ?? ""
    let fallback = known?.entryUnit ?? context.entryUnit ?? context.settings.onlyEntryUnit(of: kind)
    guard let name = written.isEmpty ? fallback?.rawValue : written else {
      _ = row.required(.entryUnit)
      return nil
    }
    guard let unit = row.unit(named: name, in: .entryUnit, context.settings) else { return nil }
    if let fault = kind.entryFault(by: unit) {
      row.report(
        .refusal(
          "list.wrong-entry-unit", .registryUpdate, fault, at: row.location(of: .entryUnit),
          hint: "换成该录入的单位；归口不对的改“\(SourceColumn.kind.rawValue)”"))
      return nil
    }
    return unit.name
  }

  private static func readStanding(
    _ row: inout ListRow<SourceColumn>, over known: Self?, in context: ListContext
  ) -> Standing {
    guard row[.standing] != nil else { return known?.standing ?? .active }
    let since = row.value(.standingSince, CellValues.date)
    guard let exclusion = row.value(.standing, SourceWords.exclusion) else {
      if case .suspended(let exclusion, let day)? = known?.standing, !row.isEntry {
        row.report(
          .warning(
            "list.restored",
            "“\(known?.name ?? "")”\(day.wording)起停用（\(exclusion.rawValue)），名单里是在用，按恢复收",
            at: row.location(of: .standing),
            hint: "名单是旧的，先在“\(SourceColumn.standing.rawValue)”一列改过来"))
      }
      return .active
    }
    if since == nil, case .suspended(exclusion, _)? = known?.standing, let known {
      return known.standing
    }
    return .suspended(exclusion, since: since ?? context.date)
  }
}

extension OfficeSettings {
  /// The unit that alone enters sources of a kind; nil where several do.
  fileprivate func onlyEntryUnit(of kind: PollutionSource.Kind) -> UnitName? {
    let units = units.filter { kind.entryFault(by: $0) == nil }
    return units.count == 1 ? units.first?.name : nil
  }
}
