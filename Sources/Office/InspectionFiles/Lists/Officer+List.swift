import CivilCalendar
public import Diagnostics
public import Inspection

extension Officer: ListedRecord {
  public typealias Column = OfficerColumn
  public typealias Change = OfficerChange

  public static func registry(of office: Office) -> Registry<Officer> { office.officers }
  public static func act(takingIn changes: [OfficerChange], list: ListOrigin) -> any Act {
    TakeInOfficers(changes, list: list)
  }

  public static var numberPrefix: String { "R" }
  public static var rankedColumns: [OfficerColumn] { [] }
  public static func rank(of row: ListRow<OfficerColumn>) -> Int { 0 }
  public var keeper: UnitName { unit }
  public var isListed: Bool { true }

  public func text(in column: OfficerColumn) -> String {
    switch column {
    case .serial: ""
    case .id: id.rawValue
    case .name: name
    case .reading: reading ?? ""
    case .unit: unit.rawValue
    case .lawNumber: lawCertificate?.number ?? ""
    case .lawValidity: lawCertificate?.validity ?? ""
    case .inspectionNumber: inspectionCertificate?.number ?? ""
    case .inspectionValidity: inspectionCertificate?.validity ?? ""
    case .duty: if case .away(let reason, _, _) = duty { reason } else { "在岗" }
    case .awayFrom: if case .away(_, let from, _) = duty { "\(from)" } else { "" }
    case .awayUntil: if case .away(_, _, let until?) = duty { "\(until)" } else { "" }
    }
  }

  public static func identity(id: OfficerID?, text: (OfficerColumn) -> String) -> RecordIdentity {
    var identity = RecordIdentity(strong: [], weak: [])
    if let id { identity.strong.append(RecordKey(.id, id.rawValue)) }
    let certificates: [(kind: RecordKey.Kind, number: String)] = [
      (.lawCertificate, text(.lawNumber)), (.inspectionCertificate, text(.inspectionNumber)),
    ]
    // A number that Excel spoilt is everybody's.
    for (kind, number) in certificates
    where !number.isEmpty && !CellValues.isScientific(number) {
      identity.strong.append(RecordKey(kind, number))
    }
    identity.weak = [
      RecordKey(.nameAndUnit, text(.name), text(.unit)), RecordKey(.name, text(.name)),
    ]
    return identity
  }

  /// A new certificate in the same unit is a renewal; in another unit it is another person.
  public static func mayBeSame(_ row: ListRow<OfficerColumn>, _ record: Self) -> Bool {
    guard let law = row[.lawNumber], !law.isEmpty, let known = record.lawCertificate,
      row[.unit] != record.unit.rawValue
    else { return true }
    return law == known.number
  }

  public static func idSource(_ row: ListRow<OfficerColumn>) -> String { row[.lawNumber] ?? "" }

  public static func fault(ofTaken key: RecordKey) -> (
    id: Diagnostic.ID, column: OfficerColumn, predicate: String, hint: String
  ) {
    switch key.kind {
    case .lawCertificate:
      ("list.certificate-taken", .lawNumber, "相同", "一个证号只是一个人的，按证件核对")
    case .inspectionCertificate:
      ("list.certificate-taken", .inspectionNumber, "相同", "一个证号只是一个人的，按证件核对")
    default:
      ("list.name-taken", .name, "相同", "是同一人的，修改原来的一条；是同名的另一人，给他写上自己的编号")
    }
  }

  public static func change(
    from known: Self?, to record: Self, list: String, in context: ListContext
  ) -> OfficerChange {
    OfficerChange(
      known == nil ? .entered : .amended, record, reason: ListOrigin.reason(naming: list),
      date: context.date)
  }

