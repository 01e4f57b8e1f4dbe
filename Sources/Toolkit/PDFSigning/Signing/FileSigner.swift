public import Diagnostics

/// Signs fields of finished files, each as one more revision (PAdES B-B; B-T with time stamps).
///
/// A value: one that was unlocked once signs a whole quarter's papers.
public struct FileSigner: Sendable {
  private let signer: any Signer
  private let timestamps: TimestampSource?
  private let verifier: FileVerifier

  /// `roots`, in DER, are what earlier signatures and the authority for time stamps must lead back to;
  /// without any, they are only checked for being whole.
  public init(
    _ signer: any Signer, timestamps: TimestampSource? = nil, roots: [[UInt8]] = []
  ) throws(DiagnosticError) {
    self.signer = signer
    self.timestamps = timestamps
    verifier = try FileVerifier(roots: roots)
  }

  /// The signed file, which begins with the given one byte by byte.
  ///
  /// Refuses a file whose earlier signatures do not hold, one that is changed in other ways than by
  /// signing, and a signature that would not hold itself: its place is used up by it.
  public func signed(
    _ file: [UInt8], order: SigningOrder
  ) async throws(DiagnosticError) -> [UInt8] {
    try await verifier.checkSignatures(of: file)
    let prepared = try PreparedSignature(
      file, order: order, certificates: signer.certificateChain, algorithm: signer.algorithm,
      reservesTimestamp: timestamps != nil)
    let signature = try await signer.sign(prepared.signedAttributes)
    let token: [UInt8]? =
      if let timestamps {
        try await Timestamping(source: timestamps, roots: verifier.roots).token(for: signature)
      } else { nil }
    let signed = try prepared.completed(signature: signature, timestampToken: token)
    try await verifier.checkResult(signed)
    return signed
  }

  /// The file prepared for a signature that is made elsewhere, for the holder of the certificate.
  ///
  /// `certificates`, in DER, are the signer's, which issued none of the others, and those of issuers.
  public static func prepare(
    _ file: [UInt8], order: SigningOrder, certificates: [[UInt8]], roots: [[UInt8]] = [],
    reservesTimestamp: Bool = false
  ) async throws(DiagnosticError) -> PreparedSignature {
    try await FileVerifier(roots: roots).checkSignatures(of: file)
    let certificates = IssuerChain.signerFirst(certificates)
    let algorithm = try SignatureAlgorithm.ofCertificate(certificates.first ?? [])
    return try PreparedSignature(
      file, order: order, certificates: certificates, algorithm: algorithm,
      reservesTimestamp: reservesTimestamp)
  }
}

extension FileVerifier {
  /// Throws what would be wrong with a file that has just been signed.
  func checkResult(_ file: [UInt8]) async throws(DiagnosticError) {
    let faults = await report(on: file).findings.filter { $0.severity == .error }
    guard faults.isEmpty else { throw DiagnosticError(faults) }
  }

  /// Throws what is wrong with the signatures that a file has, and with what was done to it since.
  func checkSignatures(of file: [UInt8]) async throws(DiagnosticError) {
    let report = await report(on: file)
    guard !report.holds else { return }
    let refusal = Diagnostic.error(
      "signature.earlier-does-not-hold", "文件里已有的签名或文件本身有问题，不能再签",
      hint: "把文件退回出具的人，重新打印、重新签字")
    throw DiagnosticError([refusal] + report.findings.filter { $0.severity == .error })
  }
}
