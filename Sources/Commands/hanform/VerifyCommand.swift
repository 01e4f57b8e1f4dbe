import ArgumentParser
import Diagnostics
import FormPipeline
import PDFSigning

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核对 PDF 的签名，以及签名以后文件有没有被改动。",
    discussion: """
      例：
        hanform verify Output/派遣单.pdf
        hanform verify 已签/*.pdf --roots 根证书.pem
      没有问题时以 0 结束；有问题或没有签名，以 1 结束。证书有没有被吊销，不上网，不核对。
      """)

  @Argument(help: ArgumentHelp("要核对的 PDF。", valueName: "文件"))
  var files: [String]

  @Option(help: ArgumentHelp("信任的根证书（PEM）；可写多次。不给，只核对签名，不核对证书和时间戳的出具机构。", valueName: "文件"))
  var roots: [String] = []

  func run() async throws {
    var sink = DiagnosticSink()
    do throws(DiagnosticError) {
      let verifier = try FileVerifier(roots: try KeyOptions.certificates(in: roots))
      for path in files {
        do throws(DiagnosticError) {
          let bytes = try InputFile.bytes(of: path)
          let report = await verifier.report(on: bytes)
          tell(report, of: path)
          sink.report(report.findings.map { $0.about(file: path) })
          if report.signatures.isEmpty, report.holds {
            sink.report(
              .error("signature.none", "没有签名", dataPath: path, hint: "核对是不是拿错了文件"))
          }
        } catch {
          sink.report(error.diagnostics)
        }
      }
      try sink.throwErrors()
    } catch {
      throw Refusal(diagnostics: error.diagnostics, sources: [:], closing: "文件不可信")
    }
    FindingReport(sources: [:]).tell(sink.diagnostics)
  }

  private func tell(_ report: VerificationReport, of path: String) {
    var lines = ["\(path)：\(report.signatures.count)个签名，SHA-256 \(report.fileDigest)"]
    for (index, signature) in report.signatures.enumerated() {
      lines.append("  \(index + 1). \(signature.line)")
      lines += signature.laterChanges.map { "     其后：\($0)" }
    }
    // Names and reasons come from the file, whose maker is not to write this report.
    for line in lines { print(line.withSteeringShown) }
  }
}

extension VerificationReport.Signature {
  /// Field, signer, time, algorithm, chain and cover on one line.
  fileprivate var line: String {
    let isSound = findings.allSatisfy { $0.severity != .error }
    // A stamp by an authority that was found untrusted is none.
    let clock = !isTimestamped ? "自报" : timestampTrust == .trusted ? "时间戳" : "时间戳，出具机构未核对"
    let chain =
      switch trust {
      // Whether an authority took it back since is not asked of anyone.
      case .trusted: "证书可信（吊销未核对）"
      case .untrusted: "证书不可信"
      case .unchecked: "证书未核对"
      }
    let cover = coversWholeFile ? "覆盖全文" : "覆盖前\(coveredLength ?? 0)字节"
    let parts = [
      isSound ? "有效" : "有问题", isTimestampOfFile ? "文件时间戳（\(field)）" : field,
      signer ?? "（签名人不明）",
      time.map { "\($0)（\(clock)）" } ?? "（时间不明）", algorithm ?? "（算法不明）", chain, cover,
    ]
    return parts.joined(separator: "　") + (reason.map { "　事由：\($0)" } ?? "")
  }
}
