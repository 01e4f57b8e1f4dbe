import CivilCalendar
public import Diagnostics

/// Goes through a journal and checks every draw in it against what was kept, believing nothing.
///
/// Own draws are made again from their files, and from the secret once that is revealed; adopted ones
/// are compared with their list and audited again. Takes time in proportion to the journal and the
/// pools.
public struct DrawRecheck {
  /// The bytes kept under a digest, whether or not they still have it; `nil` when there are none.
  public typealias Bytes = (Evidence) -> [UInt8]?

  private let bytes: Bytes
  private var office = Office()
  private var findings: [Diagnostic] = []

  private init(_ bytes: @escaping Bytes) { self.bytes = bytes }

  /// Asks of own draws whether the pool was what the registries said, whether the filing names it,
  /// and whether the sheet follows from it.
  ///
  /// A file that was changed is named; so is each row that does not follow. Draws whose secret is not
  /// revealed yet are told as notes: their sheet follows from the seed, which nobody can check yet.
  public static func ownDraws(
    in entries: some Sequence<JournalEntry>, bytes: @escaping Bytes
  ) -> [Diagnostic] {
    var recheck = Self(bytes)
    for entry in entries {
      if case .poolFrozen(let freeze) = entry.fact { recheck.checkPool(of: freeze) }
      recheck.office.apply(entry)
    }
    for own in recheck.office.ownDraws { recheck.check(own) }
    return recheck.findings
  }

  /// Asks of adopted draws whether the list is the one that was taken in, and whether the audit told
  /// all it should.
  public static func adoptedDraws(
    in entries: some Sequence<JournalEntry>, bytes: @escaping Bytes
  ) -> [Diagnostic] {
    var recheck = Self(bytes)
    for entry in entries {
      if case .dispatch(let sheet) = entry.fact, case .adopted(let list) = sheet.origin {
        recheck.check(sheet, from: list)
      }
      recheck.office.apply(entry)
    }
    return recheck.findings
  }

  // Own draws

  /// Compares the files with what the registries said at that moment, but for the reasons' wording.
  private mutating func checkPool(of freeze: PoolFreeze) {
    guard let files = read(freeze), let kept = try? FrozenPool(reading: files),
      let expected = try? DrawPool(of: freeze.draw.quarter, in: office)
    else { return }
    for file in CanonicalFile.allCases
    where kept.pool.rowKeys(of: file) != expected.rowKeys(of: file) {
      findings.append(
        .error(
          "draw.frozen-otherwise",
          "\(freeze.draw.wording)冻结的 \(file.fileName) 与当时台账的内容不一致", dataPath: "文件 \(file.rawValue)",
          hint: "与签字的备案单核对，查明冻结时用的是不是这份台账"))
    }
  }

  private mutating func check(_ own: OwnDraw) {
    let start = findings.count
    let files = read(own.freeze, telling: true)
    checkFiling(of: own)
    let sheet = office.sheets.first { $0.draw == own.id }
    guard let files, findings.count == start, let filing = own.filing?.filing else { return }
    var seed = sheet?.seed
    if let secret = own.secret.flatMap({ DrawSecret($0.bytes) }) {
      guard let evidence = own.evidence(files, secret: secret) else {
        // Made void before there was a value: only the commitment can be checked.
        let commitment = Commitment(to: files, secret: secret, for: filing.occasion)
        if commitment != filing.commitment { findings.append(.otherSecret(own.id)) }
        return
      }
      findings += evidence.filing.differences(from: filing)
      if let sheet, evidence.seed != sheet.seed {
        findings.append(
          .error(
            "draw.seed-differs", "\(own.id.wording)的种子不是由密钥和公开值得出的", hint: "与签字的记录单核对公开值"))
      }
      seed = evidence.seed
    } else if sheet != nil {
      findings.append(
        Diagnostic(
          .note, "draw.not-revealed", "\(own.id.wording)的密钥还没有公布，只能由种子核对名单",
          hint: "最后一家检查以后公布密钥，再核验一次"))
    }
    if let sheet, let seed { check(sheet, of: own, files, seed) }
  }

