public import CivilCalendar
public import Diagnostics
public import FormData

/// The facts of one paper under the names by which templates declare them.
///
/// A template takes what it declares and nothing else, so that no file holds what it does not print.
public struct PaperFacts: Sendable, ExpressibleByDictionaryLiteral {
  public indirect enum Fact: Sendable {
    case value(FormData.Value)
    case rows([PaperFacts])
  }

  private var facts: [(name: String, fact: Fact)]

  public init(dictionaryLiteral elements: (String, Fact)...) {
    facts = elements.map { ($0.0, $0.1) }
  }

  public subscript(name: String) -> Fact? {
    get { facts.first { $0.name == name }?.fact }
    set {
      facts.removeAll { $0.name == name }
      if let newValue { facts.append((name, newValue)) }
    }
  }

  /// These facts and others; of two by one name, the other.
  func merging(_ other: PaperFacts) -> PaperFacts {
    var merged = self
    for (name, fact) in other.facts { merged[name] = fact }
    return merged
  }

  /// The values in the order of a template's declarations.
  ///
  /// Throws everything that the template asks for and the office has not, or has as something else.
  public func dataSet(for declarations: [FieldDeclaration]) throws(DiagnosticError) -> DataSet {
    var binder = FactBinder()
    let record = binder.record(of: self, for: declarations, path: "")
    try binder.sink.throwErrors()
    return DataSet(record, declarations: declarations)
  }
}

extension PaperFacts.Fact {
  public static func text(_ text: String) -> Self { .value(text.isEmpty ? .absent : .text(text)) }
  public static func text(_ text: String?) -> Self {
    .value(text.map(FormData.Value.text) ?? .absent)
  }
  public static func number(_ number: Int?) -> Self {
    .value(number.map { .number(ExactDecimal($0)) } ?? .absent)
  }
  public static func date(_ date: CalendarDate?) -> Self {
    .value(date.map(FormData.Value.date) ?? .absent)
  }
  public static func truth(_ truth: Bool) -> Self { .value(.truth(truth)) }
  public static func month(_ month: CalendarMonth) -> Self { .value(.month(month)) }
  public static func texts(_ texts: [String]) -> Self {
    .value(.list(texts.map(FormData.Value.text)))
  }
  /// Whole fen as yuan.
  public static func money(fen: Int) -> Self {
    .value(ExactDecimal(coefficient: Int128(fen), scale: 2).map(FormData.Value.number) ?? .absent)
  }
}

/// Puts facts into the order and the types that a template declares.
private struct FactBinder {
  var sink = DiagnosticSink()
  private var listCount = 0

  mutating func record(
    of facts: PaperFacts, for declarations: [FieldDeclaration], path: String
  ) -> Record {
    Record(declarations.map { value(of: $0, in: facts, path: path + $0.name) })
  }

  private mutating func value(
    of field: FieldDeclaration, in facts: PaperFacts, path: String
  ) -> Value {
    guard let fact = facts[field.name] else { return missing(field, path) }
    switch (fact, field.shape) {
    case (.rows(let rows), .records(let fields)):
      listCount += 1
      let identity = listCount
      let records = rows.enumerated().map { index, row in
        record(of: row, for: fields, path: "\(path)[\(index + 1)].")
      }
      return .records(RecordList(HeldRecords(records), identity: identity))
    case (.value(.absent), _): return absent(field, path)
    case (.value(let value), _) where Self.fits(value, field.shape): return value
    default:
      sink.report(
        .error(
          "paper.wrong-type", "台账里的“\(path)”与模板声明的类型不一样", at: field.location, dataPath: path,
          hint: "照 Templates 里原来的模板改回类型"))
      return .absent
    }
  }

  private mutating func absent(_ field: FieldDeclaration, _ path: String) -> Value {
    if let value = field.defaultValue { return value }
    if case .list(_, 0) = field.shape { return .list([]) }
    if !field.isOptional {
      sink.report(
        .error(
          "paper.no-fact", "台账里还没有“\(path)”", at: field.location, dataPath: path,
          hint: "先补录，或在模板里改成选填"))
    }
    return .absent
  }

  private mutating func missing(_ field: FieldDeclaration, _ path: String) -> Value {
    if let value = field.defaultValue { return value }
    guard !field.isOptional else { return .absent }
    sink.report(
      .error(
        "paper.unknown-field", "台账不提供“\(path)”", at: field.location, dataPath: path,
        hint: "改用台账提供的名称，或在模板里改成选填"))
    return .absent
  }

  private static func fits(_ value: Value, _ shape: FieldDeclaration.Shape) -> Bool {
    switch (value, shape) {
    case (.list(let values), .list(let type, let minimum)):
      values.count >= minimum && values.allSatisfy { fits($0, .single(type)) }
    case (.text(let text), .single(.choice(let choices))): choices.contains(text)
    case (.text(let text), .single(.webAddress)):
      (try? ScalarType.webAddress.value(reading: text)) != nil
    case (.text, .single(.text)), (.text, .single(.image)), (.date, .single(.date)),
      (.month, .single(.month)), (.truth, .single(.truth)), (.time, .single(.time)),
      (.number, .single(.decimal)), (.number, .single(.amount)):
      true
    case (.number(let number), .single(.integer(let minimum, let maximum))):
      number.integer.map { ($0 >= minimum ?? $0) && ($0 <= maximum ?? $0) } ?? false
    default: false
    }
  }
}
