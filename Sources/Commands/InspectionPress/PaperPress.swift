public import CivilCalendar
public import Diagnostics
import FormData
public import FormPipeline
import FormTemplates
import ImageFiles
import Inspection
public import InspectionPapers
public import InspectionStore

/// Prints the office's papers from their facts.
public struct PaperPress: Sendable {
  let templates: PaperTemplates
  public let press: FormPress
  /// 草稿 on drafts; 演练 on everything that a rehearsal prints.
  let rehearsalMark: String?
  /// Where the pictures that papers show are kept; without it they are left out.
  private let evidence: EvidenceFolder?

  public init(
    templates: PaperTemplates, press: FormPress, rehearsalMark: String? = nil,
    evidence: EvidenceFolder? = nil
  ) {
    self.templates = templates
    self.press = press
    self.rehearsalMark = rehearsalMark
    self.evidence = evidence
  }

  /// A draft filled: 草稿 across every page, no number.
  public func filled(
    _ draft: PaperDraft, on day: CalendarDate
  ) throws(DiagnosticError) -> FilledPaper {
    let template = try templates.template(named: draft.template)
    let options = FillOptions(purpose: rehearsalMark ?? "草稿", date: day)
    return try filled(template, draft, options)
  }

  /// An empty form for the pen.
  public func blank(named name: String, on day: CalendarDate) throws(DiagnosticError) -> FilledPaper
  {
    let template = try templates.template(named: name)
    let form = try template.filled(
      with: .blank(template.declarations),
      options: FillOptions(isBlank: true, purpose: rehearsalMark, date: day))
    return FilledPaper(template: template, form: form)
  }

  func filled(
    _ template: Template, _ draft: PaperDraft, _ options: FillOptions
  ) throws(DiagnosticError) -> FilledPaper {
    let facts = try draft.facts.dataSet(for: template.declarations)
    let data = DataSet(
      facts.root, declarations: facts.declarations, images: try images(of: draft))
    return FilledPaper(template: template, form: try template.filled(with: data, options: options))
  }

  /// The pictures by the names under which the facts speak of them.
  private func images(of draft: PaperDraft) throws(DiagnosticError) -> [String: ImageFile] {
    guard let evidence else { return [:] }
    var images: [String: ImageFile] = [:]
    for picture in draft.pictures {
      let bytes = try evidence.bytes(of: picture)
      do throws(ImageFault) {
        images[picture.name] = try SitePhoto.image(named: picture.name, bytes)
      } catch {
        throw DiagnosticError(
          .error(
            "paper.bad-picture", "“\(picture.name)”\(error.message)，印不了",
            hint: "\(error.hint)；或打印空白表，贴上照片"))
      }
    }
    return images
  }
}
