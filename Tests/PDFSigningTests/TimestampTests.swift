import Diagnostics
import FormTestSupport
import SwiftASN1
import Testing

@testable import PDFSigning

/// Time stamps from an authority that openssl plays.
@Suite struct TimestampTests {
  @Test func `a stamped signature is B-T for us and for pyHanko`() async throws {
    let signed = try await signed(timestamps: try StampingAuthority().source)
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    let report = await verifier.report(on: signed)
    #expect(report.findings == [])
    #expect(report.signatures.map(\.isTimestamped) == [true])
    #expect(report.signatures.map(\.timestampTrust) == [.trusted])
    #expect(
      try Judged(["stamped.pdf": signed]).pyHanko(["stamped.pdf"])
        == ["stamped.pdf|科室负责人|True|ENTIRE_FILE|NONE|B-T"])
  }

  @Test func `a stamp for something else is refused`() async throws {
    let authority = try StampingAuthority()
    await expectRefusal("signature.no-timestamp") {
      try await signed { _ in
        try await authority.source(Timestamping.request(digest: [UInt8](repeating: 1, count: 32)))
      }
    }
  }

  @Test(arguments: [[], [0x30, 0], Array("<html>".utf8), [0x30, 5, 0x30, 3, 2, 1, 2]])
  func `what is no stamp is refused`(answer: [UInt8]) async throws {
    await expectRefusal("signature.no-timestamp") { try await signed { _ in answer } }
  }

  @Test func `a stamp by an authority that nobody trusts is found`() async throws {
    let stranger = try TestAuthority.stranger.get().holder(
      "别家时间戳", .rsa(2048), serial: 42, usage: .timestamping)
    let signed = try await signed(timestamps: try StampingAuthority(holder: stranger).source)
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    let report = await verifier.report(on: signed)
    #expect(report.findings.map(\.id) == ["signature.wrong-timestamp"])
    #expect(report.signatures.map(\.isTimestamped) == [false])
  }

  @Test func `without roots nobody vouches for the authority`() async throws {
    let stranger = try TestAuthority.stranger.get().holder(
      "别家时间戳", .rsa(2048), serial: 43, usage: .timestamping)
    let signed = try await signed(timestamps: try StampingAuthority(holder: stranger).source)
    let report = try await FileVerifier().report(on: signed)
    #expect(report.findings == [])
    #expect(report.signatures.map(\.isTimestamped) == [true])
    #expect(report.signatures.map(\.timestampTrust) == [.unchecked])
    let desk = try Desk()
    try desk.write(signed, "stamped.pdf")
    let told = try desk.hanform("verify", desk.path("stamped.pdf")).text
    #expect(told.contains("时间戳，出具机构未核对"), "\(told)")
  }

  private func signed(timestamps: @escaping TimestampSource) async throws -> [UInt8] {
    try await FileSigner(
      try TestAuthority.shared.get().head.signer, timestamps: timestamps
    ).signed(
      try SampleForm.file(),
      order: SigningOrder(
        field: "科室负责人", time: try #require(SigningTime("2019-03-30T10:00:00+08:00"))))
  }
}

/// `openssl ts` in a folder of its own.
private final class StampingAuthority: Sendable {
  private let folder: TemporaryFolder

  init(holder: TestHolder? = nil) throws {
    let authority = try TestAuthority.shared.get()
    let holder =
      try holder ?? authority.holder("时间戳服务", .rsa(2048), serial: 41, usage: .timestamping)
    folder = try TemporaryFolder()
    _ = try folder.write(try holder.keyPEM.utf8, to: "tsa.key")
    _ = try folder.write(try holder.certificatePEM.utf8, to: "tsa.pem")
    let settings = """
      [tsa]
      default_tsa = authority
      [authority]
      serial = serial
      crypto_device = builtin
      signer_cert = tsa.pem
      signer_key = tsa.key
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      ess_cert_id_alg = sha256
      """
    _ = try folder.write(settings.utf8, to: "tsa.cnf")
    _ = try folder.write("01".utf8, to: "serial")
  }

  var source: TimestampSource {
    { [folder] request in
      _ = try folder.write(request, to: "request")
      let made = try run(
        "openssl", ["ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request"],
        in: folder.path)
      return made.output
    }
  }
}
