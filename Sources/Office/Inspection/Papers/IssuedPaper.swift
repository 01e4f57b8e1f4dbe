public import CivilCalendar

/// An electronic signature of a paper that came back, as its file was found to carry it.
public struct PaperSignature: Codable, Hashable, Sendable {
  /// 签字处: 分管局长.
  public var field: String
  /// Whom the certificate names.
  public var signer: String
  /// As the file says, by a time stamp or by the signer's own clock; `nil` where it does not.
  public var time: String?

  public init(field: String, signer: String, time: String?) {
    self.field = field
    self.signer = signer
    self.time = time
  }
}

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

extension PaperNumber: LosslessStringConvertible {
  /// Reads what a person typed off a paper: brackets of any kind, full-width digits, with 号 or
  /// without; `nil` for anything else.
  public init?(_ description: String) {
    var kind: PaperKind?
    var numbers: [Int] = []
    var isInNumber = false
    for scalar in description.unicodeScalars where !scalar.properties.isWhitespace {
      guard let digit = Self.digit(scalar) else {
        if kind == nil {
          guard let named = PaperKind.allCases.first(where: { $0.mark == String(scalar) }) else {
            return nil
          }
          kind = named
        } else if !Self.separators.contains(scalar) {
          return nil
        }
        isInNumber = false
        continue
      }
      guard kind != nil else { return nil }
      if !isInNumber { numbers.append(0) }
      isInNumber = true
      guard let last = numbers.last, last < 1_000_000 else { return nil }
      numbers[numbers.count - 1] = last * 10 + digit
    }
    guard let kind, numbers.count == 2 else { return nil }
    self.init(kind, year: numbers[0], serial: numbers[1])
  }

  private static let separators = Set("〔〕[]【】（）()［］号-－".unicodeScalars)

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }
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

  /// 检查人员变动审批表 of one change.
  public static func change(_ id: ReplacementID) -> PaperSubject {
    PaperSubject(.officerReplacement, quarter: id.quarter, reference: "第\(id.number)号")
  }

  /// 承诺书 of an officer for a quarter, or for one task of it.
  public static func commitment(
    of officer: OfficerID, for quarter: CalendarQuarter, task: TaskID? = nil
  ) -> PaperSubject {
    PaperSubject(
      .commitmentLetter, quarter: quarter,
      reference: officer.rawValue + (task.map { "，第\($0.row)行" } ?? ""))
  }

  /// 删除污染源登记表 of a source that is deleted in a quarter.
  public static func removal(of source: SourceID, in quarter: CalendarQuarter) -> PaperSubject {
    PaperSubject(.sourceRemoval, quarter: quarter, reference: source.rawValue)
  }

  /// Of the month or the quarter that it is about.
  var lastDay: CalendarDate { month?.lastDay ?? quarter.lastDay }

  /// `月检查计划（2019年4月，环境监察一大队）`.
  public var wording: String {
    let period = month?.wording ?? quarter.wording
    let parts = [period, unit?.rawValue, reference].compactMap(\.self)
    return "\(kind.rawValue)（\(parts.joined(separator: "，"))）"
  }
}

/// 送签: a paper that left the office's hands; its bytes are kept and a reprint is those bytes.
public struct IssuedPaper: Codable, Hashable, Sendable {
  public var number: PaperNumber
  public var subject: PaperSubject
  /// From 1; a supplement (补报) is the next.
  public var version: Int
  /// The printed file.
  public var file: Evidence
  /// What it says, as text: by it the next version tells what has changed.
  public var record: Evidence
  public var pageCount: Int
  /// 校验码 printed on it: the journal's head when it was made.
  public var checkCode: String
  /// Of 交接单, the rows that it lists; `nil` of other papers and of those in older journals.
  public var tasks: [TaskID]?

  public init(
    number: PaperNumber, subject: PaperSubject, version: Int, file: Evidence, record: Evidence,
    pageCount: Int, checkCode: String, tasks: [TaskID]? = nil
  ) {
    self.number = number
    self.subject = subject
    self.version = version
    self.file = file
    self.record = record
    self.pageCount = pageCount
    self.checkCode = checkCode
    self.tasks = tasks
  }
}

/// 草稿 → 送签 → 已签 → 作废.
public enum PaperStage: String, CaseIterable, Codable, Hashable, Sendable {
  case issued = "送签"
  case signed = "已签"
  case void = "作废"
}
