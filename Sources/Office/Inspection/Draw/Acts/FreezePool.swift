public import CivilCalendar
public import Diagnostics

/// 冻结: pool and rules of a quarter become six files that nothing can change any more
/// (SSJ-DRAW/1 step 1).
///
/// Refused unless every source has two officers who need not stand back from it, so that no public
/// value can make the draw impossible.
public struct FreezePool: Act {
  public var quarter: CalendarQuarter

  public init(of quarter: CalendarQuarter) {
    self.quarter = quarter
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    var sink = DiagnosticSink()
    sink.report(
      [
        rules.isByAdministrator, rules.isFirstDraw, rules.isNotBegun, rules.isInSeason(time.date),
      ].compactMap(\.self))
    sink.report(lapsedClasses(in: office))
    do {
      let frozen = try pool(in: office)
      try sink.throwErrors()
      return .poolFrozen(PoolFreeze(frozen, draw: office.nextDraw(of: quarter)))
    } catch {
      if !sink.hasErrors { sink.report(error.diagnostics) }
      throw DiagnosticError(sink.diagnostics)
    }
  }

  /// Quotas count sources by their class, so that a class must hold when the quarter begins.
  private func lapsedClasses(in office: Office) -> [Diagnostic] {
    let day = quarter.firstDay
    return office.sources.all(on: day).filter { $0.isActive && !$0.classification.holds(on: day) }
      .map { source in
        .refusal(
          "draw.class-lapsed", .sourcesDrawn,
          "“\(source.name)”的类别“\(source.classification.sourceClass.wording)”到\(day.wording)不在有效期内",
          hint: "核对名录，改类别，或在名单里改有效期后再导入")
      }
  }

  /// The pool with its files, which are kept as evidence before the fact is written.
  public func pool(in office: Office) throws(DiagnosticError) -> FrozenPool {
    try FrozenPool(freezing: DrawPool(of: quarter, in: office))
  }
}

/// Which files a draw is committed to, and what the papers say of them.
public struct PoolFreeze: Codable, Hashable, Sendable {
  public var draw: DrawID
  /// The six files in the order of ``CanonicalFile``, each by its SHA-256.
  public var files: [Evidence]
  public var strata: [DispatchSheet.Stratum]
  /// Officers in the pool, and 不参与 of both registries, and 回避.
  public var officerCount: Int
  public var exclusionCount: Int
  public var recusalCount: Int

  init(_ frozen: FrozenPool, draw: DrawID) {
    self.draw = draw
    files = frozen.files.evidence
    let pool = frozen.pool
    strata = SourceClass.allCases.map { sourceClass in
      DispatchSheet.Stratum(
        sourceClass, pool: pool.sources.count { $0.sourceClass == sourceClass },
        demand: pool.rules.quotas[sourceClass, default: 0])
    }
    officerCount = pool.officers.count
    exclusionCount = pool.exclusions.count
    recusalCount = pool.recusals.count
  }

  public func evidence(of file: CanonicalFile) -> Evidence? {
    files.first { $0.name == file.fileName }
  }

  var hashes: [CanonicalFile: Digest256] {
    let hashes = CanonicalFile.allCases.compactMap { file in
      evidence(of: file).flatMap { Digest256(hex: $0.digest) }.map { (file, $0) }
    }
    return Dictionary(uniqueKeysWithValues: hashes)
  }
}

extension CanonicalFiles {
  /// By which the journal mentions them.
  public var evidence: [Evidence] {
    CanonicalFile.allCases.map { Evidence(name: $0.fileName, digest: hash(of: $0).hex) }
  }
}
