import CivilCalendar
public import Diagnostics
import FormPipeline
public import Inspection
public import InspectionPapers

/// The files that a run writes: one of all drafts, or one for each receiver.
public struct PaperFileNames {
  /// Each with the drafts that go into it.
  public let files: [(name: String, drafts: Range<Int>)]

  /// A pattern with 【接收】 is for each receiver; without any, the paper's name and period.
  public init(_ output: String?, _ drafts: [PaperDraft], each: Bool) throws(DiagnosticError) {
    let subject = drafts[0].subject
    let period = subject.month?.wording ?? subject.quarter.wording
    let pattern = try OutputPattern(
      output ?? "\(subject.kind.rawValue)-\(period)\(each ? "-【接收】" : "").pdf")
    try Self.check(pattern, allows: ["接收", "期间"])
    let isForEach = each || pattern.fields.contains("接收")
    if isForEach, drafts.count > 1, !pattern.fields.contains("接收") {
      throw Self.oneName(drafts.count)
    }
    let parts = isForEach ? drafts.indices.map { $0..<$0 + 1 } : [drafts.indices]
    var sink = DiagnosticSink()
    var seen = Set<[UInt8]>()
    var files: [(name: String, drafts: Range<Int>)] = []
    for part in parts {
      let name = try pattern.name { field in
        switch field {
        case "接收": drafts[part.lowerBound].receiver
        case "期间": period
        default: nil
        }
      }
      if !seen.insert(Array(name.utf8)).inserted {
        sink.report(
          .error("paper.same-name", "有两份的文件名都是“\(name)”", hint: "用 --unit 或 --of 分开打印"))
      }
      files.append((name, part))
    }
    try sink.throwErrors()
    self.files = files
  }

  /// Where papers that went out are written: each in a file of its own, by its number unless
  /// something else is said, or all in one where the name does not speak of 编号.
  public static func names(
    of papers: [IssuedPaper], by output: String?
  ) throws(DiagnosticError) -> [String] {
    let pattern = try issuePattern(output)
    let isMerged = !pattern.fields.contains("编号")
    return try papers.prefix(isMerged ? 1 : papers.count).map { paper throws(DiagnosticError) in
      try pattern.name { $0 == "编号" ? "\(paper.number)" : nil }
    }
  }

  /// What is known to be wrong before anything is issued: a place in the name that only drafts have, a
  /// folder that cannot be written to, or a signed file where all are to stand.
  public static func checkIssue(to output: String?) throws(DiagnosticError) {
    let pattern = try issuePattern(output)
    let file = OutputFile(path: try pattern.name { $0 == "编号" ? $0 : nil })
    try file.checkFolder()
    if !pattern.fields.contains("编号") { try file.checkSigned() }
  }

  private static func issuePattern(_ output: String?) throws(DiagnosticError) -> OutputPattern {
    let pattern = try OutputPattern(output ?? "【编号】.pdf")
    try check(pattern, allows: ["编号"])
    return pattern
  }

  /// A place in the name that nothing is put into is told with those that there are.
  private static func check(
    _ pattern: OutputPattern, allows names: [String]
  ) throws(DiagnosticError) {
    guard let other = pattern.fields.first(where: { !names.contains($0) }) else { return }
    throw DiagnosticError(
      .error(
        "paper.unknown-place", "-o 的文件名里写了【\(other)】，这里没有它",
        hint: "这里可以写：\(names.map { "【\($0)】" }.joined())"
          + (names.contains("编号") ? "" : "；【编号】送签（--issue）和重印时才有")))
  }

  private static func oneName(_ count: Int) -> DiagnosticError {
    DiagnosticError(
      .error(
        "paper.one-name", "一共\(count)个文件，-o 只给了一个名字", hint: "在文件名里写上【接收】"))
  }
}
