import Diagnostics
import FormTestSupport
import Testing
import X509

@testable import PDFSigning

/// Keys as files bring them, made and locked by openssl.
@Suite struct KeyFileTests {
  private let message = Array("signed attributes".utf8)

  @Test func `PEM and PKCS#12 files of every usual making give the same signer`() async throws {
    let holder = try TestAuthority.shared.get().head
    let folder = try TemporaryFolder()
    let key = try folder.write(try holder.keyPEM.utf8, to: "key.pem")
    let certificate = try folder.write(try holder.certificatePEM.utf8, to: "cert.pem")
    let makings: [[String]] = [
      ["pkcs8", "-topk8", "-nocrypt", "-in", key],
      ["rsa", "-traditional", "-in", key],
      ["pkcs8", "-topk8", "-in", key, "-passout", "pass:密码 1"],
      [
        "pkcs8", "-topk8", "-v2", "aes128", "-v2prf", "hmacWithSHA512", "-in", key, "-passout",
        "pass:密码 1",
      ],
      ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:密码 1"],
      [
        "pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:密码 1", "-keypbe",
        "NONE",
      ],
      [
        "pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:密码 1", "-macalg",
        "sha512", "-iter", "5000",
      ],
    ]
    for making in makings {
      let made = try run("openssl", making)
      #expect(made.status == 0, "\(making): \(made.errors)")
      let signer = try KeyFile(made.output, named: "k").signer(
        certificates: [try holder.certificateDER]
      ) { Array("密码 1".utf8) }
      #expect(try signer.certificateChain == [holder.certificateDER], "\(making)")
      #expect(signer.algorithm == .rsaWithSHA256)
      let signature = try signer.sign(message)
      #expect(
        holder.certificate.publicKey.isValidSignature(
          signature, for: message, signatureAlgorithm: .sha256WithRSAEncryption), "\(making)")
    }
  }

  @Test func `keys on curves come in PKCS#8, SEC 1 and PKCS#12`() throws {
    let holder = try TestAuthority.shared.get().leader
    let folder = try TemporaryFolder()
    let key = try folder.write(try holder.keyPEM.utf8, to: "key.pem")
    let certificate = try folder.write(try holder.certificatePEM.utf8, to: "cert.pem")
    for making in [
      ["pkcs8", "-topk8", "-nocrypt", "-in", key], ["ec", "-in", key],
      ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:"],
    ] {
      let made = try run("openssl", making)
      let signer = try KeyFile(made.output, named: "k").signer(
        certificates: [try holder.certificateDER]
      ) { [] }
      #expect(signer.algorithm == .ecdsaWithSHA256, "\(making)")
    }
  }

  @Test func `the chain goes from the signer to the issuers, without the root`() throws {
    let authority = try TestAuthority.shared.get()
    let bytes = Array(
      (try authority.rootPEM + authority.leader.certificatePEM + authority.head.certificatePEM
        + authority.head.keyPEM).utf8)
    let signer = try KeyFile(bytes, named: "k").signer { [] }
    #expect(try signer.certificateChain == [authority.head.certificateDER])
    #expect("\(signer)" == "王喆")
  }

  @Test(arguments: [
    ("wrong passphrase", "signature.wrong-passphrase"), ("legacy", "signature.unsupported-lock"),
    ("no certificate", "signature.no-certificate-for-key"), ("two keys", "signature.no-key"),
    ("no key", "signature.no-key"), ("no file", "signature.malformed-key-file"),
    ("cut", "signature.malformed-key-file"), ("short", "signature.unsuitable-key"),
    ("many rounds", "signature.too-many-rounds"),
  ]) func `a file that cannot be used is refused by name`(kind: String, id: String) async throws {
    let bytes = try bytes(of: kind)
    let passphrase = kind == "wrong passphrase" ? "other" : "1"
    await expectRefusal(Diagnostic.ID(stringLiteral: id)) {
      _ = try KeyFile(bytes, named: "k").signer { Array(passphrase.utf8) }
      return []
    }
  }

  /// Each kind by its name, and the command that the hint gives, run as it stands.
  @Test(arguments: [
    ("traditional", "旧.pem", "传统 PEM"), ("scrypt", "旧.pem", "scrypt"),
    ("PBES1", "旧.pem", "SHA-1 和 3DES"), ("3DES", "旧.pem", "PBES2，3DES"),
    ("PKCS#12 without a code", "旧.p12", "没有校验码"), ("PKCS#12 of old", "旧.p12", "校验码用 SHA-1"),
  ]) func `a lock that is not built is named, with a command that changes it`(
    kind: String, name: String, words: String
  ) async throws {
    let holder = try TestAuthority.shared.get().head
    let folder = try TemporaryFolder()
    _ = try folder.write(try locked(kind), to: name)
    let file = KeyFile(try run("cat", [name], in: folder.path).output, named: name)
    let refusal = await expectRefusal("signature.unsupported-lock") {
      _ = try file.signer { Array("1".utf8) }
      return []
    }
    let told = try #require(refusal.first)
    #expect(told.message.contains(words), "\(told.message)")
    let hint = try #require(told.hint?.split(separator: "：", maxSplits: 1).last)
    let command = try #require(hint.split(separator: "；").first).split(separator: " ")
    #expect(command.first == "openssl")
    let made = try run(
      "openssl",
      command.dropFirst().map(String.init) + ["-passin", "pass:1", "-passout", "pass:2"],
      in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    let opened = KeyFile(try run("cat", ["新.pem"], in: folder.path).output, named: "新.pem")
    let others = name == "旧.pem" ? try file.certificates() : []
    let signer = try opened.signer(certificates: others) { Array("2".utf8) }
    #expect(try signer.certificateChain == [holder.certificateDER])
  }

  private func locked(_ kind: String) throws -> [UInt8] {
    let holder = try TestAuthority.shared.get().head
    let folder = try TemporaryFolder()
    let key = try folder.write(try holder.keyPEM.utf8, to: "key.pem")
    let certificate = try folder.write(try holder.certificatePEM.utf8, to: "cert.pem")
    let export = ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:1"]
    let making =
      switch kind {
      case "traditional":
        ["rsa", "-traditional", "-aes256", "-in", key, "-passout", "pass:1"]
      case "scrypt": ["pkcs8", "-topk8", "-scrypt", "-in", key, "-passout", "pass:1"]
      case "PBES1": ["pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-in", key, "-passout", "pass:1"]
      case "3DES": ["pkcs8", "-topk8", "-v2", "des3", "-in", key, "-passout", "pass:1"]
      case "PKCS#12 without a code": export + ["-nomac"]
      default: export + ["-legacy", "-macalg", "sha1"]
      }
    let made = try run("openssl", making)
    #expect(made.status == 0, "\(made.errors)")
    guard kind.hasPrefix("PKCS#12") else {
      return made.output + Array(try holder.certificatePEM.utf8)
    }
    return made.output
  }

  private func bytes(of kind: String) throws -> [UInt8] {
    let authority = try TestAuthority.shared.get()
    let holder = authority.head
    let folder = try TemporaryFolder()
    let key = try folder.write(try holder.keyPEM.utf8, to: "key.pem")
    let certificate = try folder.write(try holder.certificatePEM.utf8, to: "cert.pem")
    let export = ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:1"]
    switch kind {
    case "wrong passphrase": return try run("openssl", export).output
    case "legacy":
      return try run("openssl", export + ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES"])
        .output
    case "many rounds":
      // 70,000 rounds become more than eight million.
      return try run("openssl", export + ["-iter", "70000"]).output.replacing(
        [2, 3, 1, 0x11, 0x70], with: [2, 3, 0x7f, 0xff, 0xff])
    case "cut": return Array(try run("openssl", export).output.dropLast(40))
    case "no certificate": return Array(try holder.keyPEM.utf8)
    case "no key": return Array(try holder.certificatePEM.utf8)
    case "two keys": return Array((try holder.keyPEM + authority.leader.keyPEM).utf8)
    case "short":
      let short = try authority.holder("短", .rsa(1024), serial: 31)
      return Array((try short.keyPEM + short.certificatePEM).utf8)
    default: return Array("hello".utf8)
    }
  }
}
