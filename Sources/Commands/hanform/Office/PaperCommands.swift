import ArgumentParser
import Diagnostics
import Inspection
import InspectionPress
import InspectionStore
import OfficeDesk

/// 归档: the signed paper comes back.
struct FileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "把签过字的扫描件或签过名的 PDF 归到它的文书；不写编号就列出还没有签回来的。",
    discussion: """
      例：
        hanform office file 派〔2019〕2号 扫描件.pdf
        hanform office file 派〔2019〕2号 已签.pdf --roots 根证书.pem
        hanform office file 派〔2019〕2号 补扫的第二页.jpg --again
        hanform office file
      签过名的 PDF 先核对：签名有效，而且就签在送签的那一份上；签名人记入台账。
      """)

  @Argument(help: ArgumentHelp("文书的编号，如 派〔2019〕2号。", valueName: "编号"))
  var number: PaperNumber?

  @Argument(help: ArgumentHelp("扫描件：PDF、JPEG 或 PNG。", valueName: "文件"))
  var scan: String?

  @Option(help: ArgumentHelp("签名人的证书应当追到的根证书（PEM）；可写多次。", valueName: "文件"))
  var roots: [String] = []

  @Flag(help: "已经归档过，再归一份：补扫的页，或更清楚的；原来的仍存档。")
  var again = false

  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard (number == nil) == (scan == nil) else { throw ValidationError("归档要写编号和文件") }
  }

  func run() async throws {
    try await desk.tell { try await work(at: desk.open()) }
  }

  private func work(at desk: Desk) async throws -> DeskReport {
    guard let number, let scan else { return try PaperList(of: desk, unsignedOnly: true).report }
    let file = try DeskFile(reading: scan)
    try PaperScan.check(file.bytes, named: file.name)
    let kept = try desk.store.printed(number).bytes
    let earlier = try desk.office().scans[number].map(desk.store.folder.evidence.bytes)
    // Who signs after another adds to the file that is kept.
    let isNext = earlier.map { $0.count < file.bytes.count && file.bytes.starts(with: $0) }
    var act = FileScan(number, scan: file.evidence, isFurther: again || isNext == true)
    // What the journal alone can tell comes before what the file says of itself.
    _ = try desk.preview(of: act)
    let check = try await SignedPaperCheck(
      of: file.bytes, named: file.name, upon: kept, for: number,
      roots: KeyOptions.certificates(in: roots))
    (act.signatures, act.waiting) = (check.signatures, check.waiting)
    var report = try desk.perform(act, keeping: [file])
    report.findings = check.warnings
    report.lines += try desk.office().unsignedPaperLines
    return report
  }
}

/// 作废 of a paper that went out.
struct VoidPaperCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "void-paper", abstract: "作废一份送签的文书；编号不再给别的文书，作废的一份仍存档。",
    discussion: """
      例：
        hanform office void-paper 变〔2019〕3号 --reason 现定人员填错
      """)

  @Argument(help: ArgumentHelp("文书的编号。", valueName: "编号"))
  var number: PaperNumber

  @Option(help: ArgumentHelp("为什么作废。", valueName: "原因"))
  var reason: String

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let act = VoidPaper(number, reason: reason)
    try confirmation.require(desk.preview(of: act))
    return try desk.perform(act)
  }
}

struct PapersCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "papers", abstract: "列出送签的文书：编号、事项、版次、签回来没有。",
    discussion: """
      例：
        hanform office papers
        hanform office papers --unsigned
      """)

  @Flag(help: "只列还没有签回来的。")
  var unsigned = false

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    try PaperList(of: desk, unsignedOnly: unsigned).report
  }
}

/// The papers that went out, in the order of the journal.
private struct PaperList {
  let report: DeskReport

  init(of desk: Desk, unsignedOnly: Bool) throws(DiagnosticError) {
    let office = try desk.office()
    let papers = unsignedOnly ? office.unsignedPapers : office.papers
    let successors = office.successors
    let rows = papers.map { paper -> Row in
      let successor: String? = successors[paper.number].map { "由\($0)代替" }
      let waiting: String? = office.waitingFields[paper.number].map {
        "还等\($0.joined(separator: "、"))签"
      }
      return Row(
        编号: "\(paper.number)", 事项: office.wording(of: paper.subject), 版次: paper.version,
        页数: paper.pageCount, 状态: office.state(of: paper),
        说明: office.voidPapers[paper.number] ?? successor ?? waiting, 校验码: paper.checkCode)
    }
    let none = unsignedOnly ? "送签的文书都已归档。" : "还没有送签的文书。"
    let lines = rows.map { row -> String in
      let note: String = row.说明.map { "（\($0)）" } ?? ""
      return "\(row.编号)　\(row.事项)　第\(row.版次)版　\(row.状态)\(note)"
    }
    report = DeskReport(lines.isEmpty ? [none] : lines, details: rows)
  }

  private struct Row: Encodable, Sendable {
    var 编号: String
    var 事项: String
    var 版次: Int
    var 页数: Int
    var 状态: String
    var 说明: String?
    var 校验码: String
  }
}

extension Office {
  /// Where a paper stands, in a word; one that nobody signs is done when it has its number.
  fileprivate func state(of paper: IssuedPaper) -> String {
    guard let stage = stage(of: paper.number) else { return "" }
    return stage == .issued && !paper.subject.kind.isSigned ? "已编号，不用签字" : stage.rawValue
  }
}