  private mutating func checkFiling(of own: OwnDraw) {
    guard let filed = own.filing else { return }
    let occasion = filed.filing.occasion
    let isNamed =
      occasion.period == own.id.quarter.description && occasion.number == own.id.number
      && occasion.publicSpec == filed.plan.spec && filed.filing.fileHashes == own.freeze.hashes
      && filed.filing.commitment
        == Commitment(
          to: filed.filing.fileHashes, secretHash: filed.filing.secretHash, for: occasion)
    guard !isNamed else { return }
    findings.append(
      .error(
        "draw.commitment-differs", "\(own.id.wording)的承诺值不是由备案的各项得出的", hint: "与签字的备案单核对"))
  }

  private mutating func check(
    _ sheet: DispatchSheet, of own: OwnDraw, _ files: CanonicalFiles, _ seed: DrawSeed
  ) {
    guard let filing = own.filing?.filing, let value = own.publicValue else { return }
    let pool: FrozenPool
    do throws(DiagnosticError) { pool = try FrozenPool(reading: files) } catch {
      return findings += error.diagnostics
    }
    let expected = DispatchSheet(
      of: own,
      DrawRecord(
        filing: filing, publicValue: value, seed: seed, result: pool.draw(with: seed)),
      in: office)
    for index in 0..<max(sheet.rows.count, expected.rows.count) {
      let (claimed, due) = (sheet[index + 1], expected[index + 1])
      guard claimed != due else { continue }
      findings.append(
        .error(
          "draw.row-differs",
          "\(own.id.wording)派遣单第\(index + 1)行应为“\(words(due))”，现为“\(words(claimed))”",
          hint: "派遣单不是由这次抽取得出的，或台账被改过"))
    }
  }

  private func words(_ row: DispatchSheet.Row?) -> String {
    guard let row else { return "无" }
    return "\(row.source.name)：\(row.officers.map(office.name).joined(separator: "、"))"
  }

  private func hasDigest(_ bytes: [UInt8], _ digest: String) -> Bool {
    Digest256(hashing: bytes).hex == digest
  }

  /// `nil` unless all six files are there as they were frozen.
  private mutating func read(_ freeze: PoolFreeze, telling: Bool = false) -> CanonicalFiles? {
    var files = CanonicalFiles()
    var isWhole = true
    for file in CanonicalFile.allCases {
      guard let evidence = freeze.evidence(of: file), let kept = bytes(evidence),
        hasDigest(kept, evidence.digest)
      else {
        isWhole = false
        if telling { findings.append(.frozenFile(file, of: freeze.draw)) }
        continue
      }
      files[file] = kept
    }
    return isWhole ? files : nil
  }

  // Adopted draws

  private mutating func check(_ sheet: DispatchSheet, from list: ListOrigin) {
    if let kept = bytes(Evidence(name: list.file, digest: list.digest)) {
      if !hasDigest(kept, list.digest) {
        findings.append(
          .error(
            "draw.list-differs", "\(sheet.draw.wording)的名单“\(list.file)”与登记时不同",
            dataPath: list.file, hint: "从备份恢复，或向系统重新导出核对"))
      }
    } else {
      findings.append(
        .warning(
          "draw.list-missing", "附件里没有\(sheet.draw.wording)的名单“\(list.file)”",
          dataPath: list.file, hint: "找到原来导出的文件存入附件"))
    }
    let due = Set(DrawAudit(office: office, sheet: sheet).findings.map(\.place))
    let told = sheet.findings.filter(\.kind.followsFromSheet)
    guard due != Set(told.map(\.place)) else { return }
    findings.append(
      .error(
        "draw.audit-differs", "\(sheet.draw.wording)的审核意见与当时的台账不符",
        hint: "与签字的派遣单核对，查明登记时用的是不是这份台账"))
  }
}

extension Finding {
  /// What and where, whatever the words.
  fileprivate var place: [String] { [kind.rawValue, row.map(String.init) ?? ""] }
}

extension DrawPool {
  /// What the rows of a file say, without the wording of reasons.
  fileprivate func rowKeys(of file: CanonicalFile) -> [[UInt8]] {
    canonicalRows.filter { $0.file == file }.map { row in
      file == .exclusions ? row.key : row.line
    }
  }
}

extension Diagnostic {
  fileprivate static func frozenFile(_ file: CanonicalFile, of draw: DrawID) -> Self {
    .error(
      "draw.file-differs", "\(draw.wording)冻结的 \(file.fileName) 不在附件里，或与备案时不同",
      dataPath: "文件 \(file.rawValue)", hint: "从备份恢复这个文件")
  }
}
