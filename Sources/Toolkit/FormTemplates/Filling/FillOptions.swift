import CharacterHygiene
public import CivilCalendar
public import Diagnostics

/// What the person who prints decides, and no template or data says.
public struct FillOptions: Hashable, Sendable {
  /// `--blank`: every value prints its blank form, tables get ruled rows to the foot of the page.
  public var isBlank: Bool
  /// 用途: 副本, 草稿, 演练; the watermark of templates that ask for it.
  public var purpose: String?
  /// 文号 and 校验码 of a paper sent for signature, as its pages print them.
  public var number: String?
  public var checkCode: String?
  /// What 文书码 says of such a paper before its page: in under 45 bytes the code is 14 mm wide.
  public var paperCode: String?
  /// 今日, and the date the file carries.
  public var date: CalendarDate?
  /// A cell whose value is not there gets a field to type it into.
  public var makesEntries: Bool
  /// The author that the file names.
  public var author: String?

  public init(
    isBlank: Bool = false, purpose: String? = nil, number: String? = nil,
    checkCode: String? = nil, paperCode: String? = nil, date: CalendarDate? = nil,
    author: String? = nil, makesEntries: Bool = false
  ) {
    self.isBlank = isBlank
    self.purpose = purpose
    self.number = number
    self.checkCode = checkCode
    self.paperCode = paperCode
    self.date = date
    self.author = author
    self.makesEntries = makesEntries
  }
}

extension FillOptions {
  /// Refuses in what the person who prints writes the same characters as in data.
  public func checkText() throws(DiagnosticError) {
    var faults: [Diagnostic] = []
    for (option, text) in [("--purpose", purpose), ("--author", author)] {
      for finding in TextHygiene.clean(text ?? "").findings where finding.severity == .error {
        faults.append(
          .error(
            "template.control-character", finding.message, dataPath: option, hint: finding.hint))
      }
    }
    if !faults.isEmpty { throw DiagnosticError(faults) }
  }
}
