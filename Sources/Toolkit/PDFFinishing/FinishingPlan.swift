public import CivilCalendar
public import DisplayList
import Geometry

/// What finishing adds to a painted file.
public struct FinishingPlan: Hashable, Sendable {
  public var metadata: FileMetadata
  public var profile: FinishingProfile
  /// In the order of the pages; one entry for each paper of a file of several.
  public var outline: [OutlineEntry] = []
  /// Goes with the archival profile only.
  public var attachment: Attachment?
  private(set) var pages: [PlannedPage] = []

  public init(metadata: FileMetadata, profile: FinishingProfile = .archival) {
    self.metadata = metadata
    self.profile = profile
  }

  /// Takes over what a page says beside its items; pages come as they are painted, from the first.
  ///
  /// `paper` tells the papers of a file of several apart, whose trees name their nodes alike; it
  /// never falls.
  public mutating func append(_ page: Page, paper: Int = 0) {
    pages.append(PlannedPage(page, paper: paper))
  }
}

/// A page without its items, in which its content is known by its numbers.
struct PlannedPage: Hashable, Sendable {
  var size: Size
  var paper: Int
  var fields: [FieldArea]
  var links: [LinkArea]
  var structure: [StructureNode]
  /// By MCID.
  var markedContent: [MarkedContent]

  init(_ page: Page, paper: Int) {
    size = page.size
    self.paper = paper
    fields = page.fields
    links = page.links
    structure = page.structure
    markedContent = page.markedContent
  }
}

/// What a file says about itself.
public struct FileMetadata: Hashable, Sendable {
  public var title: String
  public var author: String?
  public var subject: String?
  public var keywords: String?
  /// The language of the text, after RFC 5646.
  public var language: String
  /// Stands for creation and last change, at midnight in China; a file without it carries no time.
  public var date: CalendarDate?

  public init(
    title: String, author: String? = nil, subject: String? = nil, keywords: String? = nil,
    language: String = "zh-CN", date: CalendarDate? = nil
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.date = date
  }
}

/// A line of the file's outline, which leads to a page.
public struct OutlineEntry: Hashable, Sendable {
  public var title: String
  /// Counted from 0.
  public var pageIndex: Int

  public init(title: String, pageIndex: Int) {
    self.title = title
    self.pageIndex = pageIndex
  }
}
