import CairoPainting
public import Diagnostics
import FormTemplates
import Typefaces
import Typesetting

extension FormPress {
  /// A PDF file that stands nowhere yet.
  public struct PrintedFile: Sendable {
    public let bytes: [UInt8]
    public let pageCount: Int
    /// What the press found worth a warning.
    public let warnings: [Diagnostic]
  }

  /// The same bytes that ``print(_:progress:)`` would write for one file, for whoever keeps them.
  ///
  /// Throws like it, and for a job that would make several files.
  public func bytes(of job: PrintJob) throws -> PrintedFile {
    let files = try job.files()
    guard files.count == 1 else {
      throw InternalFault("a job of \(files.count) files has no bytes")
    }
    let typesetter = Typesetter(library: library, isLoose: isLoose)
    let planner = FilePlanner(typesetter: typesetter)
    let planned = try planner.plan(files[0])
    let fonts = try SubsetFonts(of: planner.glyphs, from: library)
    let painter = FilePainter(
      typesetter: typesetter, fonts: CanvasFonts(try PaintingFaces(fonts)), library: library,
      profile: job.profile)
    return PrintedFile(
      bytes: try painter.pdf(of: planned, pages: nil).bytes, pageCount: planned.pageCount,
      warnings: planned.warnings + [planned.tooManyFields].compactMap(\.self))
  }
}
