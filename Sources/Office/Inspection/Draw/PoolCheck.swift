import Diagnostics

/// What the six files must say together, so that no public value can make the draw infeasible.
///
/// Works on rows, because a row with a fault of its own should not hide what else is wrong.
struct PoolCheck {
  private let rows: [CanonicalFile: [CanonicalRow]]
  private let pool: DrawPool

  init(_ rows: [CanonicalRow], pool: DrawPool) {
    self.rows = Dictionary(grouping: rows.filter(\.faults.isEmpty), by: \.file)
    self.pool = pool
  }

  var findings: [Diagnostic] {
    strangers + sourcesWithoutPair + quotasAbovePool
  }

  /// Registry rows stand either in the pool or among the exclusions, and recusals speak of them:
  /// one with a mistyped id would be lost without a word.
  private var strangers: [Diagnostic] {
    let pooled = ids(.sources).map { ["source", $0] } + ids(.officers).map { ["officer", $0] }
    let excluded = rows[.exclusions, default: []]
    var known = Set(pooled.map(Self.key))
    let both = excluded.filter { known.contains(Self.key($0.fields)) }
    known.formUnion(excluded.map { Self.key($0.fields) })
    let unknown = rows[.recusals, default: []].flatMap { row in
      zip(["officer", "source"], row.fields).enumerated().compactMap { index, reference in
        known.contains(Self.key([reference.0, reference.1]))
          ? nil : Diagnostic.unknownRecusal(row, index)
      }
    }
    return both.map(Diagnostic.pooledAndExcluded) + unknown
  }

  /// 《暂行办法》一、2: two officers for each source.
  private var sourcesWithoutPair: [Diagnostic] {
    let officers = Set(ids(.officers).map(OfficerID.init))
    let sources = rows[.sources, default: []]
    guard officers.count >= 2 || sources.isEmpty else {
      return [.tooFewOfficers(officers.count)]
    }
    var recused: [SourceID: Set<OfficerID>] = [:]
    for row in rows[.recusals, default: []] where officers.contains(OfficerID(row.fields[0])) {
      recused[SourceID(row.fields[1]), default: []].insert(OfficerID(row.fields[0]))
    }
    return sources.compactMap { row in
      let left = officers.count - recused[SourceID(row.fields[0]), default: []].count
      return left < 2 ? .tooFewOfficers(for: row, left: left) : nil
    }
  }

  /// 《暂行办法》一、1: drawn by ratio; a pool that is smaller than its quota is taken whole.
  private var quotasAbovePool: [Diagnostic] {
    SourceClass.allCases.compactMap { sourceClass in
      let quota = pool.rules.quotas[sourceClass, default: 0]
      let count = pool.sources.count { $0.sourceClass == sourceClass }
      return quota > count ? .quotaAbovePool(sourceClass, quota: quota, count: count) : nil
    }
  }

  private func ids(_ file: CanonicalFile) -> [String] {
    rows[file, default: []].map { $0.fields[0] }
  }

  /// Kind and id, as bytes.
  private static func key(_ fields: [String]) -> [UInt8] {
    CanonicalRow(.exclusions, Array(fields.prefix(2))).line
  }
}

extension Diagnostic {
  fileprivate static func pooledAndExcluded(_ row: CanonicalRow) -> Self {
    .error(
      "draw.pooled-and-excluded", "“\(row.fields[1])”既在抽取名单里，又列为不参加抽取",
      at: row.location, hint: "两者只能居其一")
  }

  fileprivate static func unknownRecusal(_ row: CanonicalRow, _ index: Int) -> Self {
    .error(
      "draw.unknown-recusal",
      "回避登记“\(row.fields[0])—\(row.fields[1])”里的“\(row.fields[index])”不在名单里，也不在不参加抽取之列",
      at: row.location(of: index), hint: "核对编号，否则这一回避会落空")
  }

  fileprivate static func tooFewOfficers(_ count: Int) -> Self {
    .refusal(
      "draw.too-few-officers", .officersDrawn, "每个企业须有两名执法人员，现在库合格执法人员只有 \(count) 名",
      hint: "补充执法人员信息库后再冻结名单")
  }

  fileprivate static func tooFewOfficers(for row: CanonicalRow, left: Int) -> Self {
    .refusal(
      "draw.too-few-officers", .officersDrawn,
      "每个企业须有两名执法人员，“\(row.fields[0])”（\(row.fields[3])）除去回避只剩 \(left) 名",
      at: row.location, hint: "核对回避登记，或补充执法人员信息库后再冻结名单")
  }

  fileprivate static func quotaAbovePool(
    _ sourceClass: SourceClass, quota: Int, count: Int
  ) -> Self {
    .warning(
      "draw.quota-above-pool",
      "依据\(Clause.sourcesDrawn.citation)：\(sourceClass.wording)污染源应抽 \(quota) 家，在库只有 \(count) 家，全部抽取"
    )
  }
}