  public static func read(
    _ row: inout ListRow<OfficerColumn>, over known: Self?, id: OfficerID, in context: ListContext
  ) -> Self? {
    let name = row.required(.name)
    let unit = row.required(.unit).flatMap { row.unit(named: $0, in: .unit, context.settings) }
    let law = readCertificate(&row, .lawNumber, .lawValidity, over: known?.lawCertificate)
    let inspection = readCertificate(
      &row, .inspectionNumber, .inspectionValidity, over: known?.inspectionCertificate)
    guard let name, let unit else { return nil }
    if !unit.suppliesOfficers {
      row.report(
        .refusal(
          "list.wrong-officer-unit", .officersDrawn,
          "执法人员信息库只收各大队和危管应急中心的人员，不收\(unit.name)", at: row.location(of: .unit)))
      return nil
    }
    let officer = Self(
      id: id, name: name, unit: unit.name, lawCertificate: law, inspectionCertificate: inspection,
      duty: readDuty(&row, over: known, in: context),
      reading: row[.reading].map { $0.isEmpty ? nil : $0 } ?? known?.reading)
    let obstacles = officer.obstacles(
      from: context.date, to: context.date, units: context.settings.units,
      after: known.map { [$0] } ?? [])
    if !row.isRefused, !obstacles.isEmpty {
      let reasons = obstacles.map(\.wording).joined(separator: "、")
      row.report(
        .warning(
          "list.not-eligible", "依据\(Clause.officersDrawn.citation)：\(name)\(reasons)，不参加抽取",
          at: row.location(of: .name)))
    }
    return officer
  }

  private static func readCertificate(
    _ row: inout ListRow<OfficerColumn>, _ number: OfficerColumn, _ validity: OfficerColumn,
    over known: Certificate?
  ) -> Certificate? {
    guard row[number] != nil else { return known }
    guard let text = row.value(number, CellValues.number) else {
      if row[validity]?.isEmpty == false, row[number]?.isEmpty == true {
        row.refuse("list.missing-value", number, "是空的，却写了有效期")
      }
      return nil
    }
    var certificate = known ?? Certificate(number: text)
    certificate.number = text
    if row[validity] != nil {
      let stretch = row.value(validity, CellValues.validity)
      certificate.validFrom = stretch?.from
      certificate.validTo = stretch?.to
    }
    return certificate
  }

  private static func readDuty(
    _ row: inout ListRow<OfficerColumn>, over known: Self?, in context: ListContext
  ) -> Duty {
    guard let text = row[.duty] else { return known?.duty ?? .onDuty }
    let from = row.value(.awayFrom, CellValues.date)
    let until = row.value(.awayUntil, CellValues.date)
    if text.isEmpty || isYes(text) { return .onDuty }
    let reason = isNo(text) ? "不在岗" : text
    // A mark that is neither yes nor no is no reason for which anybody is away.
    guard reason.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) else {
      row.refuse(
        "list.bad-value", .duty, "“\(text)”看不出在不在岗", hint: "在岗的写“在岗”，不在岗的写原因，如“借调”")
      return known?.duty ?? .onDuty
    }
    if case .away(reason, let knownFrom, let knownUntil)? = known?.duty {
      return .away(reason: reason, from: from ?? knownFrom, until: until ?? knownUntil)
    }
    return .away(reason: reason, from: from ?? context.date, until: until)
  }
}

extension Officer {
  /// 在岗, and what people tick or write for it: √, Y, 1, 在编在岗.
  private static func isYes(_ text: String) -> Bool {
    if ["是", "在", "有", "在职", "正常", "√", "✓", "✔", "☑", "Y", "YES", "1", "T", "TRUE"]
      .contains(narrowed(text))
    {
      return true
    }
    return text.contains("在岗") && !text.contains { "不未非离脱待暂否无".contains($0) }
  }

  private static func isNo(_ text: String) -> Bool {
    ["否", "不在", "不在岗", "离岗", "未在岗", "无", "×", "✗", "✘", "☒", "X", "N", "NO", "0", "F", "FALSE"]
      .contains(narrowed(text))
  }

  /// Ｙ and ｙ as Y.
  private static func narrowed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        })
    ).uppercased()
  }
}

extension Officer.Certificate {
  fileprivate var validity: String { CellValues.wording(from: validFrom, to: validTo) }
}
