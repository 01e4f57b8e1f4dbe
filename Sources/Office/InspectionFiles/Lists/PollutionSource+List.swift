public import Diagnostics
public import Inspection

extension PollutionSource: ListedRecord {
  public typealias Column = SourceColumn
  public typealias Change = SourceChange

  public static func registry(of office: Office) -> Registry<PollutionSource> { office.sources }
  public static func act(takingIn changes: [SourceChange], list: ListOrigin) -> any Act {
    TakeInSources(changes, list: list)
  }

  public static var numberPrefix: String { "W" }
  public static var rankedColumns: [SourceColumn] { [.sourceClass, .classBasis, .classValidity] }
  public var keeper: UnitName { entryUnit }
  /// One out of the pool need not be in lists.
  public var isListed: Bool { isActive }

  public func text(in column: SourceColumn) -> String {
    switch column {
    case .serial: ""
    case .id: id.rawValue
    case .name: name
    case .creditCode: creditCode?.description ?? ""
    case .address: address
    case .city: city
    case .county: county
    case .sourceClass: classification.sourceClass.wording
    case .classBasis: classification.basis
    case .classValidity:
      CellValues.wording(from: classification.validFrom, to: classification.validTo)
    case .balls: weighting.map { "\($0.balls)" } ?? ""
    case .ballsBasis: weighting?.basis ?? ""
    case .industry: industry ?? ""
    case .controlLevel: controlLevel?.rawValue ?? ""
    case .kind: kind.rawValue
    case .entryUnit: entryUnit.rawValue
    case .standing:
      if case .suspended(let exclusion, _) = standing { exclusion.rawValue } else { "在用" }
    case .standingSince:
      if case .suspended(_, let date) = standing { "\(date)" } else { "" }
    }
  }

  public static func identity(id: SourceID?, text: (SourceColumn) -> String) -> RecordIdentity {
    let name = text(.name)
    let written = text(.creditCode).uppercased()
    let code = CellValues.isNoCode(written) ? "" : written
    var identity = RecordIdentity(strong: [], weak: [])
    if let id { identity.strong.append(RecordKey(.id, id.rawValue)) }
    if !code.isEmpty {
      identity.strong.append(RecordKey(.codeAndName, code, name))
      identity.weak.append(RecordKey(.code, code))
    }
    identity.weak.append(RecordKey(.name, name))
    return identity
  }

  /// Two codes are two enterprises, whatever their names.
  public static func mayBeSame(_ row: ListRow<SourceColumn>, _ record: Self) -> Bool {
    guard let code = row[.creditCode], !CellValues.isNoCode(code), let known = record.creditCode
    else {
      return true
    }
    return code.uppercased() == known.description
  }

  public static func idSource(_ row: ListRow<SourceColumn>) -> String {
    CreditCode((row[.creditCode] ?? "").uppercased())?.description ?? ""
  }

  public static func fault(ofTaken key: RecordKey) -> (
    id: Diagnostic.ID, column: SourceColumn, predicate: String, hint: String
  ) {
    switch key.kind {
    case .code, .codeAndName:
      (
        "list.code-taken", .creditCode, "相同",
        "是同一家的，修改原来的一条；是同一企业的另一厂区，名称写得不同，并给它写上自己的编号"
      )
    default:
      ("list.name-taken", .name, "相同", "是同一家的，修改原来的一条；是同名的另一家，给它写上自己的编号")
    }
  }

  /// 特殊 over 重点 over 一般 (domain 1.3).
  public static func rank(of row: ListRow<SourceColumn>) -> Int {
    (try? SourceWords.sourceClass(row[.sourceClass] ?? ""))?.precedence ?? 0
  }

  public static func change(
    from known: Self?, to record: Self, list: String, in context: ListContext
  ) -> SourceChange {
    let kind: SourceChange.Kind =
      switch (known?.isActive, record.isActive) {
      case (nil, _): .added
      case (true?, false): .suspended
      case (false?, true): .restored
      default: .amended
      }
    return SourceChange(
      kind, record, reason: ListOrigin.reason(naming: list), date: context.date,
      handledBy: context.handledBy)
  }
}

extension SourceClass {
  /// The greater is taken when a source is of several classes (domain 1.3).
  public var precedence: Int {
    switch self {
    case .ordinary: 1
    case .key: 2
    case .special: 3
    }
  }
}
