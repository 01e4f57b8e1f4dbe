public import Diagnostics
public import Geometry
public import WebAddresses

/// What stands in a line.
public enum Inline: Hashable, Sendable {
  /// Text as it went in; never parsed again.
  case text(String, marks: TextMarks = [])
  /// A piece that no line end may fall into, such as one option of a tick list or a name.
  ///
  /// `cells` is 占 3字: a shorter piece is spread over the width of so many characters.
  case unbreakable(String, marks: TextMarks = [], cells: Int = 0)
  /// `_空 8字_`: room to write on, ruled below; `_【名称】 8字_`: the same with text on the rule.
  ///
  /// The text stands in the middle of the room; more text than that makes the rule longer.
  case ruledBlank([Inline] = [], width: Length)
  /// `【签字 角色 10字】`.
  case signature(SignaturePlace, width: Length)
  /// 　　　　年　　月　　日: never broken; its gaps shrink from 4·2·2 to 1·1·1 characters.
  case dateBlank
  /// 链接 and 网址: words that lead to an address and look like any others.
  case link([Inline], to: WebAddress)
  /// 二维码 and 图片; a line that holds one is as tall.
  case figure(Figure)
  case lineEnd
}

extension Inline {
  /// In characters: 25 with the three · of the longest names that 民委发〔2016〕33号 asks forms to hold.
  public static let longestName = 28
}

/// Where a piece of the form comes from, for messages about it.
public struct Origin: Hashable, Sendable {
  public var location: SourceLocation?
  /// The list of a row's record and the row's number from 1: `企业` and 17.
  public var list: String?
  public var row: Int?
  /// The field or column within the record: `地址`.
  public var field: String?

  public init(
    location: SourceLocation? = nil, list: String? = nil, row: Int? = nil, field: String? = nil
  ) {
    self.location = location
    self.list = list
    self.row = row
    self.field = field
  }

  public static let unknown = Origin()

  /// `企业[17].地址`.
  public var dataPath: String? {
    var path = list ?? ""
    if let row { path += "[\(row)]" }
    if let field { path += path.isEmpty ? field : ".\(field)" }
    return path.isEmpty ? nil : path
  }
}

/// Lines of one style that end together.
public struct Paragraph: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    /// 标题.
    case heading
    case body
  }

  public var inlines: [Inline]
  public var style: StyleID
  public var role: Role
  public var origin: Origin

  public init(
    _ inlines: [Inline], style: StyleID, role: Role = .body, origin: Origin = .unknown
  ) {
    self.inlines = inlines
    self.style = style
    self.role = role
    self.origin = origin
  }
}

/// 签字处: room for a hand and a field for a program.
public struct SignaturePlace: Hashable, Sendable {
  /// Names the field within the copy (`分管局长`, `交接人-3`, `一大队-交接人-3`); `nil` leaves room
  /// for the hand and makes no field.
  public var fieldName: String?
  /// What is signed here, for readers: 分管局长签字.
  public var tooltip: String
  /// 日期: 是 — a date blank at the room's foot.
  public var hasDate: Bool
  /// 高 and 宽, where the template gives them.
  public var width: Length?
  public var height: Length?
  /// 章: the room is at least so wide and high, for a seal beside or over the signature.
  public var seal: Length?
  /// 锁定: 是 — the last to sign; a program that signs here locks every field of the file.
  public var locksAll: Bool

  public init(
    fieldName: String?, tooltip: String, hasDate: Bool = false, width: Length? = nil,
    height: Length? = nil, seal: Length? = nil, locksAll: Bool = false
  ) {
    self.seal = seal
    self.fieldName = fieldName
    self.tooltip = tooltip
    self.hasDate = hasDate
    self.width = width
    self.height = height
    self.locksAll = locksAll
  }
}
