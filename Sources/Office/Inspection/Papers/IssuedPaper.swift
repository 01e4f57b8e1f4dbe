public import CivilCalendar

/// 〔年度〕 and running number of a paper sent for signature: `派〔2019〕2号`.
public struct PaperNumber: Codable, Hashable, Sendable, CustomStringConvertible {
  public var kind: PaperKind
  public var year: Int
  public var serial: Int

  public init(_ kind: PaperKind, year: Int, serial: Int) {
    self.kind = kind
    self.year = year
    self.serial = serial
  }

  public var description: String { "\(kind.mark)〔\(year)〕\(serial)号" }
}

/// What a paper is about, so that a later version of it is known as one.
public struct PaperSubject: Codable, Hashable, Sendable {
  public var kind: PaperKind
  public var quarter: CalendarQuarter
  public var month: CalendarMonth?
  public var unit: UnitName?
  /// 派遣单序号, the change's number, or the officer, where one paper is one of many.
  public var reference: String?

  public init(
    _ kind: PaperKind, quarter: CalendarQuarter, month: CalendarMonth? = nil,
    unit: UnitName? = nil, reference: String? = nil
  ) {
    self.kind = kind
    self.quarter = quarter
    self.month = month
    self.unit = unit
    self.reference = reference
  }
}

/// 送签: a paper that left the office's hands; its bytes are kept and a reprint is those bytes.
public struct IssuedPaper: Codable, Hashable, Sendable {
  public var number: PaperNumber
  public var subject: PaperSubject
  /// From 1; a supplement (补报) is the next.
  public var version: Int
  /// SHA-256 of the file in lower-case hex.
  public var digest: String
  public var pageCount: Int
  /// 校验码 printed on it: the journal's head when it was made.
  public var checkCode: String

  public init(
    number: PaperNumber, subject: PaperSubject, version: Int, digest: String, pageCount: Int,
    checkCode: String
  ) {
    self.number = number
    self.subject = subject
    self.version = version
    self.digest = digest
    self.pageCount = pageCount
    self.checkCode = checkCode
  }
}

/// 草稿 → 送签 → 已签 → 作废.
public enum PaperStage: String, CaseIterable, Codable, Hashable, Sendable {
  case issued = "送签"
  case signed = "已签"
  case void = "作废"
}
