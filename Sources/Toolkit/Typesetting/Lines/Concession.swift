import Diagnostics
import DocumentTree

/// A rule that gave way because nothing fit a line otherwise (typography 2.2 rule 7).
struct Concession: Hashable, Sendable {
  /// In the order in which they give way.
  enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    case unit
    case piece
    /// Of several parts, elsewhere than at its dot.
    case name
    case word
    /// A word that holds digits: a credit code, a number of a certificate.
    case code
    case marks
  }

  var kind: Kind
  /// The text on both sides of the line end: `检查企业12｜家`.
  var place: String
}

extension Concession {
  func diagnostic(at origin: Origin) -> Diagnostic {
    .warning(
      kind.id, "“\(place)”：一行太窄，\(kind.consequence)", at: origin.location,
      dataPath: origin.dataPath, hint: "加宽这一处，减小字号，或缩短文字")
  }
}

extension Concession.Kind {
  fileprivate var id: Diagnostic.ID {
    switch self {
    case .unit: "layout.unit-split"
    case .piece: "layout.piece-split"
    case .name: "layout.name-split"
    case .word: "layout.word-split"
    case .code: "layout.code-split"
    case .marks: "layout.mark-rule-dropped"
    }
  }

  fileprivate var consequence: String {
    switch self {
    case .unit: "数字和它的单位分在两行"
    case .piece: "一个姓名或选项分在两行"
    case .name: "一个姓名没有在“·”后分行"
    case .word: "一个西文单词分在两行"
    case .code: "一个编号分在两行"
    case .marks: "标点没有避开行首行末"
    }
  }
}
