public import Diagnostics

/// All that a draw follows from, made known after the last check of the quarter (SSJ-DRAW/1 step 8).
public struct DrawEvidence: Hashable, Sendable {
  public var occasion: DrawOccasion
  public var files: CanonicalFiles
  public var secret: DrawSecret
  public var publicValue: PublicValue

  public init(
    occasion: DrawOccasion, files: CanonicalFiles, secret: DrawSecret, publicValue: PublicValue
  ) {
    self.occasion = occasion
    self.files = files
    self.secret = secret
    self.publicValue = publicValue
  }

  public var filing: DrawFiling { DrawFiling(of: occasion, files: files, secret: secret) }

  public var seed: DrawSeed {
    DrawSeed(secret: secret, commitment: filing.commitment, publicValue: publicValue)
  }

  /// Draws: the same record for everybody, or all that is wrong with the inputs.
  public func record() throws(DiagnosticError) -> DrawRecord {
    var sink = DiagnosticSink()
    sink.report(occasion.findings + publicValue.findings)
    let pool: FrozenPool
    do {
      pool = try FrozenPool(reading: files)
    } catch {
      sink.report(error.diagnostics)
      throw DiagnosticError(sink.diagnostics)
    }
    try sink.throwErrors()
    return DrawRecord(
      filing: filing, publicValue: publicValue, seed: seed, result: pool.draw(with: seed))
  }

  /// Everything in a record that does not follow from the evidence, each thing by its name; empty
  /// when all of it does.
  ///
  /// An input that was changed is named by its own hash. Where that changes the seed too, tickets
  /// and pairs are rechecked with whichever seed explains more of them, the record's or the true
  /// one, because with the wrong one all of them differ and none tells anything.
  public func differences(from record: DrawRecord) -> [Diagnostic] {
    var found = occasion.findings.filter { $0.severity == .error } + publicValue.findings
    found += RecordStatement.differences(
      from: record.filing.statements + record.outcome,
      to: filing.statements + DrawRecord.outcome(publicValue, seed))
    do {
      let pool = try FrozenPool(reading: files)
      let seeds = seed == record.seed ? [seed] : [seed, record.seed]
      let differences = seeds.map { seed in
        RecordStatement.differences(
          from: record.result.statements, to: pool.draw(with: seed).statements)
      }
      return found + (differences.min { $0.count < $1.count } ?? [])
    } catch {
      return found + error.diagnostics
    }
  }

  /// What `Scripts/verify_draw.py` reads beside the six files: a line `名称=值` for each value.
  public var terms: String {
    let values = [
      ("机构代码", occasion.bureauCode), ("期间", occasion.period), ("次数", String(occasion.number)),
      ("公开值约定", occasion.publicSpec), ("公开值", publicValue.rawValue),
      ("密钥", secret.reveal().groupedHex),
    ]
    return values.map { "\($0)=\($1)\n" }.joined()
  }
}
