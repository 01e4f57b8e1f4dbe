#if SM2
  import Diagnostics
  import FormTestSupport
  import Foundation
  import SwiftASN1
  import Testing

  @testable import PDFSigning

  /// Signatures of SM2 with SM3, made and checked, and checked by gmssl, which shares no code with us.
  @Suite struct SM2Tests {
    private let authority: SM2Authority

    init() throws { authority = try SM2Authority.shared.get() }

    /// GB/T 32905-2016, appendix A.
    @Test(arguments: [
      ("abc", 1, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
      ("abcd", 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ])
    func `SM3 gives the standard's digests`(text: String, times: Int, digest: String) {
      let pieces = (0..<times).map { _ in Array(text.utf8)[...] }
      #expect(SM3.digest(of: pieces) == [UInt8](hexadecimal: digest))
      #expect(DigestAlgorithm.sm3.digest(of: Array(pieces.joined())) == SM3.digest(of: pieces))
    }

    /// GB/T 32918.5-2017, appendix A.2: the key of one example and its signature of "message digest".
    @Test func `SM2 accepts the standard's signature and no other`() throws {
      let point =
        "04" + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
        + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
      let header = "3059301306072A8648CE3D020106082A811CCF5501822D034200"
      let key = try #require(SM2Key(publicKey: [UInt8](hexadecimal: header + point)))
      // The first bit of both numbers is set: each is led by a zero.
      let signature = [UInt8](
        hexadecimal: "3046"
          + "022100F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
          + "022100B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA")
      #expect(key.isValid(signature, for: Array("message digest".utf8)))
      #expect(!key.isValid(signature, for: Array("message digesu".utf8)))
      for index in signature.indices {
        var changed = signature
        changed[index] ^= 1
        #expect(!key.isValid(changed, for: Array("message digest".utf8)), "\(index)")
      }
      #expect(key.sign([]) == nil)
    }

    @Test(arguments: ["科长.pem", "科长.p12"])
    func `a key in a file signs, and the signature leads back to its root`(name: String)
      async throws
    {
      let file = KeyFile(try authority.bytes(name), named: name)
      let signer = try file.signer(
        certificates: [try authority.certificate("科长")], passphrase: { Array("密码".utf8) })
      #expect(signer.algorithm == .sm2WithSM3 && "\(signer)" == "王喆")
      let signed = try await FileSigner(signer).signed(
        try SampleForm.file(), order: try order("科室负责人"))
      let report = try await FileVerifier(roots: [try authority.certificate("根")]).report(
        on: signed)
      #expect(report.findings == [])
      #expect(report.signatures.map(\.signer) == ["王喆"])
      #expect(report.signatures.map(\.algorithm) == ["SM2/SM3"])
      #expect(report.signatures.map(\.trust) == [.trusted])
    }

    @Test func `gmssl finds digest, signature and certificate right`() async throws {
      let judged = try Judged(["once.pdf": try await signed()])
      let program = PackageFolder.path(of: "Scripts/gmssl_verdict.py")
      let result = try run(
        PackageFolder.path(of: ".venv-tests/bin/python"),
        [program, authority.path("根-证书.pem"), judged.path("once.pdf")])
      #expect(result.text == "once.pdf|科室负责人|对|对|对\n", "\(result.errors)")
    }

    @Test func `a second signer with P-256 signs on top of it`() async throws {
      let leader = try TestAuthority.shared.get().leader
      let twice = try await FileSigner(try leader.signer).signed(
        try await signed(), order: try order("分管领导"))
      let roots = [try authority.certificate("根"), try TestAuthority.shared.get().rootDER]
      let report = try await FileVerifier(roots: roots).report(on: twice)
      #expect(report.findings == [])
      #expect(report.signatures.map(\.algorithm) == ["SM2/SM3", "ECDSA/SHA-256"])
    }

    @Test func `a changed document, another root and a certificate out of its time are found`()
      async throws
    {
      let file = try await signed()
      var changed = file
      changed[200] ^= 1
      #expect(try await !FileVerifier().report(on: changed).holds)
      for (root, id) in [("别的根", "signature.untrusted"), ("过期根", "signature.untrusted")] {
        let report = try await FileVerifier(roots: [try authority.certificate(root)]).report(
          on: file)
        #expect(report.findings.map(\.id) == [Diagnostic.ID(stringLiteral: id)], "\(root)")
      }
      let error = await #expect(throws: DiagnosticError.self) {
        _ = try await signed(at: SigningTime("2009-03-30T10:00:00+08:00"))
      }
      #expect(error?.diagnostics.map(\.id) == ["signature.certificate-expired"])
    }

    @Test func `a certificate whose issuer is no authority leads nowhere`() throws {
      let time = try #require(Self.soon)
      let chain = ["下级", "科长"].map { try? authority.certificate($0) }.compactMap { $0 }
      let made = chain.compactMap { SM2Certificate($0) }
      let root = try #require(SM2Certificate(try authority.certificate("根")))
      try #require(made.count == 2)
      // 下级 was issued by 科长, who may sign papers and no certificates.
      #expect(made[1].leads(to: [root], through: [], at: time))
      #expect(!made[0].leads(to: [root], through: [made[1]], at: time))
      // Another certificate for a root's name and key is not that root.
      let expired = try #require(SM2Certificate(try authority.certificate("过期根")))
      #expect(!made[1].leads(to: [expired], through: [root], at: time))
    }

    @Test
    func `no changed byte of a certificate makes a trap, or a certificate that leads anywhere`()
      throws
    {
      let time = try #require(Self.soon)
      let root = try #require(SM2Certificate(try authority.certificate("根")))
      let bytes = try authority.certificate("科长")
      for index in bytes.indices {
        for bit: UInt8 in [1, 0x20, 0x80] {
          var changed = bytes
          changed[index] ^= bit
          guard let certificate = SM2Certificate(changed) else { continue }
          #expect(
            !certificate.leads(to: [root], through: [certificate, root], at: time), "\(index)")
        }
      }
    }

    @Test func `openssl signs in another process what hanform prepared`() async throws {
      let certificate = try authority.certificate("科长")
      let prepared = try await FileSigner.prepare(
        try SampleForm.file(), order: try order("科室负责人"), certificates: [certificate])
      let pending = try PreparedSignature(pending: try prepared.pendingFile())
      let folder = try TemporaryFolder()
      let message = try folder.write(pending.signedAttributes, to: "待签.der")
      let result = try run(
        "openssl",
        [
          "dgst", "-sm3", "-sign", authority.path("科长.pem"), "-sigopt", SM2Authority.identity,
          "-out",
          folder.url(of: "签名").path(percentEncoded: false), message,
        ])
      #expect(result.status == 0, "\(result.errors)")
      let signature = Array(try Data(contentsOf: folder.url(of: "签名")))
      let signed = try await pending.attaching(signature)
      #expect(try await FileVerifier().report(on: signed).holds)
      await expectRefusal("signature.not-of-certificate") {
        try await pending.attaching(signature.reversed())
      }
    }

    private func signed(at time: SigningTime? = soon) async throws -> [UInt8] {
      let file = KeyFile(try authority.bytes("科长.pem"), named: "科长.pem")
      let signer = try file.signer(
        certificates: [try authority.certificate("科长")], passphrase: { [] })
      return try await FileSigner(signer).signed(
        try SampleForm.file(), order: try order("科室负责人", at: time))
    }

    /// Some weeks after the certificates were made.
    private static let soon = SigningTime(
      secondsSince1970: Int(Date().timeIntervalSince1970) + 40 * 86_400)

    private func order(_ field: String, at time: SigningTime? = soon) throws -> SigningOrder {
      SigningOrder(field: field, time: try #require(time))
    }
  }

  /// Keys and certificates for SM2 that openssl makes anew for each run.
  struct SM2Authority {
    static let shared = Result { try SM2Authority() }
    static let identity = "distid:1234567812345678"

    private let folder: TemporaryFolder

    private init() throws {
      folder = try TemporaryFolder()
      let authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n"
      let holder =
        "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n"
      _ = try folder.write(authority.utf8, to: "authority.ext")
      _ = try folder.write(holder.utf8, to: "holder.ext")
      try make("根", named: "国密根", days: 9000)
      try make("别的根", named: "国密根", days: 9000)
      try make("过期根", named: "国密根", days: 1, key: "根")
      try make("科长", named: "王喆", days: 8000, issuer: "根")
      try make("下级", named: "下级", days: 7000, issuer: "科长")
      try openssl(
        "pkcs12", "-export", "-inkey", path("科长.pem"), "-in", path("科长-证书.pem"), "-passout",
        "pass:密码", "-out", path("科长.p12"))
    }

    private func make(
      _ name: String, named subject: String, days: Int, issuer: String? = nil, key: String? = nil
    ) throws {
      if key == nil { try openssl("genpkey", "-algorithm", "SM2", "-out", path("\(name).pem")) }
      let key = path("\(key ?? name).pem")
      try openssl(
        "req", "-new", "-key", key, "-sm3", "-sigopt", Self.identity, "-utf8", "-subj",
        "/O=测试/CN=\(subject)", "-out", path("\(name).csr"))
      let signing =
        issuer.map { ["-CA", path("\($0)-证书.pem"), "-CAkey", path("\($0).pem")] } ?? [
          "-signkey", key,
        ]
      try openssl(
        ["x509", "-req", "-in", path("\(name).csr"), "-sm3", "-sigopt", Self.identity, "-vfyopt"]
          + [Self.identity, "-days", "\(days)", "-extfile"]
          + [path(issuer == nil ? "authority.ext" : "holder.ext"), "-out", path("\(name)-证书.pem")]
          + signing)
    }

    private func openssl(_ arguments: String...) throws { try openssl(arguments) }

    private func openssl(_ arguments: [String]) throws {
      let result = try run("openssl", arguments)
      if result.status != 0 { throw Failure(errors: result.errors) }
    }

    private struct Failure: Error { var errors: String }

    func path(_ name: String) -> String { folder.url(of: name).path(percentEncoded: false) }

    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: folder.url(of: name)))
    }

    /// In DER.
    func certificate(_ name: String) throws -> [UInt8] {
      try PEMDocument(pemString: String(decoding: bytes("\(name)-证书.pem"), as: UTF8.self)).derBytes
    }
  }

  extension [UInt8] {
    fileprivate init(hexadecimal text: String) {
      let digits = Array(text.utf8)
      self = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
      }
    }
  }
#endif
