import CivilCalendar
import Diagnostics
import DocumentTree
import FormData
import Geometry

@testable import FormTemplates

/// A small declared world for tests of expressions: the data's own fields, and a row of 企业.
enum ExpressionSample {
  static let row: [FieldDeclaration] = [
    FieldDeclaration(name: "名称", shape: .single(.text)),
    FieldDeclaration(name: "应查", shape: .single(.integer(minimum: 0, maximum: nil))),
    FieldDeclaration(
      name: "已查", shape: .single(.integer(minimum: 0, maximum: nil)), isOptional: true),
    FieldDeclaration(name: "罚款", shape: .single(.amount), isOptional: true),
    FieldDeclaration(name: "执法人员", shape: .list(.text, minimumCount: 0)),
  ]

  static let root: [FieldDeclaration] = [
    FieldDeclaration(name: "年", shape: .single(.integer(minimum: 2000, maximum: 2099))),
    FieldDeclaration(name: "季", shape: .single(.integer(minimum: 1, maximum: 4))),
    FieldDeclaration(name: "名称", shape: .single(.text)),
    FieldDeclaration(name: "日期", shape: .single(.date), isOptional: true),
    FieldDeclaration(name: "月份", shape: .single(.month), isOptional: true),
    FieldDeclaration(name: "时间", shape: .single(.time), isOptional: true),
    FieldDeclaration(name: "变动", shape: .single(.choice(["录入", "剔除"])), isOptional: true),
    FieldDeclaration(name: "急件", shape: .single(.truth), isOptional: true),
    FieldDeclaration(name: "比例", shape: .single(.decimal), isOptional: true),
    FieldDeclaration(name: "附件", shape: .list(.text, minimumCount: 0)),
    FieldDeclaration(name: "企业", shape: .records(row)),
  ]

  static let rows: [Record] = [
    Record([
      .text("甲厂"), number(10), number(8), .number(decimal("1200.50")),
      .list([.text("王一"), .text("李二")]),
    ]),
    Record([.text("乙厂"), number(6), .absent, .absent, .list([.text("张三")])]),
    Record([.text("丙厂"), number(4), number(4), .number(decimal("99.5")), .list([])]),
  ]

  static let data = Record([
    number(2019), number(1), .text("张店分局"),
    CalendarDate(year: 2019, month: 3, day: 30).map(Value.date) ?? .absent,
    CalendarMonth(year: 2019, month: 3).map(Value.month) ?? .absent,
    ClockTime(hour: 9, minute: 30).map(Value.time) ?? .absent,
    .text("录入"), .truth(true), .number(decimal("0.956")),
    .list([.text("请假条"), .text("会议通知")]),
    .records(RecordList(HeldRecords(rows), identity: 1)),
  ])

  /// The data with everything that may be absent absent.
  static let bare = Record([
    number(2019), number(1), .text("张店分局"), .absent, .absent, .absent, .absent, .absent,
    .absent, .list([]), .records(RecordList(HeldRecords([]), identity: 2)),
  ])

  static let rowScope = NameScope(
    frames: [root, row], builtins: [.serial, .rowCount, .section, .version, .purpose, .today])

  static func number(_ integer: Int) -> Value { .number(ExactDecimal(integer)) }

  static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(parsing: text) ?? .zero }

  static func environment(_ data: Record = data, row: Int = 0, isBlank: Bool = false) -> Environment
  {
    var counters = Counters()
    counters.serial = row + 1
    counters.version = 2
    counters.section = "一大队"
    return Environment(
      records: [data, rows[row]], counters: counters, isBlank: isBlank,
      signatureName: { "\($0)-\(row + 1)" })
  }

  /// 字 is 10 pt here.
  static func length(_ text: String) -> Length? {
    guard text.hasSuffix("字"), let count = Int(text.dropLast()) else { return nil }
    return .points(10) * count
  }

  static func source(_ text: String) -> SourceText {
    SourceText(text, at: SourceLocation(file: "表.yaml", line: 7, column: 11))
  }

  /// Compiles a text and gives what was reported: `列 编号`, counted from the text's first character.
  static func compile(
    _ text: String, scope: NameScope = rowScope
  ) -> (text: CompiledText, faults: [String]) {
    var sink = DiagnosticSink()
    let compiled = CompiledText(
      parsing: source(text), scope: scope, lengths: length, sink: &sink)
    return (compiled, faults(in: sink))
  }

  static func compileExpression(
    _ text: String, scope: NameScope = rowScope
  ) -> (expression: CompiledExpression, faults: [String]) {
    var sink = DiagnosticSink()
    let compiled = CompiledExpression(parsing: source(text), scope: scope, sink: &sink)
    return (compiled, faults(in: sink))
  }

  private static func faults(in sink: DiagnosticSink) -> [String] {
    sink.diagnostics.map { "\(($0.location?.column ?? 0) - 10) \($0.id)" }
  }

  private static func dump(_ text: String, _ marks: TextMarks) -> String {
    let signs: [(mark: TextMarks, open: String, close: String)] = [
      (.emphasized, "<", ">"), (.dotted, "•", "•"), (.raised, "^", "^"), (.lowered, "~", "~"),
    ]
    return signs.reduce(text) { marks.contains($1.mark) ? $1.open + $0 + $1.close : $0 }
  }

  /// Inlines in a form that is short to write down: `[☑录入]` is unbreakable, `‹日期›` a date blank.
  static func dump(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text, let marks): dump(text, marks)
      case .unbreakable(let text, let marks, cells: 0): "[\(dump(text, marks))]"
      case .unbreakable(let text, let marks, let cells): "[\(dump(text, marks))]\(cells)"
      case .ruledBlank(let content, let width):
        "‹\(content.isEmpty ? "空" : dump(content)) \(width)›"
      case .signature(let place, let width):
        "‹\(place.fieldName ?? "")：\(place.tooltip) \(width)›"
      case .dateBlank: "‹日期›"
      case .link(let content, _): "‹链接 \(dump(content))›"
      case .figure(let figure): "‹\(figure.alternative)›"
      case .lineEnd: "⏎"
      }
    }.joined()
  }
}
