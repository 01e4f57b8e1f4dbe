import Diagnostics
import FormTestSupport
import SwiftASN1
import Testing
import X509

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

  /// As `openssl ts` does unless told otherwise, and RFC 3161 demanded.
  @Test func `an authority may name its certificate by SHA-1, as the first form does`() async throws
  {
    let signed = try await signed(timestamps: try StampingAuthority(naming: "sha1").source)
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    let report = await verifier.report(on: signed)
    #expect(report.findings == [])
    #expect(report.signatures.map(\.timestampTrust) == [.trusted])
  }

  @Test func `whoever signs with roots takes no stamp of an authority without one`() async throws {
    let authority = try TestAuthority.shared.get()
    let stranger = try TestAuthority.stranger.get().holder(
      "别家时间戳", .rsa(2048), serial: 44, usage: .timestamping)
    let source = try StampingAuthority(holder: stranger).source
    let signer = try FileSigner(
      try authority.head.signer, timestamps: source, roots: [try authority.rootDER])
    await expectRefusal("signature.no-timestamp") {
      try await signer.signed(try SampleForm.file(), order: try order())
    }
  }

  struct Stamping: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var usage = TestHolder.Usage.timestamping
    var change: @Sendable (inout ForgedStamp) -> Void = { _ in }
    /// Of the finding; `nil` if nothing is wrong.
    var words: String?
  }

  @Test(arguments: [
    Stamping(testDescription: "a sound one"),
    Stamping(
      testDescription: "a purpose that is not critical", usage: .looseTimestamping,
      words: "不是专用于时间戳"),
    Stamping(
      testDescription: "a key that encrypts", usage: .encipheringTimestamping, words: "不是专用于时间戳"),
    Stamping(testDescription: "a person's certificate", usage: .signing, words: "不是专用于时间戳"),
    Stamping(
      testDescription: "no certificate named", change: { $0.namesCertificate = false },
      words: "没有指明所用的证书"),
    Stamping(
      testDescription: "an imprint by SHA-1", change: { $0.imprintDigest = MessageID.sha1 },
      words: "SHA-1"),
    Stamping(
      testDescription: "signed with SHA-1", change: { $0.digest = MessageID.sha1 }, words: "SHA-1"),
    Stamping(
      testDescription: "other content", change: { $0.digestedContent = [1] }, words: "内容被改动过"),
  ])
  func `what is wrong with a stamp is told, and it is not written`(_ stamping: Stamping)
    async throws
  {
    let authority = try TestAuthority.shared.get()
    let holder = try authority.holder("时间戳", .p256, serial: 45, usage: stamping.usage)
    var stamp = ForgedStamp(holder: holder)
    stamping.change(&stamp)
    var forgery = try Forgery()
    forgery.message.stamp = { [stamp] in try stamp.token(for: $0) }
    let verifier = try FileVerifier(roots: [try authority.rootDER])
    let report = await verifier.report(on: try forgery.signed(try SampleForm.file()))
    #expect(report.signatures.map(\.isTimestamped) == [stamping.words == nil])
    guard let words = stamping.words else { return #expect(report.findings == []) }
    #expect(report.findings.map(\.id) == ["signature.wrong-timestamp"])
    let told = try #require(report.findings.first?.message)
    #expect(told.contains(words), "\(told)")
    await expectRefusal("signature.no-timestamp") { [stamp] in
      try await signed { request in
        // The digest ends the request, before the wish for a certificate.
        let digest = Array(request.dropLast(3).suffix(32))
        return try DERValue.sequence([
          .sequence([.integer(0)]), .encoded(try stamp.token(over: digest)),
        ]).bytes
      }
    }
  }

  @Test func `a signature without a time of its own has that of its stamp`() async throws {
    let holder = try TestAuthority.shared.get().holder(
      "时间戳", .p256, serial: 46, usage: .timestamping)
    var forgery = try Forgery()
    forgery.hasTime = false
    forgery.message.stamp = { try ForgedStamp(holder: holder).token(for: $0) }
    let report = try await FileVerifier().report(on: try forgery.signed(try SampleForm.file()))
    #expect(report.findings == [])
    #expect(report.signatures.map(\.time?.description) == ["2020-01-01T08:00:00+08:00"])
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
    ).signed(try SampleForm.file(), order: try order())
  }

  private func order() throws -> SigningOrder {
    SigningOrder(field: "科室负责人", time: try #require(SigningTime("2019-03-30T10:00:00+08:00")))
  }
}

/// A time stamp as no authority should make it.
struct ForgedStamp: Sendable {
  var holder: TestHolder
  var namesCertificate = true
  var imprintDigest = MessageID.sha256
  var digest = MessageID.sha256
  /// What the message's digest is made of, if not of the content.
  var digestedContent: [UInt8]?

  init(holder: TestHolder) {
    self.holder = holder
  }

  func token(for signature: [UInt8]) throws -> [UInt8] {
    try token(over: DigestAlgorithm.sha256.digest(of: signature))
  }

  func token(over imprint: [UInt8]) throws -> [UInt8] {
    let content = try DERValue.sequence([
      .integer(1), .identifier([1, 2, 3, 4]),
      .sequence([.sequence([.identifier(imprintDigest), .null]), .octets(imprint)]), .integer(7),
      .encoded([0x18, 15] + Array("20200101000000Z".utf8)),
    ]).bytes
    let own = try holder.certificateDER
    var attributes: [DERValue] = [
      .sequence([.identifier(MessageID.contentType), .set([.identifier(MessageID.timestampInfo)])]),
      .sequence([
        .identifier(MessageID.messageDigest),
        .set([.octets(DigestAlgorithm.sha256.digest(of: digestedContent ?? content))]),
      ]),
    ]
    if namesCertificate {
      let hash = DERValue.octets(DigestAlgorithm.sha256.digest(of: own))
      attributes.append(
        .sequence([
          .identifier(MessageID.signingCertificateV2),
          .set([.sequence([.sequence([.sequence([hash])])])]),
        ]))
    }
    let signed = try DERValue.set(attributes).bytes
    let signature = try holder.key.sign(bytes: signed, signatureAlgorithm: .ecdsaWithSHA256)
    let issuer = try IssuerAndSerial(of: own)
    let signer = DERValue.sequence([
      .integer(1), .sequence([.encoded(issuer.issuer), .encoded(issuer.serial)]),
      .sequence([.identifier(digest), .null]), .encoded([0xa0] + signed.dropFirst()),
      SignatureAlgorithm.ecdsaWithSHA256.encoded, .octets(Array(signature.rawRepresentation)),
    ])
    return try DERValue.sequence([
      .identifier(MessageID.signedData),
      .tagged(
        0,
        [
          .sequence([
            .integer(3), .set([.sequence([.identifier(digest), .null])]),
            .sequence([.identifier(MessageID.timestampInfo), .tagged(0, [.octets(content)])]),
            .tagged(0, [.encoded(own)]), .set([signer]),
          ])
        ]),
    ]).bytes
  }
}

/// `openssl ts` in a folder of its own.
private final class StampingAuthority: Sendable {
  private let folder: TemporaryFolder

  /// `naming` is the digest that it names its certificate by.
  init(holder: TestHolder? = nil, naming digest: String = "sha256") throws {
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
      ess_cert_id_alg = \(digest)
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
