public import CivilCalendar
import ConformanceTestSupport
import Diagnostics
import FormPipeline
public import FormTemplates
public import FormTestSupport
import Foundation
public import Inspection
public import InspectionPapers
import Typefaces

/// A printed file that would do something by itself.
struct ActingFile: Error {
  var faults: [ConformanceChecker.Fault]
}

/// Prints the sample office's papers and reads them back with other people's programs.
public enum SamplePress {
  private static let library = Result {
    try FontLibrary(folders: [PackageFolder.path(of: "Fonts")])
  }

  public static func template(_ name: String) throws -> Template {
    try Template(loading: "Templates/\(name).yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
  }

  /// The papers of a kind, or none where the office has nothing to print.
  public static func drafts(
    _ kind: PaperKind, of office: Office, quarter: CalendarQuarter = SampleOffice.quarter,
    month: CalendarMonth = SampleOffice.april, isByUnit: Bool = false,
    today: CalendarDate = SampleOffice.day(4, 30)
  ) throws -> [PaperDraft] {
    let request = PaperRequest(
      kind, quarter: quarter, month: month, isByUnit: isByUnit, today: today)
    do throws(DiagnosticError) {
      return try request.drafts(in: office)
    } catch {
      guard error.diagnostics.map(\.id.name) == ["paper.nothing"] else { throw error }
      return []
    }
  }

  public static func record(of draft: PaperDraft) throws -> PaperRecord {
    let template = try template(draft.template)
    return PaperRecord(of: try draft.facts.dataSet(for: template.declarations))
  }

  /// One file of the drafts in a folder of its own, which lives as long as what is given back.
  public static func printed(
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
    let faults = try ConformanceChecker.actions(in: file.bytes)
    guard faults.isEmpty else { throw ActingFile(faults: faults) }
    let folder = try TemporaryFolder()
    return (try folder.write(file.bytes, to: "文书.pdf"), folder, file.pageCount)
  }

  /// The text of each page without white space, in the order in which it was drawn.
  public static func pages(of path: String) throws -> [String] {
    try pdfText(of: path).split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast()
      .map { String($0).withoutWhiteSpace }
  }

  /// What a paper declares and its pages do not show, each a line of its record.
  ///
  /// Whole numbers are left out, as 12 stands on any page; amounts are printed with commas or in 万元,
  /// lists with separators of their own.
  public static func unprinted(of draft: PaperDraft) throws -> [String] {
    let printed = try printed([draft])
    let text = try pdfText(of: printed.path).withoutWhiteSpace
    let plain = text.replacing(",", with: "")
    return try record(of: draft).text.split(separator: "\n").map(String.init).filter { line in
      // A picture is seen, its name is not printed; a commitment is printed as a code.
      if line.contains("现场照片\t") || line.contains("承诺码\t") { return false }
      let value = String(line.split(separator: "\t").last ?? "").withoutWhiteSpace
      let isPrinted =
        plain.contains(value.replacing(",", with: ""))
        || Double(value).map { plain.contains(String(format: "%.2f", $0 / 10_000)) } == true
        || value.split(separator: "、").allSatisfy(text.contains)
      return !isPrinted && !value.allSatisfy(\.isNumber)
    }
  }
}
