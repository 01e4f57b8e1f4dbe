public import Diagnostics

/// A file that was read: its name for messages, and its bytes.
public struct DataFile: Hashable, Sendable {
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The checked values of one form, or of one template's many copies.
public struct DataSet: Sendable {
  public let declarations: [FieldDeclaration]
  /// One value for each declaration, in their order.
  public let root: Record
  /// Every value is absent, since the form is to be filled by pen.
  public let isBlank: Bool
  /// What was put right or looked odd while the data was read.
  public let warnings: [Diagnostic]

  /// Values made by hand, in the order of the declarations; nothing is checked.
  public init(_ root: Record, declarations: [FieldDeclaration]) {
    self.declarations = declarations
    self.root = root
    isBlank = false
    warnings = []
  }

  /// Reads JSON files and the tables that fill lists of records.
  ///
  /// Throws all faults of all files at once. The tables (CSV) are given with the name of the list
  /// they fill. Keys in `knownElsewhere` belong to other templates of the same run.
  public init(
    files: [DataFile], tables: [(list: String, file: DataFile)] = [],
    declarations: [FieldDeclaration], knownElsewhere: Set<String> = []
  ) throws(DiagnosticError) {
    self.init(Record([]), declarations: declarations)
  }

  /// All values absent, for `--blank`.
  public static func blank(_ declarations: [FieldDeclaration]) -> DataSet {
    DataSet(Record(declarations.map { _ in .absent }), declarations: declarations)
  }

  /// The value of a field by its declared name.
  public subscript(name: String) -> Value? { nil }
}
