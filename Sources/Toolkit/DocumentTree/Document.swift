public import CivilCalendar

/// A filled form before anyone knows where things stand: sections of blocks, and the styles they use.
///
/// Long tables are not held: their rows come from a ``RowSource`` that can be read again and again.
public struct Document: Sendable {
  public var information: DocumentInformation
  /// What every ``StyleID`` of the document points to.
  public var styles: StyleSheet
  public var sections: [Section]

  public init(
    information: DocumentInformation, styles: StyleSheet, sections: [Section]
  ) {
    self.information = information
    self.styles = styles
    self.sections = sections
  }
}

/// What the file says about itself.
public struct DocumentInformation: Hashable, Sendable {
  public var title: String
  public var author: String?
  public var subject: String?
  /// BCP 47.
  public var language: String
  /// From the data or `--date`; a file made without a date carries none.
  public var date: CalendarDate?

  public init(
    title: String, author: String? = nil, subject: String? = nil, language: String = "zh-CN",
    date: CalendarDate? = nil
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.language = language
    self.date = date
  }
}

/// A stretch of pages with one page setup; begins on a new page.
public struct Section: Sendable {
  /// The value that a section stands for (节), for the outline and for field names.
  public var name: String?
  public var pageSetup: PageSetup
  public var restartsPageNumbers: Bool
  public var blocks: [Block]

  public init(
    name: String? = nil, pageSetup: PageSetup, restartsPageNumbers: Bool = true, blocks: [Block]
  ) {
    self.name = name
    self.pageSetup = pageSetup
    self.restartsPageNumbers = restartsPageNumbers
    self.blocks = blocks
  }
}
