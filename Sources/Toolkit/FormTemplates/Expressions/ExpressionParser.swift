import Diagnostics
import FormData

/// A checked part of an expression.
///
/// A part whose fault has been reported has no type, and what
/// stands around it is not blamed again.
struct TypedNode {
  var node: ExpressionNode
  var type: ExpressionType?
  /// Where it begins, in scalars of the text.
  var offset: Int

  static func faulty(at offset: Int) -> Self {
    Self(node: .constant(.absent), type: nil, offset: offset)
  }
}

/// Parses and checks one expression by recursive descent.
///
/// From loosest to tightest: 如果…则…否则, 或, 且, 非, comparisons (not chained), + −, × ÷, sign.
/// A fault of grammar is thrown; a fault of meaning is reported and parsing goes on, so that one
/// run tells them all.
struct ExpressionParser {
  static let maximumDepth = 32
  /// Bounds the depth that a chain such as `1 + 1 + 1` leads to.
  static let maximumOperations = 256

  let source: SourceText
  let scope: NameScope
  var sink: DiagnosticSink
  /// What the expression reads, for those who want to know without evaluating it.
  private(set) var reads = ExpressionReads()
  let tokens: [ExpressionToken]
  var index = 0
  /// Brackets, branches and signs that are open.
  var depth = 0
  var operations = 0

  init(
    _ scalars: [Unicode.Scalar], in range: Range<Int>, source: SourceText, scope: NameScope,
    sink: DiagnosticSink
  ) throws(ExpressionFault) {
    var lexer = ExpressionLexer(scalars, in: range)
    tokens = try lexer.tokens()
    self.source = source
    self.scope = scope
    self.sink = sink
  }

  var current: ExpressionToken { tokens[index] }

  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func take(_ symbol: ExpressionToken.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard case .name(let name) = current.kind, name.utf8.elementsEqual(word.utf8) else {
      return false
    }
    advance()
    return true
  }

  mutating func expectEnd() throws(ExpressionFault) {
    guard current.kind == .end else { throw unexpected() }
  }

  func unexpected() -> ExpressionFault {
    guard current.kind != .end else {
      return ExpressionFault(
        id: "expression.incomplete", message: "算式没有写完", offset: current.offset)
    }
    let words = [
      "并且": "且", "而且": "且", "和": "且", "and": "且", "或者": "或", "or": "或", "不": "非", "not": "非",
      "那么": "则", "else": "否则",
    ]
    return ExpressionFault(
      id: "expression.unexpected", message: "算式里不该有“\(current.wording)”", offset: current.offset,
      hint: words[current.wording].map { "写“\($0)”，两边空一格" })
  }

  /// Reports a fault of meaning.
  mutating func report(
    _ id: Diagnostic.ID, _ message: String, at offset: Int, hint: String? = nil
  ) {
    sink.report(.error(id, message, at: source.location(atScalar: offset), hint: hint))
  }

  mutating func noteField(_ path: String) { reads.note(path) }
  mutating func noteRead(of field: FieldDeclaration) { reads.note(field) }
  mutating func noteBuiltin(_ builtin: Builtin) { reads.builtins.insert(builtin) }
}
