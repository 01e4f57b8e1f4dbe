import Diagnostics
import Yams

/// A YAML file of the font folders: its nodes and their places.
struct YAMLText {
  /// The path, as messages name it.
  let file: String
  /// nil for a file without content.
  let root: Node?

  /// Composes without rules for numbers and dates: all scalars are read as text.
  ///
  /// Fails with `fault` and the place; the message calls the file `kind`.
  init(
    parsing text: String, file: String, kind: String, fault: Diagnostic.ID
  ) throws(DiagnosticError) {
    self.file = file
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      let mark = error.mark
      throw DiagnosticError(
        .error(
          fault, "\(kind)不是合乎语法的 YAML（\(error.problem)）",
          at: SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)))
    } catch {
      throw DiagnosticError(.error(fault, "无法读懂\(kind)“\(file)”"))
    }
  }

  func location(of node: Node?) -> SourceLocation {
    SourceLocation(file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
  }
}

extension Node {
  /// The value of a mapping's key.
  func value(of key: String) -> Node? {
    mapping?.first { $0.key.scalar?.string == key }?.value
  }
}

extension YamlError {
  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _), .reader(let problem, _, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _): "重复的键 \(keys.joined(separator: "、"))"
    default: "\(self)"
    }
  }

  fileprivate var mark: Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }
}
