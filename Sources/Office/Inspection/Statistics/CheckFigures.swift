/// What a number of checks came to; the same figures on every report (domain 1.5).
public struct CheckFigures: Hashable, Sendable {
  public var checked = ClassCounts()
  public private(set) var outcomes: [CheckResult.Outcome: Int] = [:]
  /// 出动执法人员（人次）.
  public var personTrips = 0
  /// 责令改正数, 立案数, 移送数.
  public var corrections = 0
  public var cases = 0
  public var transfers = 0
  /// 罚款 in fen.
  public var fines = 0
  /// 已完成整改数.
  public var fixed = 0
  /// 部门联合检查家次.
  public var joint = 0
  /// 信息公开数.
  public var published = 0

  public init() {}

  init(_ results: some Sequence<CheckResult>, in office: Office) {
    for result in results { add(result, in: office) }
  }

  public subscript(outcome: CheckResult.Outcome) -> Int { outcomes[outcome] ?? 0 }

  /// 发现环境违法问题数.
  public var violations: Int {
    CheckResult.Outcome.allCases.filter(\.isViolation).reduce(0) { $0 + self[$1] }
  }

  /// 查处率, of the checks done, as the ministry counts it.
  public var violationRate: Rate { Rate(violations, of: checked.total) }

  /// 信息公开率.
  public var publicationRate: Rate { Rate(published, of: checked.total) }

  private mutating func add(_ result: CheckResult, in office: Office) {
    if let row = office.row(result.task) { checked[row.source.classification.sourceClass] += 1 }
    outcomes[result.outcome, default: 0] += 1
    // A list from elsewhere may name one officer twice (一、2).
    personTrips += Set(result.officers).count
    corrections += count(result, .correctedOnSite, .orderedToCorrect)
    cases += count(result, .caseFiled)
    transfers += count(result, .passedOn, .passedToPolice)
    fines += result.fine
    fixed += result.fixedOn == nil ? 0 : 1
    joint += result.isJoint ? 1 : 0
    published += office.isPublished(result.task, .results) ? 1 : 0
  }

  private func count(_ result: CheckResult, _ measures: CheckResult.Measure...) -> Int {
    result.measures.contains(where: measures.contains) ? 1 : 0
  }
}
