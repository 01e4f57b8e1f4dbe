import ArgumentParser
import CivilCalendar
import Diagnostics
import FormPipeline
import Inspection
import InspectionPress
import OfficeDesk
import PDFSigning

/// 签名: a quarter's papers signed with one unlock, and filed.
struct SignPapersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "在送签的文书上签名并归档；密钥只解锁一次，整季一起签。",
    discussion: """
      例：
        hanform office sign --field 分管局长 --key 局长.p12 --quarter 2019Q2
        hanform office sign 变〔2019〕3号 --field 科室负责人 --key 科长.p12 \\
          --title 科长 -o 已签/
      签在送签的那一份上，别人已经签过并归档的，接着签；签名人和签好的文件记入台账。
      不写编号时只签证书上的人该签的：别的单位的、别人的承诺书不签。
      """)

  @Argument(help: ArgumentHelp("文书的编号；不写就是这一季等着在这一处签名的全部。", valueName: "编号"))
  var numbers: [PaperNumber] = []

  @Option(help: ArgumentHelp("签字处的名称，如 分管局长。", valueName: "名称"))
  var field: String

  @Option(help: ArgumentHelp("哪一季，如 2019Q2；不写为当前的一季。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var signing: SigningOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("把签好的另存一份到这个文件夹（以 / 结尾）。", valueName: "文件夹"))
  var output: String?

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard signing.key.key != nil else { throw ValidationError("用 --key 给出密钥文件（PKCS#12 或 PEM）") }
    if let output, !output.hasSuffix("/") { throw ValidationError("-o 是文件夹，以 / 结尾") }
  }

  func run() async throws {
    try await desk.tell { try await work(at: desk.open()) }
  }

  private func work(at desk: Desk) async throws -> DeskReport {
    let signer = try signing.key.signer()
    let waiting = try PaperSigning(
      field: field, by: signer.description, on: desk.today, numbers: numbers,
      quarter: quarter?.quarter ?? .init(of: desk.today), in: desk.store)
    if let output {
      try OutputFile(path: output + "签.pdf").checkFolder()
      for paper in waiting.papers {
        try OutputFile(path: "\(output)\(paper.paper.number).pdf").checkSigned(madeOf: paper.bytes)
      }
    }
    let papers = waiting.papers.map(\.paper)
    let office = try desk.office()
    try confirmation.require(
      ["将登记：在\(papers.count)份文书的“\(field)”签名并归档"]
        + papers.map { "  \($0.number)　\(office.wording(of: $0.subject))" })
    let signed = try await signed(waiting, by: signer, at: desk)
    var report = try desk.perform(
      signed.map { (act: $0.act as any Act, location: nil) },
      keeping: signed.map { DeskFile(name: $0.name, bytes: $0.bytes) })
    if !waiting.others.isEmpty {
      report.lines.append(
        "另有\(waiting.others.count)份在“\(field)”等别人签："
          + waiting.others.map(\.description).joined(separator: "、"))
    }
    guard let output else { return report }
    do throws(DiagnosticError) {
      try OutputFile.writeAll(signed.map { (output + $0.name, $0.bytes) })
    } catch {
      throw DiagnosticError(
        error.diagnostics + [
          Diagnostic(.note, PaperIssue.notWritten, "已经签名并登记，签好的在机关文件夹里", hint: "换一个文件夹")
        ])
    }
    report.lines += signed.map { "文件：\(output)\($0.name)" }
    return report
  }

  /// All are signed before the first is filed; what stands against any is told at once.
  private func signed(
    _ waiting: PaperSigning, by signer: KeySigner, at desk: Desk
  ) async throws -> [(act: FileScan, name: String, bytes: [UInt8])] {
    let roots = try signing.roots()
    let fileSigner = try FileSigner(signer, timestamps: signing.timestamps, roots: roots)
    let looks = try signing.look.maker(name: signer.description)
    var sink = DiagnosticSink()
    var signed: [(act: FileScan, name: String, bytes: [UInt8])] = []
    for paper in waiting.papers {
      do throws(DiagnosticError) {
        let order = try signing.order(
          for: paper.bytes, field: field, at: SigningTime("\(desk.time)"), looks: looks,
          name: signer.description)
        let bytes = try await fileSigner.signed(paper.bytes, order: order)
        let filing = try await waiting.filing(of: paper, signed: bytes, roots: roots)
        signed.append((filing.act, filing.name, bytes))
      } catch {
        sink.report(error.diagnostics.map { $0.about(file: "\(paper.paper.number)") })
      }
    }
    try sink.throwErrors()
    return signed
  }
}
