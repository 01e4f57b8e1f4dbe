import CivilCalendar
import Diagnostics
import FormPipeline
import FormTemplates
import FormTestSupport
import Inspection
import InspectionPapers
import PaperTestSupport
import Typefaces

/// Prints the sample office's papers and reads them back with other people's programs.
enum SamplePress {
  private static let library = Result {
    try FontLibrary(folders: [PackageFolder.path(of: "Fonts")])
  }

  static func template(_ name: String) throws -> Template {
    try Template(loading: "Templates/\(name).yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
  }

  /// The papers of a kind, or none where the office has nothing to print.
  static func drafts(
    _ kind: PaperKind, of office: Office, isByUnit: Bool = false
  ) throws -> [PaperDraft] {
    let request = PaperRequest(
      kind, quarter: SampleOffice.quarter, month: SampleOffice.april, isByUnit: isByUnit,
      today: SampleOffice.day(4, 30))
    do throws(DiagnosticError) {
      return try request.drafts(in: office)
    } catch {
      guard error.diagnostics.map(\.id.name) == ["paper.nothing"] else { throw error }
      return []
    }
  }

  static func record(of draft: PaperDraft) throws -> PaperRecord {
    let template = try template(draft.template)
    return PaperRecord(of: try draft.facts.dataSet(for: template.declarations))
  }

  /// One file of the drafts in a folder of its own, which lives as long as what is given back.
  static func printed(
    _ drafts: [PaperDraft], options: FillOptions = FillOptions(date: SampleOffice.day(4, 30))
  ) throws -> (path: String, folder: TemporaryFolder, pageCount: Int) {
    let papers = try drafts.map { draft in
      let template = try template(draft.template)
      let data = try draft.facts.dataSet(for: template.declarations)
      return FilledPaper(
        template: template, form: try template.filled(with: data, options: options))
    }
    let press = FormPress(library: try library.get())
    let file = try press.bytes(of: PrintJob(papers: papers, isMerged: true))
    let folder = try TemporaryFolder()
    return (try folder.write(file.bytes, to: "文书.pdf"), folder, file.pageCount)
  }

  /// The text of each page without white space, in the order in which it was drawn.
  static func pages(of path: String) throws -> [String] {
    try pdfText(of: path).split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
      .map { String($0).withoutWhiteSpace }
  }
}
