import CairoPainting
public import Diagnostics
import DisplayList
import FormTemplates
public import Typefaces
import Typesetting

/// Prints filled forms: every sheet is planned, the glyphs of the whole job are subset once, then
/// the files are painted, several at a time.
///
/// Nothing is written unless everything could be planned. A file's bytes depend on its sheets alone,
/// whatever else the job prints and however many workers share it.
public struct FormPress: Sendable {
  let library: FontLibrary
  let isLoose: Bool
  private let workers: Workers

  /// With `isLoose`, what does not fit is cut with a red mark and a warning.
  public init(library: FontLibrary, isLoose: Bool = false, workers: Int = 1) {
    self.library = library
    self.isLoose = isLoose
    self.workers = Workers(count: workers)
  }

  /// Prints the job and returns what is worth a warning.
  ///
  /// `progress` hears how many files are done, in any order. Throws ``DiagnosticError`` for what the
  /// user can mend, anything else is a fault of the program. When the disk fails half-way, whole
  /// files remain and ``partlyWritten`` says how many.
  public func print(
    _ job: PrintJob, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> [Diagnostic] {
    let files = try job.files()
    try job.checkOverwriting(files)
    if files.count == 1 { return try printAlone(files[0], job, progress) }
    let plans = try await plan(files)
    let fonts = try SubsetFonts(of: plans.glyphs, from: library)
    try checkPages(of: plans.files, job)
    let planned = plans.files
    let done = Counter()
    let written = Counter()
    do {
      let places = try await workers.spread(planned.count) {
        FilePainter(
          typesetter: Typesetter(library: library, isLoose: isLoose),
          fonts: CanvasFonts(try PaintingFaces(fonts)), library: library, profile: job.profile)
      } work: { painter, index in
        defer { progress(done.next(), planned.count) }
        return try write(planned[index], with: painter, job, counting: written)
      } summary: { _ in
      }
      try write(places.results, of: planned, job)
    } catch let error as DiagnosticError {
      throw Self.refusal(error, after: written)
    }
    return plans.warnings + planned.compactMap(\.tooManyFields)
  }

  /// One file is printed by one worker, who remembers in the second pass what the first one set.
  private func printAlone(
    _ file: PrintJob.File, _ job: PrintJob, _ progress: (_ done: Int, _ of: Int) -> Void
  ) throws -> [Diagnostic] {
    let typesetter = Typesetter(library: library, isLoose: isLoose)
    let planner = FilePlanner(typesetter: typesetter)
    let planned = try planner.plan(file)
    try checkPages(of: [planned], job)
    let fonts = try SubsetFonts(of: planner.glyphs, from: library)
    let painter = FilePainter(
      typesetter: typesetter, fonts: CanvasFonts(try PaintingFaces(fonts)), library: library,
      profile: job.profile)
    let written = Counter()
    do {
      let places = try write(planned, with: painter, job, counting: written)
      try write([places], of: [planned], job)
    } catch let error as DiagnosticError {
      throw Self.refusal(error, after: written)
    }
    progress(1, 1)
    return planned.warnings + [planned.tooManyFields].compactMap { $0 }
  }

  /// The note that goes with a refusal after some files were written.
  public static let partlyWritten: Diagnostic.ID = "output.partly-written"

  private static func refusal(
    _ error: DiagnosticError, after written: Counter
  ) -> DiagnosticError {
    guard written.value > 0 else { return error }
    let note = Diagnostic(.note, partlyWritten, "此前已写好\(written.value)个文件，都是完整的")
    return DiagnosticError(error.diagnostics + [note])
  }

  /// Checks that everything fits without writing anything; returns the warnings.
  public func check(_ job: PrintJob) async throws -> [Diagnostic] {
    try await plan(try job.files()).warnings
  }

  // MARK: First pass

  private struct Plans {
    var files: [PlannedFile]
    var glyphs: GlyphUse
    var warnings: [Diagnostic]
  }

  private func plan(_ files: [PrintJob.File]) async throws -> Plans {
    let shares = try await workers.spread(files.count) {
      FilePlanner(typesetter: Typesetter(library: library, isLoose: isLoose))
    } work: { planner, index -> PlanResult in
      do throws(DiagnosticError) {
        let planned = try planner.plan(files[index])
        return PlanResult(file: planned, findings: planned.warnings)
      } catch {
        return PlanResult(file: nil, findings: error.diagnostics)
      }
    } summary: {
      $0.glyphs
    }
    let results = shares.results
    let findings = results.flatMap(\.findings).withoutRepeats()
    guard results.allSatisfy({ $0.file != nil }) else { throw DiagnosticError(findings) }
    var glyphs = GlyphUse()
    for share in shares.summaries { glyphs.formUnion(share) }
    return Plans(files: results.compactMap(\.file), glyphs: glyphs, warnings: findings)
  }

  private struct PlanResult: Sendable {
    var file: PlannedFile?
    var findings: [Diagnostic]
  }

  // MARK: Second pass

  private func checkPages(of files: [PlannedFile], _ job: PrintJob) throws(DiagnosticError) {
    guard let range = job.pages else { return }
    for file in files where range.lowerBound > file.pageCount {
      throw DiagnosticError(
        .error(
          "output.no-such-page", "“\(file.file.path)”只有\(file.pageCount)页，没有第\(range.lowerBound)页"))
    }
  }

  /// Where the places to sign of each file stand, for whoever asked to be told.
  private func write(
    _ places: [[FieldPlace]], of files: [PlannedFile], _ job: PrintJob
  ) throws(DiagnosticError) {
    guard let path = job.fieldsOutput else { return }
    try OutputFile(path: path).write(zip(files.map(\.file.path), places).map { ($0, $1) }.json)
  }

  /// Writes a file, or its pictures, and tells where its places to sign stand.
  private func write(
    _ planned: PlannedFile, with painter: FilePainter, _ job: PrintJob, counting written: Counter
  ) throws -> [FieldPlace] {
    func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {
      try OutputFile(path: path).write(bytes)
      _ = written.next()
    }
    let path = planned.file.path
    switch job.format {
    case .pdf:
      let (bytes, places) = try painter.pdf(of: planned, pages: job.pages)
      try write(bytes, to: path)
      return places
    case .dump:
      try write(try painter.dump(of: planned, pages: job.pages), to: path)
    case .png, .svg:
      let first = job.pages?.lowerBound ?? 1
      let last = min(job.pages?.upperBound ?? planned.pageCount, planned.pageCount)
      let pictures = PicturePath(path, pageCount: last - first + 1)
      try pictures.check()
      try painter.pictures(of: planned, pages: job.pages, job) { number, bytes in
        try write(bytes, to: pictures.path(ofPage: number))
      }
    }
    return []
  }
}
