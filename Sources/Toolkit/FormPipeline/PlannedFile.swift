import Diagnostics
import DisplayList
import DocumentTree
import FormTemplates
import Typefaces
import Typesetting

/// A file after the first pass: where its pages begin, and which glyphs they show.
///
/// Documents are made again for the second pass; what is kept is some tens of bytes a page.
struct PlannedFile: Sendable {
  var file: PrintJob.File
  var plans: [PagePlan]
  var fieldCount: Int
  /// As the file holds them; fields to be filled in are named beside them.
  var signatureNames: Set<String> = []
  var warnings: [Diagnostic] = []
  /// All pages without their bands, if the planner could keep them; otherwise they are made again.
  var keptPages: [Page]?

  /// Readers cope with hundreds of fields, not thousands; a file that asks for more has room to
  /// sign and no fields (template-language 3.2).
  static let fieldLimit = 200

  var pageCount: Int { plans.reduce(0) { $0 + $1.pageCount } }
  var hasFields: Bool { fieldCount <= Self.fieldLimit }

  /// Where a sheet's pages stand in the file.
  func filePages(ofSheet index: Int) -> Typesetter.FilePages {
    Typesetter.FilePages(
      before: plans[..<index].reduce(0) { $0 + $1.pageCount }, count: pageCount)
  }

  /// Several papers: their fields carry the paper's number, their titles make an outline.
  var isCollection: Bool { file.sheets.count > 1 }

  /// The fields as the file holds them.
  func finish(_ page: inout Page, ofSheet index: Int) {
    guard hasFields else {
      page.fields = []
      return
    }
    for field in page.fields.indices {
      page.fields[field].name = name(of: page.fields[field], onSheet: index)
    }
  }

  func name(of field: FieldArea, onSheet index: Int) -> String {
    isCollection ? "\(index + 1)-\(field.name)" : field.name
  }

  var tooManyFields: Diagnostic? {
    guard !hasFields else { return nil }
    return .warning(
      "output.too-many-fields",
      "“\(file.path)”有\(fieldCount)个签字处，超过\(Self.fieldLimit)个：只留签字的位置，不建签名域",
      hint: "要签名域时，分单位或分份打印")
  }
}

/// One worker's first pass over its files.
final class FilePlanner {
  private let typesetter: Typesetter
  /// Every glyph that the files planned so far show.
  private(set) var glyphs = GlyphUse()

  /// How many more pages may be kept for the second pass: memory stays bounded whatever is printed.
  private var room: Int

  /// A page of a dense table takes some 25 KB.
  static let keptPageLimit = 1024

  init(typesetter: Typesetter, keepingPages room: Int = keptPageLimit) {
    self.typesetter = typesetter
    self.room = room
  }

  /// Plans every sheet and gathers the glyphs of all its pages.
  func plan(_ file: PrintJob.File) throws(DiagnosticError) -> PlannedFile {
    var planned = PlannedFile(file: file, plans: [], fieldCount: 0)
    var sink = DiagnosticSink()
    var kept: [Page]? = []
    for (index, sheet) in file.sheets.enumerated() {
      do throws(DiagnosticError) {
        let document = try sheet.paper.form.document(at: sheet.copy)
        let plan = try typesetter.plan(document) { page in
          planned.fieldCount += page.fields.count
          for field in page.fields where field.kind == .signature {
            planned.signatureNames.insert(planned.name(of: field, onSheet: index))
          }
          glyphs.insert(page)
          if let count = kept?.count, count < room { kept?.append(page) } else { kept = nil }
        }
        planned.plans.append(plan)
        planned.warnings += plan.warnings + sheet.paper.form.warnings(ofCopy: sheet.copy)
      } catch {
        sink.report(error.diagnostics)
      }
    }
    guard !sink.hasErrors else { throw DiagnosticError(sink.diagnostics.withoutRepeats()) }
    planned.warnings = (planned.warnings + (try addBands(of: planned))).withoutRepeats()
    planned.keptPages = kept
    room -= kept?.count ?? 0
    return planned
  }

  /// Page numbers are known only now; returns what is worth a warning.
  private func addBands(of planned: PlannedFile) throws(DiagnosticError) -> [Diagnostic] {
    for (index, sheet) in planned.file.sheets.enumerated() {
      let document = try sheet.paper.form.document(at: sheet.copy)
      let pages = typesetter.pages(
        of: document, plan: planned.plans[index], file: planned.filePages(ofSheet: index))
      for page in 0..<planned.plans[index].pageCount {
        glyphs.insert(pages.bands(ofPage: page))
      }
    }
    var sink = DiagnosticSink()
    // A band says the same on every page.
    sink.report(typesetter.removeFindings().withoutRepeats())
    try sink.throwErrors()
    return sink.diagnostics
  }
}

extension GlyphUse {
  mutating func insert(_ page: Page) {
    for case .glyphs(let run) in page.items { insert(run) }
  }
}

extension [Diagnostic] {
  /// Copies of one template find the same, and each worker looks fonts up for itself: what is equal
  /// in every word is told where it first came up.
  func withoutRepeats() -> Self {
    var told: Set<Diagnostic> = []
    return filter { told.insert($0).inserted }
  }
}
