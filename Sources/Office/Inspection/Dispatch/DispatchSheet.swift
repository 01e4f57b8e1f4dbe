public import CivilCalendar

/// 随机抽查任务派遣单 (《暂行办法》二、1): which sources are checked in a quarter, and by whom.
///
/// It follows from a draw and is never changed; who checks in the end is
/// ``Office/officers(of:)``.
public struct DispatchSheet: Codable, Hashable, Sendable {
  /// Where the names came from.
  public enum Origin: Codable, Hashable, Sendable {
    /// 《山东省污染源日常环境监管随机抽查系统》, by the list it exported.
    case adopted(ListOrigin)
    /// SSJ-DRAW/1, by its commitment in hex.
    case drawn(commitment: String)
  }

  public struct Row: Codable, Hashable, Sendable {
    /// 序号, from 1.
    public var number: Int
    /// As the registry had it when the pool was frozen.
    public var source: PollutionSource
    /// The lead first (二、3).
    public var officers: [OfficerID]

    public init(number: Int, source: PollutionSource, officers: [OfficerID]) {
      self.number = number
      self.source = source
      self.officers = officers
    }

    /// Each once; one person is no two (一、2).
    public var differentOfficers: [OfficerID] {
      var seen = Set<OfficerID>()
      return officers.filter { seen.insert($0).inserted }
    }
  }

  /// What the pool held and what was asked for, by class.
  public struct Stratum: Codable, Hashable, Sendable {
    public var sourceClass: SourceClass
    public var pool: Int
    public var quota: Int
    /// What the rules ask for where the pool holds fewer and is taken whole.
    public var demand: Int?

    public init(_ sourceClass: SourceClass, pool: Int, quota: Int, demand: Int? = nil) {
      self.sourceClass = sourceClass
      self.pool = pool
      self.quota = quota
      self.demand = demand
    }

    /// Of a class whose rule asks for so many, as far as the pool goes.
    init(_ sourceClass: SourceClass, pool: Int, demand: Int) {
      self.init(
        sourceClass, pool: pool, quota: min(demand, pool), demand: demand > pool ? demand : nil)
    }
  }

  public var quarter: CalendarQuarter
  /// 抽取编号 within the quarter, from 1; a void draw keeps its number.
  public var number: Int
  public var origin: Origin
  public var rows: [Row]
  public var strata: [Stratum]
  /// Officers in the pool.
  public var officerCount: Int
  /// What the audit found; printed with the sheet.
  public var findings: [Finding]
  /// Of an own draw: all its tickets follow from it and the frozen files.
  public var seed: DrawSeed?

  public init(
    quarter: CalendarQuarter, number: Int, origin: Origin, rows: [Row], strata: [Stratum],
    officerCount: Int, findings: [Finding] = [], seed: DrawSeed? = nil
  ) {
    self.quarter = quarter
    self.number = number
    self.origin = origin
    self.rows = rows
    self.strata = strata
    self.officerCount = officerCount
    self.findings = findings
    self.seed = seed
  }

  public subscript(number: Int) -> Row? {
    rows.indices.contains(number - 1) ? rows[number - 1] : nil
  }

  public func stratum(_ sourceClass: SourceClass) -> Stratum {
    strata.first { $0.sourceClass == sourceClass } ?? Stratum(sourceClass, pool: 0, quota: 0)
  }
}

/// Something an audit found in what was drawn elsewhere and cannot be changed any more.
public struct Finding: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case notTwoOfficers = "不是两名执法人员"
    case ineligibleOfficer = "执法人员不在库"
    case recusedOfficer = "应回避"
    case sourceOutsidePool = "不在污染源库"
    case belowQuota = "低于规定比例"
    case unevenLoad = "任务不均"
    /// Of the list as it was exported, which the sheet does not keep.
    case serialNumbers = "序号不连续"
    case otherPlace = "地址与库不同"
    case late = "补登"

    /// Whether it follows from the sheet and the registries, so that it can be found again.
    var followsFromSheet: Bool {
      switch self {
      case .serialNumbers, .otherPlace, .late: false
      case .notTwoOfficers, .ineligibleOfficer, .recusedOfficer, .sourceOutsidePool, .belowQuota,
        .unevenLoad:
        true
      }
    }
  }

  public var kind: Kind
  public var clause: Clause
  /// 序号 on the sheet; `nil` when the sheet as a whole is meant.
  public var row: Int?
  public var message: String

  public init(_ kind: Kind, _ clause: Clause, row: Int? = nil, _ message: String) {
    self.kind = kind
    self.clause = clause
    self.row = row
    self.message = message
  }
}

extension Finding {
  /// A line each; what stands against one officer in many rows is told once, with the rows.
  public static func lines(_ findings: [Finding]) -> [String] {
    var rows: [String: [Int]] = [:]
    for finding in findings {
      if let (row, rest) = finding.ofOfficer { rows[rest, default: []].append(row) }
    }
    var told = Set<String>()
    return findings.compactMap { finding in
      guard let (_, rest) = finding.ofOfficer, let all = rows[rest] else { return finding.message }
      guard told.insert(rest).inserted else { return nil }
      return all.count == 1 ? finding.message : "第\(RowNumbers(all).wording)行的\(rest)"
    }
  }

  /// The row, and what is said of the officer whatever the row.
  private var ofOfficer: (row: Int, rest: String)? {
    guard kind == .ineligibleOfficer, let row else { return nil }
    let opening = "第\(row)行的"
    return message.hasPrefix(opening) ? (row, String(message.dropFirst(opening.count))) : nil
  }
}

/// A row of a quarter's sheet, as the acts after the draw name it.
public struct TaskID: Codable, Hashable, Comparable, Sendable {
  public var quarter: CalendarQuarter
  /// 派遣单序号.
  public var row: Int

  public init(_ quarter: CalendarQuarter, row: Int) {
    self.quarter = quarter
    self.row = row
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.quarter, left.row) < (right.quarter, right.row)
  }
}
