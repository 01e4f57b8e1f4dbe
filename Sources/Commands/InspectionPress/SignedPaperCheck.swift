public import Diagnostics
public import Inspection
import PDFFinishing
import PDFSigning

/// What a signed PDF that comes back is held to before it is filed.
public struct SignedPaperCheck {
  /// Those who signed; `nil` where the file is the scan of a paper signed by hand.
  public let signatures: [PaperSignature]?
  /// The places of an electronically signed file that nobody has signed yet.
  public let waiting: [String]
  /// What is worth telling: certificates that were not checked, a file that could not be read.
  public let warnings: [Diagnostic]

  /// Refuses a file whose signatures do not hold, one that was not signed upon the kept bytes (it
  /// would be another paper, or another version of it), and the very file that was sent: nobody has
  /// signed it.
  ///
  /// - `kept`: what was sent for signature.
  /// - `roots`: certificates in DER that signers' certificates must lead back to; without any, only
  ///   signatures are checked.
  public init(
    of bytes: [UInt8], named name: String, upon kept: [UInt8], for number: PaperNumber,
    roots: [[UInt8]] = []
  ) async throws(DiagnosticError) {
    let verifier = try FileVerifier(roots: roots)
    guard bytes.starts(with: Array("%PDF-".utf8)) else {
      (signatures, waiting, warnings) = (nil, [], [])
      return
    }
    if bytes == kept {
      throw DiagnosticError(.unsigned(name, sent: number))
    }
    let report = await verifier.report(on: bytes)
    guard !report.signatures.isEmpty else {
      if FileMetadata.isOfThisProgram(bytes) {
        throw DiagnosticError(
          .error(
            "paper.unsigned-print", "“\(name)”是本程序印出的文件，不是\(number)签回来的，没有归档",
            hint: "草稿、别的文书和重印件都不是签字件：归档扫描件，或 hanform sign 签好的 PDF"))
      }
      // A scanner's file that this program cannot read is still a scan, and is told.
      let unread = report.findings.map { Diagnostic(.warning, $0.id, $0.message, hint: $0.hint) }
      (signatures, waiting, warnings) = (nil, [], unread)
      return
    }
    guard report.holds else { throw DiagnosticError(report.findings) }
    guard bytes.starts(with: kept) else {
      throw DiagnosticError(
        .error(
          "paper.signed-otherwise", "“\(name)”的签名不是签在送签的\(number)上，没有归档",
          hint: "核对编号；用 print \(number) 重印后再签"))
    }
    signatures = report.signatures.map {
      PaperSignature(field: $0.field, signer: $0.signer ?? "", time: $0.time?.description)
    }
    waiting = try SignatureField.all(in: bytes).filter { !$0.isSigned }.map(\.name)
    warnings = report.findings
  }
}
