import Diagnostics

/// Turns the rows of the six files into a pool and tells every row that says nothing sensible.
struct PoolReader {
  private(set) var pool = DrawPool(
    rules: DrawPool.Rules(quotas: [:], legalBasis: ""), sources: [], officers: [])
  private(set) var faults: [Diagnostic] = []
  private var keys: [CanonicalFile: Set<[UInt8]>] = [:]

  init(_ rows: [CanonicalRow]) {
    for row in rows {
      let found = row.faults
      faults += found
      guard found.isEmpty else { continue }
      if !keys[row.file, default: []].insert(row.key).inserted { faults.append(.duplicate(row)) }
      read(row)
    }
    for (file, key) in Self.required where keys[file]?.contains(Array(key.utf8)) != true {
      faults.append(.missingKey(key, in: file))
    }
  }

  private static let required: [(CanonicalFile, String)] =
    ["carryLoad", "legalBasis", "policy", "secondFromOtherUnit"].map { (.rules, $0) }
    + SourceClass.allCases.map { (.rules, "class.\($0.rawValue).quota") }
    + [(.history, "previous")]

  private mutating func read(_ row: CanonicalRow) {
    switch row.file {
    case .rules: readRule(row)
    case .sources: readSource(row)
    case .officers:
      let unit = UnitName(row.fields[1])
      pool.officers.append(DrawPool.Officer(id: OfficerID(row.fields[0]), unit: unit))
    case .recusals:
      let source = SourceID(row.fields[1])
      pool.recusals.append(DrawPool.Recusal(officer: OfficerID(row.fields[0]), source: source))
    case .exclusions: readExclusion(row)
    case .history: readHistory(row)
    }
  }

  private mutating func readRule(_ row: CanonicalRow) {
    let value = row.fields[1]
    switch row.fields[0] {
    case "legalBasis": pool.rules.legalBasis = value
    case "policy":
      read(row, 1, "independent 或 yearDeck", DrawPool.Rules.Policy.init(rawValue:)) {
        $0.rules.policy = $1
      }
    case "carryLoad": readFlag(row) { $0.rules.carriesLoad = $1 }
    case "secondFromOtherUnit": readFlag(row) { $0.rules.prefersOtherUnit = $1 }
    case let key:
      let named = SourceClass.allCases.first { key == "class.\($0.rawValue).quota" }
      guard let named else { return faults.append(.unknownKey(row)) }
      readCount(row, 1, from: 0) { $0.rules.quotas[named] = $1 }
    }
  }

  private mutating func readSource(_ row: CanonicalRow) {
    guard let sourceClass = SourceClass(rawValue: row.fields[1]) else {
      return faults.append(.badValue(row, 1, "key、ordinary 或 special"))
    }
    guard let weight = Self.count(row.fields[2]), (1...5).contains(weight) else {
      return faults.append(.badWeight(row))
    }
    pool.sources.append(
      DrawPool.Source(
        id: SourceID(row.fields[0]), sourceClass: sourceClass, weight: weight, name: row.fields[3]))
  }

  private mutating func readExclusion(_ row: CanonicalRow) {
    let subject: DrawPool.Exclusion.Subject
    switch row.fields[0] {
    case "source": subject = .source(SourceID(row.fields[1]))
    case "officer": subject = .officer(OfficerID(row.fields[1]))
    default: return faults.append(.unknownKey(row))
    }
    pool.exclusions.append(DrawPool.Exclusion(subject, reason: row.fields[2]))
  }

  private mutating func readHistory(_ row: CanonicalRow) {
    switch row.fields[0] {
    case "previous" where row.fields[1] == "none": break
    case "previous":
      read(row, 1, "none 或 64 位小写十六进制数", Self.commitment) { $0.history.previous = $1 }
    case "load": readCount(row, 2, from: 1) { $0.history.loads[OfficerID(row.fields[1])] = $1 }
    case "drawn": readCount(row, 2, from: 1) { $0.history.timesDrawn[SourceID(row.fields[1])] = $1 }
    default: faults.append(.unknownKey(row))
    }
  }

  private mutating func readFlag(
    _ row: CanonicalRow, _ store: (inout DrawPool, Bool) -> Void
  ) {
    read(row, 1, "0 或 1", { ["0": false, "1": true][$0] }, store)
  }

  private mutating func readCount(
    _ row: CanonicalRow, _ index: Int, from least: Int, _ store: (inout DrawPool, Int) -> Void
  ) {
    read(
      row, index, "\(least) 至 999999 的整数，不带前导零",
      { Self.count($0).flatMap { $0 < least ? nil : $0 } }, store)
  }

  private mutating func read<Value>(
    _ row: CanonicalRow, _ index: Int, _ expected: String, _ parse: (String) -> Value?,
    _ store: (inout DrawPool, Value) -> Void
  ) {
    guard let value = parse(row.fields[index]) else {
      return faults.append(.badValue(row, index, expected))
    }
    store(&pool, value)
  }

  /// A number as it is written: digits, no sign, no leading zero, at most six.
  private static func count(_ text: String) -> Int? {
    guard (1...6).contains(text.utf8.count), let number = Int(text), String(number) == text else {
      return nil
    }
    return number
  }

  private static func commitment(_ text: String) -> Commitment? {
    guard let digest = Digest256(hex: text), digest.hex == text else { return nil }
    return Commitment(digest)
  }
}

extension Diagnostic {
  fileprivate static func duplicate(_ row: CanonicalRow) -> Self {
    .error("draw.duplicate", "\(row.name)重复出现", at: row.location, hint: "同一编号只能列一次")
  }

  fileprivate static func missingKey(_ key: String, in file: CanonicalFile) -> Self {
    .error(
      "draw.missing-key", "\(file.rawValue) 缺少“\(key)”一行",
      at: SourceLocation(file: file.fileName, line: 1, column: 1), hint: "取原始文件核对")
  }

  fileprivate static func unknownKey(_ row: CanonicalRow) -> Self {
    .error(
      "draw.unknown-key", "\(row.file.rawValue) 里没有“\(row.fields[0])”这一项", at: row.location,
      hint: "SSJ-DRAW/1 只认规定的各项；取原始文件核对")
  }

  fileprivate static func badValue(_ row: CanonicalRow, _ index: Int, _ expected: String) -> Self {
    .error(
      "draw.bad-value", "\(row.name)的值“\(row.fields[index])”不是\(expected)",
      at: row.location(of: index), hint: "更正后再冻结名单")
  }

  fileprivate static func badWeight(_ row: CanonicalRow) -> Self {
    .error(
      "draw.bad-weight", "\(row.name)的权重“\(row.fields[2])”不是 1 至 5 的整数",
      at: row.location(of: 2), hint: "一般为 1；加大权重要有依据")
  }
}
