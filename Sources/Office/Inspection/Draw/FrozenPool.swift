public import Diagnostics

/// A pool that can be drawn from whatever the public value will be, with its six files (SSJ-DRAW/1
/// step 1).
public struct FrozenPool: Hashable, Sendable {
  /// Sources and officers stand in the order of their ids' bytes.
  public let pool: DrawPool
  public let files: CanonicalFiles
  /// What the papers have to say, though it hinders nothing.
  public let warnings: [Diagnostic]

  /// Writes the files, or fails with all faults at once.
  public init(freezing pool: DrawPool) throws(DiagnosticError) {
    let rows = pool.canonicalRows
    var contents: [CanonicalFile: [UInt8]] = [:]
    for row in rows { contents[row.file, default: []] += row.line + [0x0A] }
    try self.init(rows, files: CanonicalFiles(contents), faults: [])
  }

  /// Reads the files back, or fails with all faults at once, each with its file and line.
  public init(reading files: CanonicalFiles) throws(DiagnosticError) {
    let readers = CanonicalFile.allCases.map { CanonicalReader($0, files[$0]) }
    try self.init(readers.flatMap(\.rows), files: files, faults: readers.flatMap(\.faults))
  }

  private init(
    _ rows: [CanonicalRow], files: CanonicalFiles, faults: [Diagnostic]
  ) throws(DiagnosticError) {
    let reader = PoolReader(rows)
    let check = PoolCheck(rows, pool: reader.pool)
    var sink = DiagnosticSink()
    sink.report(faults + reader.faults + check.findings)
    try sink.throwErrors()
    pool = reader.pool
    self.files = files
    warnings = sink.diagnostics
  }
}
