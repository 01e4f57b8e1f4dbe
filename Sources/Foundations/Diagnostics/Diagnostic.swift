/// What is wrong, where, and what to do about it: the one form in which any stage reports a fault.
///
/// Tests compare ``id`` and ``location``, never the wording.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: Hashable, Sendable {
    case error
    case warning
    case note
  }

  /// A stable dotted name such as `template.unknown-path`.
  public struct ID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public var name: String
    public init(stringLiteral name: String) { self.name = name }
    public var description: String { name }
  }

  public var severity: Severity
  public var id: ID
  /// One sentence in Chinese without its full stop: what is.
  public var message: String
  /// The place in a template, a data file or a list.
  public var location: SourceLocation?
  /// The value at fault, as `企业[17].地址`; counted from 1 as people count.
  public var dataPath: String?
  /// One sentence in Chinese without its full stop: what to do.
  public var hint: String?

  public init(
    _ severity: Severity, _ id: ID, _ message: String, at location: SourceLocation? = nil,
    dataPath: String? = nil, hint: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.location = location
    self.dataPath = dataPath
    self.hint = hint
  }

  public static func error(
    _ id: ID, _ message: String, at location: SourceLocation? = nil, dataPath: String? = nil,
    hint: String? = nil
  ) -> Self {
    Self(.error, id, message, at: location, dataPath: dataPath, hint: hint)
  }

  public static func warning(
    _ id: ID, _ message: String, at location: SourceLocation? = nil, dataPath: String? = nil,
    hint: String? = nil
  ) -> Self {
    Self(.warning, id, message, at: location, dataPath: dataPath, hint: hint)
  }
}

/// All that one pass found wrong; holds at least one error.
public struct DiagnosticError: Error, Hashable, Sendable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }
}

/// Gathers the findings of a pass, so that all of them are told at once.
public struct DiagnosticSink: Sendable {
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  public mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  public mutating func report(_ found: [Diagnostic]) {
    diagnostics += found
  }

  /// Ends the pass: throws everything found if any of it is an error.
  public func throwErrors() throws(DiagnosticError) {
    if hasErrors { throw DiagnosticError(diagnostics) }
  }
}
