import Diagnostics

extension IntegrityCheck {
  /// 1: rows are what the quotas ask for, each source once, each with two officers who may check it
  /// to the quarter's end (一、1; 一、2).
  ///
  /// Of a list drawn elsewhere the audit has told these things and they are printed with it; found
  /// here is what it did not tell.
  public var dispatch: [IntegrityFinding] { sheets.flatMap(dispatch) }

  private func dispatch(_ sheet: DispatchSheet) -> [IntegrityFinding] {
    let name = sheet.draw.wording
    var found: [IntegrityFinding] = []
    if sheet.rows.map(\.number) != Array(1..<sheet.rows.count + 1) {
      found.append(.init(.dispatch, "integrity.row-numbers", "\(name)的派遣单序号不连续"))
    }
    var seen = Set<SourceID>()
    for row in sheet.rows where !seen.insert(row.source.id).inserted {
      found.append(
        .init(.dispatch, "integrity.source-twice", "\(name)第\(row.number)行“\(row.source.name)”重复"))
    }
    let told = Set(sheet.findings.map(Place.init))
    let audit = DrawAudit(office: office, sheet: sheet, entry: entry(of: sheet))
    found += audit.findings.filter { !told.contains(Place($0)) }.compactMap { finding in
      finding.kind.integrityID.map {
        IntegrityFinding(.dispatch, $0, "\(name)：\(finding.message)")
      }
    }
    return found + (isOwn(sheet) ? surplus(of: sheet) : [])
  }

  /// More rows than an own draw can have given.
  private func surplus(of sheet: DispatchSheet) -> [IntegrityFinding] {
    SourceClass.allCases.compactMap { sourceClass in
      let drawn = sheet.rows.count { $0.source.classification.sourceClass == sourceClass }
      let quota = sheet.stratum(sourceClass).quota
      guard drawn > quota else { return nil }
      return IntegrityFinding(
        .dispatch, "integrity.above-quota",
        "\(sheet.draw.wording)：\(sourceClass.wording)污染源应抽\(quota)家，派遣单有\(drawn)家")
    }
  }

  private func isOwn(_ sheet: DispatchSheet) -> Bool { office.ownDraw(sheet.draw) != nil }

  /// The entry that froze the pool, or took the list in.
  private func entry(of sheet: DispatchSheet) -> Int {
    office.ownDraw(sheet.draw)?.frozen.entry ?? office.sheetTraces[sheet.draw]?.entry ?? .max
  }

  private struct Place: Hashable {
    var kind: Finding.Kind
    var row: Int?

    init(_ finding: Finding) {
      kind = finding.kind
      row = finding.row
    }
  }
}

extension Finding.Kind {
  /// `nil` for what is worth telling and contradicts nothing.
  fileprivate var integrityID: Diagnostic.ID? {
    switch self {
    case .notTwoOfficers: "integrity.not-two-officers"
    case .ineligibleOfficer: "integrity.ineligible-officer"
    case .recusedOfficer: "integrity.recused-officer"
    case .sourceOutsidePool: "integrity.source-outside-pool"
    case .belowQuota: "integrity.below-quota"
    case .unevenLoad, .serialNumbers, .otherPlace, .late: nil
    }
  }
}
