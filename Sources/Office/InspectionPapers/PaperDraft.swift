public import CivilCalendar
public import Diagnostics
public import Inspection

/// A paper that could be printed now: what it is about, what it says, and by which template.
public struct PaperDraft: Sendable {
  public var subject: PaperSubject
  public var facts: PaperFacts
  /// The template's name, without its ending.
  public var template: String
  /// Who gets it, for a file's name; empty for a paper of the office as a whole.
  public var receiver: String
  /// Files that the paper shows, such as a site photo.
  public var pictures: [Evidence]
  /// What is worth telling whoever prints it, and stops nothing.
  public var warnings: [Diagnostic]
  /// Of 交接单, the rows that it lists.
  public var tasks: [TaskID]?
  /// What stands against its being numbered; a draft of it may be looked at all the same.
  public var issueFaults: [Diagnostic] = []

  init(
    _ subject: PaperSubject, _ facts: PaperFacts, template: String? = nil, receiver: String = "",
    pictures: [Evidence] = [], warnings: [Diagnostic] = []
  ) {
    self.subject = subject
    self.facts = facts.merging(["补报": .text(nil), "变更": .texts([])])
    self.template = template ?? subject.kind.rawValue
    self.receiver = receiver
    self.pictures = pictures
    self.warnings = warnings
  }

  /// This paper as a later version of one that went out, with what has changed since; what is published
  /// anew is public from `day` on.
  public func amending(
    _ earlier: IssuedPaper, as version: Int, changes: [String], on day: CalendarDate
  ) -> PaperDraft {
    var draft = self
    draft.facts["补报"] = .text("第\(version)版，代替\(earlier.number)")
    draft.facts["变更"] = .texts(changes)
    if draft.facts[Self.dayOfPublication] != nil { draft.facts[Self.dayOfPublication] = .date(day) }
    return draft
  }

  private static let dayOfPublication = "公开日期"
}

extension PaperKind {
  /// The template that prints the paper, by the office's settings.
  public func templateName(in office: Office, isByUnit: Bool = false) -> String {
    let readings = office.settings?.readings ?? .init()
    switch self {
    case .dispatchSheet, .dispatchExtract: return readings.extendsDispatchSheet ? "派遣单（扩展）" : "派遣单"
    case .officerReplacement, .officerPoolChange:
      return readings.extendsApprovalForms ? "\(rawValue)（扩展）" : rawValue
    case .quarterSummary: return isByUnit ? "季度汇总表（分单位）" : rawValue
    default: return rawValue
    }
  }
}
