public import Diagnostics
public import DocumentTree
import FormData
public import Geometry

/// A text of the template with its `【…】` and marks, checked once and filled often.
///
/// Values go in as text: a datum that looks like a mark or like 【…】 prints as it is.
public struct CompiledText: Sendable {
  /// The keys of `【签字 key …】` in the order of the text.
  public let signatureKeys: [String]
  /// Holds no value: the same in every form.
  public let isConstant: Bool
  /// The builtin names that it asks for.
  public let builtins: Set<Builtin>
  /// The first field that the text reads (`地址`); of a path only the name before the point.
  public let firstField: String?
  /// The fields that it reads, by where they were declared.
  let fields: Set<SourceLocation>
  /// The fields that it prints as they are.
  let printedFields: [PrintedField]
  private let segments: [TextSegment]

  /// Reports every fault to the sink; what is at fault then prints nothing.
  ///
  /// `lengths` reads `10字`, `3cm`, and gives `nil` for what is not a length.
  public init(
    parsing source: SourceText, scope: NameScope, lengths: (String) -> Length?,
    sink: inout DiagnosticSink
  ) {
    var parser = InlineParser(source, scope: scope, sink: sink)
    parser.parse(lengths: lengths)
    sink = parser.sink
    segments = parser.segments
    builtins = parser.reads.builtins
    firstField = parser.reads.firstField
    fields = parser.reads.fields
    let pieces = segments.flatMap(\.pieces)
    signatureKeys = pieces.compactMap { piece in
      if case .signature(let key, _) = piece { key } else { nil }
    }
    printedFields = pieces.compactMap { piece in
      if case .value(let slot, _) = piece { PrintedField(slot, scope: scope) } else { nil }
    }
    isConstant = pieces.allSatisfy { piece in
      if case .value = piece { false } else { true }
    }
  }

  /// A text that is one figure.
  init(_ figure: CompiledFigure) {
    segments = [.figure(figure)]
    signatureKeys = []
    printedFields = figure.texts.flatMap(\.printedFields)
    isConstant = false
    var reads = ExpressionReads()
    for text in figure.texts {
      reads.builtins.formUnion(text.builtins)
      if let field = text.firstField { reads.note(field) }
    }
    if case .image(let path, let name) = figure.content {
      reads.builtins.formUnion(path.builtins)
      reads.note(name)
    }
    builtins = reads.builtins.union(figure.alternative?.builtins ?? [])
    firstField = reads.firstField
    // Told by the texts and the path when they were compiled.
    fields = []
  }

  /// Holds nothing but a figure.
  var isFigure: Bool {
    if case .figure = segments.first { segments.count == 1 } else { false }
  }

  /// The field that a cell holding nothing but this text can be filled in for on a screen; `nil` where
  /// its value is there, or is chosen by ticks.
  func entryName(in environment: Environment) -> String? {
    guard segments.count == 1, case .value(let slot, _) = segments[0],
      slot.node.value(in: environment).isEmpty, let field = printedFields.first
    else { return nil }
    let isTicked = slot.filters.contains { if case .ticked = $0 { true } else { false } }
    return isTicked ? nil : field.name
  }

  /// Asks for 页, 总页, 全页 or 全总页.
  public var countsPages: Bool { builtins.contains(where: \.countsPages) }

  /// The text filled; neighbouring texts of one face are one inline.
  public func inlines(in environment: Environment) -> [Inline] {
    var line = InlineBuilder()
    for segment in segments { line.append(segment, in: environment) }
    return line.inlines
  }

  /// The text alone, for titles, file names and messages; room to write is left out, and a line
  /// end is a blank.
  public func string(in environment: Environment) -> String {
    inlines(in: environment).words(lineEnd: " ")
  }
}
