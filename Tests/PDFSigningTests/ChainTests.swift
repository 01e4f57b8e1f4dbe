import Diagnostics
import FormTestSupport
import Testing

@testable import PDFSigning

/// Certificates between a signer and a root, made by openssl.
@Suite struct ChainTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try make("root", extensions: Self.authority, issuer: nil)
  }

  private static let authority =
    "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n"
  private static let person = "keyUsage=critical,digitalSignature,nonRepudiation\n"

  /// A key and a certificate, named as their files.
  private func make(
    _ name: String, extensions: String, issuer: String?, digest: String = "-sha256"
  ) throws {
    _ = try folder.write(extensions.utf8, to: "\(name).ext")
    let request = try run(
      "openssl",
      [
        "req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=\(name)", "-keyout",
        "\(name).key", "-out", "\(name).csr",
      ], in: folder.path)
    #expect(request.status == 0, "\(request.errors)")
    let from = issuer.map { ["-CA", "\($0).pem", "-CAkey", "\($0).key", "-CAcreateserial"] }
    let made = try run(
      "openssl",
      [
        "x509", "-req", "-in", "\(name).csr", "-days", "3000", "-extfile", "\(name).ext", digest,
        "-out", "\(name).pem",
      ] + (from ?? ["-signkey", "\(name).key"]), in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    try run("cat", [name], in: folder.path).output
  }

  /// Signs with the person's key and judges by the root.
  private func report(through issuers: [String]) async throws -> VerificationReport {
    let others = try issuers.flatMap { try KeyFile(bytes("\($0).pem"), named: $0).certificates() }
    let own = try KeyFile(bytes("person.pem"), named: "person").certificates()
    let signer = try KeyFile(bytes("person.key"), named: "person").signer(
      certificates: own + others
    ) { [] }
    // The signer's certificate is made last: all are valid when it begins to be.
    let start = try run(
      "openssl", ["x509", "-in", "person.pem", "-noout", "-startdate", "-dateopt", "iso_8601"],
      in: folder.path)
    let told = start.text.drop { $0 != "=" }.dropFirst().prefix { !$0.isNewline }
    let time = try #require(SigningTime(String(told)), "\(start.text)")
    let signed = try await FileSigner(signer).signed(
      try SampleForm.file(), order: SigningOrder(field: "科室负责人", time: time))
    let roots = try KeyFile(bytes("root.pem"), named: "root").certificates()
    return try await FileVerifier(roots: roots).report(on: signed)
  }

  @Test func `a sound chain is trusted, whatever the root was signed with`() async throws {
    try make("root", extensions: Self.authority, issuer: nil, digest: "-sha1")
    try make("middle", extensions: Self.authority, issuer: "root")
    try make("person", extensions: Self.person, issuer: "middle")
    let report = try await report(through: ["middle"])
    #expect(report.findings == [])
    #expect(report.signatures.map(\.trust) == [.trusted])
  }

  @Test(arguments: [
    "basicConstraints=critical,CA:true\nkeyUsage=critical,digitalSignature\n",
    "basicConstraints=critical,CA:true\nkeyUsage=cRLSign,nonRepudiation\n",
  ])
  func `an issuer whose key may not sign certificates issues none`(usage: String) async throws {
    try make("middle", extensions: usage, issuer: "root")
    try make("person", extensions: Self.person, issuer: "middle")
    let report = try await report(through: ["middle"])
    #expect(report.findings.map(\.id) == ["signature.untrusted"])
    #expect(report.findings.first?.message.contains("“middle”的证书不是用来签发证书的") == true)
    #expect(report.signatures.map(\.trust) == [.untrusted])
  }

  @Test func `an issuer that says nothing of its key's use may issue`() async throws {
    try make("middle", extensions: "basicConstraints=critical,CA:true\n", issuer: "root")
    try make("person", extensions: Self.person, issuer: "middle")
    #expect(try await report(through: ["middle"]).findings == [])
  }

  @Test(arguments: ["person", "middle"])
  func `a certificate signed with SHA-1 is not believed`(weak: String) async throws {
    try make(
      "middle", extensions: Self.authority, issuer: "root",
      digest: weak == "middle" ? "-sha1" : "-sha256")
    try make(
      "person", extensions: Self.person, issuer: "middle",
      digest: weak == "person" ? "-sha1" : "-sha256")
    let report = try await report(through: ["middle"])
    #expect(report.findings.map(\.id) == ["signature.untrusted"])
    #expect(
      report.findings.first?.message.contains("“\(weak)”的证书是用 SHA-1 签发的") == true,
      "\(report.findings)")
  }
}
