public import PDFFinishing

/// What is to be printed, as which files.
public struct PrintJob: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case pdf
    case png
    case svg
    /// The display list as text.
    case dump
  }

  /// In the order given.
  public var papers: [FilledPaper]
  /// All copies in one file; several forms always are.
  public var isMerged: Bool
  public var format: Format
  /// What PDF files claim to be.
  public var profile: FinishingProfile
  /// Of pictures, in dots an inch.
  public var dotsPerInch: Int
  /// Which pages of each file, counted from 1; all when `nil`.
  public var pages: ClosedRange<Int>?
  /// `-o`: a path, `-`, or a pattern with 【…】.
  public var output: String?
  /// `--fields-json`: where the places to sign and seal of the job's PDF files are told.
  public var fieldsOutput: String?
  /// What the run has read, which it must not write over: paths.
  public var inputs: [String] = []

  public init(
    papers: [FilledPaper], isMerged: Bool = false, format: Format = .pdf,
    profile: FinishingProfile = .archival, dotsPerInch: Int = 150,
    pages: ClosedRange<Int>? = nil, output: String? = nil, fieldsOutput: String? = nil,
    inputs: [String] = []
  ) {
    self.papers = papers
    self.isMerged = isMerged
    self.format = format
    self.profile = profile
    self.dotsPerInch = dotsPerInch
    self.pages = pages
    self.output = output
    self.fieldsOutput = fieldsOutput
    self.inputs = inputs
  }

  /// One copy of one form.
  struct Sheet: Sendable {
    var paper: FilledPaper
    var copy: Int
  }

  /// A file to be written and what goes into it.
  struct File: Sendable {
    var path: String
    var sheets: [Sheet]
  }
}
