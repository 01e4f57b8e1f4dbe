public import Diagnostics

/// The name of an output file, with places for what differs from copy to copy:
/// `Output/承诺书-【姓名】.pdf`.
public struct OutputPattern: Hashable, Sendable {
  private enum Piece: Hashable {
    case text(String)
    case field(String)
  }

  private var pieces: [Piece] = []

  public init(_ pattern: String) throws(DiagnosticError) {
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "【") {
      guard let close = rest[open...].firstIndex(of: "】") else {
        throw DiagnosticError(
          .error("output.pattern", "-o 的“\(pattern)”里“【”没有配对的“】”", hint: "写成【姓名】这样"))
      }
      pieces.append(.text(String(rest[..<open])))
      pieces.append(.field(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
  }

  /// The names asked for, in order.
  public var fields: [String] {
    pieces.compactMap { if case .field(let name) = $0 { name } else { nil } }
  }

  /// The name with every field's printed form in its place; `nil` stands for a field that the form
  /// does not have or the copy does not fill, which is refused.
  public func name(filledWith value: (String) -> String?) throws(DiagnosticError) -> String {
    var name = ""
    for piece in pieces {
      switch piece {
      case .text(let text): name += text
      case .field(let field):
        guard let text = value(field) else {
          throw DiagnosticError(
            .error(
              "output.unknown-field", "-o 里的【\(field)】不是这份表单的数据项，或者有一份没有给它",
              hint: "用每份里声明、份份都有的一项，或用【序号】"))
        }
        name += Self.safe(text)
      }
    }
    return name
  }

  /// A value never leads to another folder: what paths give a meaning to becomes its full-width twin.
  private static func safe(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "/": safe += "／"
      case "\\": safe += "＼"
      case "\0"..."\u{1F}": continue
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe.first == "." ? "．" + safe.dropFirst() : safe
  }
}
