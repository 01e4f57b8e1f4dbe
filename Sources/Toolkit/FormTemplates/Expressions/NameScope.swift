public import FormData

/// The names that an expression at some place of a template may use.
public struct NameScope: Sendable {
  /// The fields that are in reach, outermost record first.
  ///
  /// The data's own fields, then those of the copy's item (每份), then those of the row (每行). A
  /// name means the innermost field so called.
  public var frames: [[FieldDeclaration]]
  /// The builtins that mean something at this place; the others are refused here by name.
  public var builtins: Set<Builtin>
  /// In a 合计 the names of this frame mean "over the rows": lists with one item a row.
  public var aggregateFrame: Int?

  public init(
    frames: [[FieldDeclaration]], builtins: Set<Builtin> = [], aggregateFrame: Int? = nil
  ) {
    self.frames = frames
    self.builtins = builtins
    self.aggregateFrame = aggregateFrame
  }

  /// The scope within one more record.
  public func entering(_ fields: [FieldDeclaration], adding builtins: Set<Builtin> = []) -> Self {
    Self(
      frames: frames + [fields], builtins: self.builtins.union(builtins),
      aggregateFrame: aggregateFrame)
  }
}

/// A name that the toolkit gives a value, not the data.
public enum Builtin: String, Hashable, Sendable, CaseIterable {
  /// The row's number in its section, from 1.
  case serial = "序号"
  /// The row's number in its group, from 1.
  case serialInGroup = "组内序号"
  /// Rows of the table, or of the group in its head and total.
  case rowCount = "行数"
  /// Page and pages of the section or copy.
  case page = "页"
  case pageCount = "总页"
  /// Page and pages of the file.
  case filePage = "全页"
  case filePageCount = "全总页"
  /// The value that the section stands for.
  case section = "节"
  /// The day given by `--date`; never the clock's.
  case today = "今日"
  /// 版本 of the template.
  case version = "版本"
  /// `--purpose`: 副本, 草稿, 演练.
  case purpose = "用途"
  /// The number of a paper sent for signature, and the code that anchors it in a journal.
  case number = "文号"
  case checkCode = "校验码"
  /// What a code on each page of such a paper says: its number, version, code and page.
  case pageCode = "文书码"

  /// Known only when pages are made, so only for bands.
  public var isOfPage: Bool { countsPages || self == .pageCode }

  /// Left out where a file of a single page prints no page numbers.
  public var countsPages: Bool {
    switch self {
    case .page, .pageCount, .filePage, .filePageCount: true
    default: false
    }
  }

  static func named(_ name: String) -> Self? {
    allCases.first { $0.rawValue.utf8.elementsEqual(name.utf8) }
  }
}
