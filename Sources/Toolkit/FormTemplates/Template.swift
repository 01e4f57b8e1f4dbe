public import Diagnostics
public import FormData

/// A form's template, checked through and through: it can be filled with any data that fits its
/// declarations.
public struct Template: Sendable {
  let compiled: CompiledTemplate

  /// Loads a template and the shared file it names; does no I/O of its own.
  ///
  /// `readFile` gets the template's path and, for 沿用, that of a file in the same folder. Throws
  /// everything wrong with either file at once. `registered` says what is to be written by hand for
  /// a private character; any other is a fault.
  public init(
    loading path: String, registered: [Unicode.Scalar: String] = [:],
    readFile: (String) throws -> [UInt8]
  ) throws(DiagnosticError) {
    compiled = try TemplateLoader(path: path, registered: registered).load(readFile)
  }

  public var name: String { compiled.name }

  /// 版本, which grows with each change of layout.
  public var version: Int? { compiled.version }

  /// What was put right or looked odd while the template was read.
  public var warnings: [Diagnostic] { compiled.warnings }

  /// 数据.
  public var declarations: [FieldDeclaration] { compiled.declarations }

  /// 每份: the list whose items become documents of their own.
  public var copyListName: String? { compiled.copyList.map { declarations[$0].name } }

  /// Checks the data against 校验 and settles how many copies there will be; a copy is filled when
  /// it is asked for.
  ///
  /// The data must have been read for ``declarations``. Throws every 校验 that fails, and 今日
  /// without a date.
  public func filled(
    with data: DataSet, options: FillOptions = FillOptions()
  ) throws(DiagnosticError) -> FilledForm {
    try FilledForm(compiled, data: data, options: options)
  }
}

extension DiagnosticError {
  /// Whether all that is wrong with a template is that it is a shared file (共用).
  public var isOfSharedFile: Bool {
    diagnostics.allSatisfy { $0.severity != .error || $0.id == TemplateCompiler.isABase }
  }
}
