public import CivilCalendar
public import DisplayList
public import Geometry

/// What finishing adds to a painted file.
public struct FinishingPlan: Hashable, Sendable {
  public var metadata: FileMetadata
  /// In the order of the pages; one entry for each paper of a file of several.
  public var outline: [OutlineEntry] = []
  /// In the order in which a reader steps through them.
  public private(set) var fields: [PlacedField] = []

  public init(metadata: FileMetadata) {
    self.metadata = metadata
  }

  /// Takes over the fields of a page; pages are counted from 0.
  public mutating func addFields(of page: Page, at index: Int) {
    fields += page.fields.map {
      PlacedField(area: $0, pageIndex: index, pageHeight: page.size.height)
    }
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

/// A field on its page.
public struct PlacedField: Hashable, Sendable {
  public var area: FieldArea
  /// Counted from 0.
  public var pageIndex: Int
  /// Turns the layout's downward measure into the file's upward one.
  public var pageHeight: Length

  public init(area: FieldArea, pageIndex: Int, pageHeight: Length) {
    self.area = area
    self.pageIndex = pageIndex
    self.pageHeight = pageHeight
  }
}
