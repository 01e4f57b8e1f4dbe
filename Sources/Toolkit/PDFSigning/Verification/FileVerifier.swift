public import Diagnostics
import PDFObjects

/// Verifies the signatures of files, and what was done to the files after them.
public struct FileVerifier: Sendable {
  let roots: [SignerCertificate]

  /// `roots`, in DER, are the certificates that signers' certificates must lead back to; without
  /// any, every report says that chains were not checked.
  public init(roots: [[UInt8]] = []) throws(DiagnosticError) {
    self.roots = roots.compactMap { SignerCertificate($0) }
    guard self.roots.count == roots.count else {
      throw DiagnosticError(
        .error("signature.malformed-root", "给出的根证书有读不出来的", hint: "给出 PEM 格式的 X.509 证书"))
    }
  }

  /// Reads the file and reports; a file that cannot be read is a finding too.
  ///
  /// Nothing in the file is believed before it is checked: whatever the bytes are, the walk ends.
  /// Costs a digest of the file for each signature, and a comparison of what each revision changed.
  public func report(on bytes: [UInt8]) async -> VerificationReport {
    var report = VerificationReport(on: bytes)
    do throws(PDFReadingError) {
      let file = try PDFFile(bytes)
      var checks = try signatureChecks(of: file, bytes)
      guard checks.count <= Self.signatureLimit else {
        report.fileFindings.append(.tooManySignatures)
        return report
      }
      for index in checks.indices { await checks[index].check(roots: roots) }
      reportSharedValues(among: &checks)
      checks.sort { ($0.range?.end ?? 0) < ($1.range?.end ?? 0) }
      report.signatures = checks.map(\.result)
      do throws(PDFReadingError) {
        try RevisionWalk(file: file, bytes: bytes).compare(&checks)
      } catch {
        // What came after them is unknown, so none of them is sound.
        for index in checks.indices { checks[index].report(.unreadable(error)) }
      }
      report.signatures = checks.map(\.result)
      report.fileFindings = try FileCheck(file: file, bytes: bytes).findings(signatures: checks)
    } catch {
      report.fileFindings.append(.unreadable(error))
    }
    return report
  }

  /// Each costs a digest of the file, and no paper has more.
  private static let signatureLimit = 256

  /// One signature in several fields was made for one of them at most.
  private func reportSharedValues(among checks: inout [SignatureCheck]) {
    let uses = Dictionary(grouping: checks.indices) { checks[$0].field.value?.reference }
    for (reference, indices) in uses where reference != nil && indices.count > 1 {
      for index in indices { checks[index].report(.sharedValue) }
    }
  }

  private func signatureChecks(
    of file: PDFFile, _ bytes: [UInt8]
  ) throws(PDFReadingError) -> [SignatureCheck] {
    var checks: [SignatureCheck] = []
    for field in try FormFields(of: file).signatures {
      let value = try file.resolved(field.value)
      guard value != .null else { continue }
      checks.append(SignatureCheck(field: field, file: file, bytes: bytes))
    }
    return checks
  }
}
