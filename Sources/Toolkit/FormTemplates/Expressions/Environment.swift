public import CivilCalendar
public import FormData
public import ImageFiles

/// The rows that an aggregate ranges over: those of the table, a group or a page.
public protocol RowRange {
  var count: Int { get }
  /// The index counts from 0.
  func record(at index: Int) -> Record
}

/// What the names of an expression hold while it is evaluated.
public struct Environment {
  /// The values behind ``NameScope/frames``, in the same order.
  public var records: [Record]
  /// The rows of ``NameScope/aggregateFrame``.
  public var rows: (any RowRange)?
  public var counters: Counters
  /// The images of the data by their paths.
  public var images: [String: ImageFile]
  /// The form is printed to be filled by pen: arithmetic and counters print nothing.
  public var isBlank: Bool
  /// The field name of a 签字 key at this place; `nil` leaves room without a field.
  public var signatureName: ((_ key: String) -> String?)?

  public init(
    records: [Record], rows: (any RowRange)? = nil, counters: Counters = Counters(),
    images: [String: ImageFile] = [:], isBlank: Bool = false,
    signatureName: ((_ key: String) -> String?)? = nil
  ) {
    self.images = images
    self.records = records
    self.rows = rows
    self.counters = counters
    self.isBlank = isBlank
    self.signatureName = signatureName
  }
}

/// The values of the ``Builtin`` names; those that are `nil` print nothing.
public struct Counters: Hashable, Sendable {
  public var serial: Int?
  public var serialInGroup: Int?
  public var rowCount: Int?
  public var page: Int?
  public var pageCount: Int?
  public var filePage: Int?
  public var filePageCount: Int?
  public var section: String?
  public var today: CalendarDate?
  public var version: Int?
  public var purpose: String?
  public var number: String?
  public var checkCode: String?
  /// What ``Builtin/pageCode`` says before the page.
  public var paperCode: String?

  public init() {}

  func value(of builtin: Builtin) -> Value {
    switch builtin {
    case .serial: Self.number(serial)
    case .serialInGroup: Self.number(serialInGroup)
    case .rowCount: Self.number(rowCount)
    case .page: Self.number(page)
    case .pageCount: Self.number(pageCount)
    case .filePage: Self.number(filePage)
    case .filePageCount: Self.number(filePageCount)
    case .section: section.map(Value.text) ?? .absent
    case .today: today.map(Value.date) ?? .absent
    case .version: Self.number(version)
    case .purpose: purpose.map(Value.text) ?? .absent
    case .number: number.map(Value.text) ?? .absent
    case .checkCode: checkCode.map(Value.text) ?? .absent
    case .pageCode: pageCode.map(Value.text) ?? .absent
    }
  }

  private var pageCode: String? {
    guard let paperCode, let page, let pageCount else { return nil }
    return "\(paperCode) \(page)/\(pageCount)"
  }

  private static func number(_ count: Int?) -> Value {
    count.map { .number(ExactDecimal($0)) } ?? .absent
  }
}
