import Diagnostics
import Inspection
import TabularData

/// One list on its way into a registry: rows are told apart, matched, read and compared, each step
/// in time proportional to the rows.
struct ListImport<Record: ListedRecord> {
  let file: String
  let encoding: TextEncoding
  let mapping: ColumnMapping<Record.Column>
  private(set) var rows: [ListRow<Record.Column>]
  /// One a row, nil until it is known.
  private(set) var outcomes: [DryRun<Record>.Outcome?]
  private(set) var changes: [Record.Change] = []
  private(set) var missing: [Record] = []
  private let context: ListContext
  private let headFindings: [Diagnostic]
  private var identities: [RecordIdentity] = []
  private var registered: RegisteredRecords<Record>
  /// Those that were taken out of the registry: no row is about one, but it may have been meant.
  private let removed: RegisteredRecords<Record>
  /// The record that a row is about; nil for a new one.
  private var known: [Record?]
  private var ids: IDMint<Record>

  init(
    file: String, bytes: [UInt8], mapping: ColumnMapping<Record.Column>?,
    registry: Registry<Record>, context: ListContext
  ) throws(DiagnosticError) {
    let reader = try ListReader(file: file, bytes: bytes, mapping: mapping)
    self.file = file
    self.context = context
    encoding = reader.encoding
    self.mapping = reader.mapping
    rows = reader.rows
    guard !rows.isEmpty else {
      throw DiagnosticError(reader.findings.diagnostics + [.noRows(in: file)])
    }
    headFindings = reader.findings.diagnostics
    outcomes = Array(repeating: nil, count: rows.count)
    known = Array(repeating: nil, count: rows.count)
    registered = RegisteredRecords(registry, on: context.date)
    removed = RegisteredRecords(removedFrom: registry, on: context.date)
    ids = IDMint(taken: registry.everyID)
    identify()
    mergeRepeated()
    match()
    refuseTaken()
    read()
    reportLookalikes()
    findMissing()
  }

  /// One record that a clerk enters, over the one that it is about; read and checked like a row.
  ///
  /// A new one that a list would take for a record of the registry is refused.
  init(
    entry written: [Record.Column: String], over record: Record?, registry: Registry<Record>,
    context: ListContext
  ) {
    var known: [Record.Column: String] = [:]
    if let record {
      for column in Record.Column.allCases where column.isRequired || column == .id {
        known[column] = record.text(in: column)
      }
    }
    let reader = ListReader<Record.Column>(entry: written, known: known)
    file = ""
    self.context = context
    encoding = reader.encoding
    mapping = reader.mapping
    rows = reader.rows
    headFindings = []
    outcomes = [nil]
    self.known = [nil]
    registered = RegisteredRecords(registry, on: context.date)
    removed = RegisteredRecords(removedFrom: registry, on: context.date)
    ids = IDMint(taken: registry.everyID)
    identify()
    match()
    if let record { self.known = [record] } else { refuseKnown() }
    refuseTaken()
    read()
    reportLookalikes()
  }

  /// What stands in the registry is amended, not entered again.
  private mutating func refuseKnown() {
    guard let found = known[0] else { return }
    known = [nil]
    let keys = Record.identity(id: found.id) { found.text(in: $0) }
    let shared = identities[0].all.first { keys.all.contains($0) }
    // The act itself says of an id that it is taken.
    guard let shared, shared.kind != .id else { return }
    refuse(0, Self.name(of: found), taken: shared)
  }

  private static func name(of record: Record) -> String {
    "信息库里的“\(record.text(in: .name))”（\(record.id)）"
  }

  private mutating func refuse(_ index: Int, _ other: String, taken key: RecordKey) {
    let fault = Record.fault(ofTaken: key)
    rows[index].refuse(fault.id, fault.column, "与\(other)的\(fault.predicate)", hint: fault.hint)
  }

  var findings: [Diagnostic] {
    let all = headFindings + rows.flatMap(\.findings)
    let places = all.enumerated().sorted { left, right in
      guard let a = left.element.location, let b = right.element.location, a != b else {
        return left.offset < right.offset
      }
      return a < b
    }
    return places.map(\.element)
  }

