import Diagnostics

/// One line of a record: what it speaks of, and what it says; compared byte by byte.
struct RecordStatement: Hashable, CustomStringConvertible {
  enum Kind: String {
    /// Of the occasion: 机构代码, 期间, 次数, 公开值约定.
    case occasion = "场次"
    /// 文件⇥file⇥SHA-256
    case file = "文件"
    /// 密钥散列⇥SHA-256
    case secret = "密钥散列"
    case commitment = "承诺值"
    case publicValue = "公开值"
    case seed = "种子"
    /// 数量⇥class⇥pool⇥quota⇥drawn
    case quota = "数量"
    /// 票号⇥source⇥class⇥rank⇥times drawn this year⇥ticket⇥抽中 or 未抽中
    case ticket = "票号"
    /// 配对⇥source⇥rank⇥lead⇥second⇥|E(s)|⇥order ticket, and officer, ticket and coin of the first
    /// and of the second choice
    case pair = "配对"
  }

  /// Kind and subject: what no other statement of a record speaks of.
  struct Topic: ExactText {
    let rawValue: String
    init(_ text: String) { rawValue = text }
  }

  struct Content: ExactText {
    let rawValue: String
    init(_ text: String) { rawValue = text }
  }

  let kind: Kind
  let topic: Topic
  let content: Content

  init(_ kind: Kind, of subject: String? = nil, _ values: [String]) {
    self.kind = kind
    topic = Topic(subject.map { "\(kind.rawValue)\t\($0)" } ?? kind.rawValue)
    content = Content(values.joined(separator: "\t"))
  }

  var description: String { "\(topic)\t\(content)" }
}

extension RecordStatement {
  /// What differs between a record and what follows from its inputs, in the order of the latter.
  static func differences(from claimed: [Self], to expected: [Self]) -> [Diagnostic] {
    let claims = Dictionary(claimed.map { ($0.topic, $0) }, uniquingKeysWith: { $1 })
    let known = Set(expected.map(\.topic))
    let extra = claimed.filter { !known.contains($0.topic) }
    return expected.compactMap { statement in
      let claim = claims[statement.topic]
      return claim == statement ? nil : statement.diagnostic(claim?.content, statement.content)
    } + extra.map { $0.diagnostic($0.content, nil) }
  }

  private func diagnostic(_ claimed: Content?, _ found: Content?) -> Diagnostic {
    let name = Self.spaced(topic)
    return .error(
      kind.finding,
      "“\(name)”与记录不符：记录为“\(Self.spaced(claimed))”，按材料重算为“\(Self.spaced(found))”",
      dataPath: name, hint: kind.hint)
  }

  private static func spaced(_ text: (some ExactText)?) -> String {
    guard let text else { return "（无）" }
    return String(text.rawValue.unicodeScalars.map { $0 == "\t" ? " " : Character($0) })
  }
}

extension RecordStatement.Kind {
  fileprivate var finding: Diagnostic.ID {
    switch self {
    case .occasion: "draw.occasion-differs"
    case .file: "draw.file-differs"
    case .secret: "draw.secret-differs"
    case .commitment: "draw.commitment-differs"
    case .publicValue: "draw.public-value-differs"
    case .seed: "draw.seed-differs"
    case .quota: "draw.quota-differs"
    case .ticket: "draw.ticket-differs"
    case .pair: "draw.pair-differs"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .file: "这一文件在备案后变过，或备案所记有误"
    case .secret: "所示密钥不是备案时的密钥"
    case .occasion, .publicValue: "与签字的备案单、记录单核对"
    case .commitment, .seed: "先看其他各项，承诺值和种子随它们而变"
    case .quota, .ticket, .pair: "抽取结果不是按规程得出的，或记录单抄错"
    }
  }
}