  private mutating func identify() {
    for index in rows.indices {
      let row = rows[index]
      let id = row[.id].flatMap { id in
        id.isEmpty || CellValues.isScientific(id) ? nil : Record.ID(id)
      }
      identities.append(Record.identity(id: id) { row[$0] ?? "" })
      _ = rows[index].value(.id, CellValues.number)
      if let id { ids.take(id) }
    }
  }

  /// Rows of one record: told when they say the same, merged by rank where only ranked columns
  /// differ, refused where they contradict each other.
  private mutating func mergeRepeated() {
    var first: [RecordKey: Int] = [:]
    for index in rows.indices {
      let keys = keysInList(index)
      guard let earlier = keys.lazy.compactMap({ first[$0] }).first else {
        for key in keys { first[key] = index }
        continue
      }
      merge(index, into: earlier)
    }
  }

  /// Names tell rows apart where nothing stronger is there.
  private func keysInList(_ index: Int) -> [RecordKey] {
    let identity = identities[index]
    if !identity.strong.isEmpty { return identity.strong }
    return identity.weak.filter { $0.kind != .code && rows[index][.name]?.isEmpty == false }
      .prefix(1).map(\.self)
  }

  private mutating func merge(_ index: Int, into earlier: Int) {
    let line = rows[earlier].location.line
    let differences = rows[index].differences(from: rows[earlier])
    let others = differences.filter { !Record.rankedColumns.contains($0) }
    guard others.isEmpty else {
      let names = others.map { "“\($0.rawValue)”" }.joined(separator: "、")
      rows[index].refuse(
        "list.duplicate", .name, "与第\(line)行是同一个，\(names)却不同", hint: "留下对的一行")
      return
    }
    outcomes[index] = .merged(into: line)
    if differences.isEmpty {
      rows[index].report(
        .warning(
          "list.repeated", "与第\(line)行重复，只算一次", at: rows[index].location(of: .name)))
      return
    }
    if Record.rank(of: rows[index]) > Record.rank(of: rows[earlier]) {
      rows[earlier].take(Record.rankedColumns, from: rows[index])
    }
    rows[index].report(
      Diagnostic(
        .note, "list.class-precedence", "与第\(line)行是同一个，只算一次，按特殊＞重点＞一般取类别",
        at: rows[index].location(of: .name)))
  }

  // MARK: Matching

  private func isOpen(_ index: Int) -> Bool { outcomes[index] == nil && !rows[index].isRefused }

  /// By keys that name one record alone first, so that a weaker one takes only what is left.
  private mutating func match() {
    for index in rows.indices where isOpen(index) {
      known[index] = registered.claim(identities[index].strong) { _ in true }
    }
    for index in rows.indices where isOpen(index) && known[index] == nil {
      // An id that the registry does not have was given on purpose.
      if identities[index].strong.contains(where: { $0.kind == .id }) { continue }
      let row = rows[index]
      known[index] = registered.claim(identities[index].weak) { Record.mayBeSame(row, $0) }
    }
  }

  /// A second plant of an enterprise is a record of its own only by an id of its own.
  ///
  /// Nobody can tell one made of the code from a mistake, by which one enterprise would be drawn twice
  /// (一、1). A certificate is of one person.
  private mutating func refuseTaken() {
    var first: [RecordKey: Int] = [:]
    for index in rows.indices where isOpen(index) {
      for key in identities[index].weak where key.kind == .code {
        let isNew = known[index] == nil && rows[index][.id]?.isEmpty != false
        let earlier = first[key].map {
          "第\(rows[$0].location.line)行“\(rows[$0][.name] ?? "")”"
        }
        if isNew, let other = earlier ?? registered.holder(of: key).map(Self.name) {
          refuse(index, other, taken: key)
        } else if first[key] == nil {
          first[key] = index
        }
      }
      for key in identities[index].strong where key.isCertificate {
        if let other = registered.unclaimed(key) { refuse(index, Self.name(of: other), taken: key) }
      }
    }
  }

  // MARK: Reading

  private mutating func read() {
    for index in rows.indices where outcomes[index] == nil {
      // A row with faults is read too, so that all of them are told.
      let id = id(forRow: index)
      guard let record = Record.read(&rows[index], over: known[index], id: id, in: context),
        !rows[index].isRefused
      else { continue }
      ids.take(id)
      let fields = known[index].map { fieldChanges(from: $0, to: record) }
      if let fields, fields.isEmpty {
        outcomes[index] = .unchanged(record)
        continue
      }
      outcomes[index] = fields.map { .changed(record, $0) } ?? .added(record)
      changes.append(Record.change(from: known[index], to: record, list: file, in: context))
    }
  }

  private mutating func id(forRow index: Int) -> Record.ID {
    if let known = known[index] { return known.id }
    if let id = rows[index][.id], !id.isEmpty { return Record.ID(id) }
    return rows[index].isRefused ? Record.ID("") : ids.next(from: Record.idSource(rows[index]))
  }

  private func fieldChanges(from old: Record, to new: Record) -> [DryRun<Record>.FieldChange] {
    Record.Column.allCases.compactMap { column in
      let (before, after) = (old.text(in: column), new.text(in: column))
      return before.utf8.elementsEqual(after.utf8)
        ? nil : DryRun.FieldChange(column: column, old: before, new: after)
    }
  }

  // MARK: What a person should look at

  /// One code under two names, one name under two codes: in the list, and against the registry.
  private mutating func reportLookalikes() {
    var seen: [RecordKey: Int] = [:]
    for index in rows.indices {
      guard let outcome = outcomes[index], outcome.record != nil else { continue }
      if case .added = outcome { reportRemoved(index) }
      for key in identities[index].weak where key.isTelling {
        if let earlier = seen[key] {
          report(key, at: index, "第\(rows[earlier].location.line)行“\(rows[earlier][.name] ?? "")”")
        } else {
          seen[key] = index
          let other = registered.unclaimed(key)
          if let other { report(key, at: index, Self.name(of: other)) }
        }
      }
    }
  }

  /// An old list brings back what was deleted or struck off.
  private mutating func reportRemoved(_ index: Int) {
    let identity = identities[index]
    let keys = identity.strong + identity.weak.filter(\.isTelling)
    let other = keys.lazy.compactMap { [removed] in removed.holder(of: $0) }.first
    guard let other else { return }
    rows[index].report(
      .warning(
        "list.removed-before", "\(Self.name(of: other))已经删除或剔除，名单里又有，按新增收",
        at: rows[index].location(of: .name), hint: "名单是旧的，先从名单里去掉这一行"))
  }

  private mutating func report(_ key: RecordKey, at index: Int, _ other: String) {
    let isCode = key.kind == .code
    rows[index].report(
      .warning(
        isCode ? "list.same-code" : "list.same-name",
        isCode ? "与\(other)信用代码相同" : "与\(other)同名", at: rows[index].location(of: .name),
        hint: "是同一个就写明编号或改成一致，不是就不用管"))
  }

  private mutating func findMissing() {
    missing = registered.unclaimed.filter { record in
      record.isListed && (context.entryUnit.map { record.keeper == $0 } ?? true)
    }
  }
}

extension Diagnostic {
  /// An empty list is almost surely the wrong file.
  static func noRows(in file: String) -> Diagnostic {
    .error("list.no-rows", "“\(file)”里只有表头，没有一行内容", hint: "核对是不是这个文件、导出时有没有选错范围")
  }
}

extension RecordKey {
  /// Whether two records with this key deserve a look.
  fileprivate var isTelling: Bool { kind == .code || kind == .name }
  /// Of one person alone.
  fileprivate var isCertificate: Bool { kind == .lawCertificate || kind == .inspectionCertificate }
}

extension DryRun.Outcome {
  /// What the row makes of its record; nil where it makes nothing.
  public var record: Record? {
    switch self {
    case .added(let record), .changed(let record, _), .unchanged(let record): record
    case .merged, .refused: nil
    }
  }
}
