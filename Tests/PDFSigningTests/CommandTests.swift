import FormTestSupport
import Foundation
import Testing

@testable import PDFSigning

/// `hanform sign` and `hanform verify` as people run them.
@Suite struct CommandTests {
  @Test func `a batch is signed with one unlock, verified, and the originals stay`() throws {
    let desk = try Desk()
    let signed = try desk.hanform(
      "sign", desk.path("甲.pdf"), desk.path("乙.pdf"), "--field", "科室负责人", "--key",
      desk.path("科长.p12"), "--passphrase-file", desk.path("密码"), "--title", "科长", "--time",
      "2019-03-30T10:00:00+08:00", "--reason", "同意", "-o", desk.path("已签/"))
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(try desk.bytes("甲.pdf") == desk.base)
    for name in ["已签/甲.pdf", "已签/乙.pdf"] {
      let verified = try desk.hanform(
        "verify", desk.path(name), "--roots", desk.path("root.pem"))
      #expect(verified.status == 0, "\(verified.errors)")
      for words in ["1个签名", "有效", "科室负责人", "王喆", "RSA/SHA-256", "证书可信", "覆盖全文", "同意"] {
        #expect(verified.text.contains(words), "\(words): \(verified.text)")
      }
    }
  }

  @Test func `without an output the file is replaced, and signed on top of it`() throws {
    let desk = try Desk()
    for (field, key) in [("科室负责人", "科长.p12"), ("分管领导", "局长.pem")] {
      let signed = try desk.hanform(
        "sign", desk.path("甲.pdf"), "--field", field, "--key", desk.path(key), "--invisible",
        "--passphrase-file", desk.path("密码"))
      #expect(signed.status == 0, "\(signed.errors)")
    }
    #expect(try desk.bytes("甲.pdf").starts(with: desk.base))
    let verified = try desk.hanform("verify", desk.path("甲.pdf"))
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.text.contains("其后：“分管领导”签字"))
    #expect(verified.text.contains("证书未核对"))
  }

  @Test func `openssl signs in another process what hanform prepared`() throws {
    let desk = try Desk()
    let prepared = try desk.hanform(
      "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--cert", desk.path("科长.pem"), "--invisible",
      "--digest-only", desk.path("待签.der"), "-o", desk.path("待签.pdf"))
    #expect(prepared.status == 0, "\(prepared.errors)")
    #expect(try desk.hanform("verify", desk.path("待签.pdf")).status == 1)
    let made = try run(
      "openssl",
      [
        "dgst", "-sha256", "-sign", desk.path("科长.key"), "-out", desk.path("签名.bin"),
        desk.path("待签.der"),
      ])
    #expect(made.status == 0, "\(made.errors)")
    let attached = try desk.hanform(
      "sign", desk.path("待签.pdf"), "--attach", desk.path("签名.bin"), "-o", desk.path("签好.pdf"))
    #expect(attached.status == 0, "\(attached.errors)")
    let verified = try desk.hanform(
      "verify", desk.path("签好.pdf"), "--roots", desk.path("root.pem"))
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func `a refusal of one file writes none, and says which`() throws {
    let desk = try Desk()
    try desk.write(Array("no PDF".utf8), "乙.pdf")
    let refused = try desk.hanform(
      "sign", desk.path("甲.pdf"), desk.path("乙.pdf"), "--field", "科室负责人", "--key",
      desk.path("局长.pem"), "--invisible")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("乙.pdf"))
    #expect(refused.errors.contains("[signature.unreadable-file]"))
    #expect(try desk.bytes("甲.pdf") == desk.base)
  }

  @Test func `two files that would become one are not signed`() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(
      at: desk.folder.url(of: "另"), withIntermediateDirectories: false)
    try desk.write(desk.base, "另/甲.pdf")
    let refused = try desk.hanform(
      "sign", desk.path("甲.pdf"), desk.path("另/甲.pdf"), "--field", "科室负责人", "--key",
      desk.path("局长.pem"), "--invisible", "-o", desk.path("已签/"))
    #expect(refused.status == 2)
    #expect(refused.errors.contains("已签/甲.pdf”"), "\(refused.errors)")
    #expect((try? desk.bytes("已签/甲.pdf")) == nil)
  }

  @Test func `a place that cannot be written leaves every file of the batch as it was`() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(
      at: desk.folder.url(of: "已签/乙.pdf"), withIntermediateDirectories: false)
    let refused = try desk.hanform(
      "sign", desk.path("甲.pdf"), desk.path("乙.pdf"), "--field", "科室负责人", "--key",
      desk.path("局长.pem"), "--invisible", "-o", desk.path("已签/"))
    #expect(refused.status == 1)
    #expect(refused.errors.contains("[output.not-written]"), "\(refused.errors)")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: desk.folder.url(of: "已签").path(percentEncoded: false))
    #expect(left == ["乙.pdf"])
  }

  @Test func `no signing writes over another file's signatures`() throws {
    let desk = try Desk()
    func sign(_ name: String, _ arguments: String...) throws -> ProgramResult {
      try desk.hanform(
        ["sign", desk.path(name), "--field", "科室负责人", "--invisible"] + arguments)
    }
    #expect(try sign("甲.pdf", "--key", desk.path("局长.pem")).status == 0)
    let signed = try desk.bytes("甲.pdf")
    let prepare = ["--cert", desk.path("科长.pem"), "--digest-only"]
    for result in try [
      sign("乙.pdf", "--key", desk.path("局长.pem"), "-o", desk.path("甲.pdf")),
      sign(
        "乙.pdf", prepare[0], prepare[1], prepare[2], desk.path("甲.pdf"), "-o", desk.path("丙.pdf")),
      sign(
        "乙.pdf", prepare[0], prepare[1], prepare[2], desk.path("丙.der"), "-o", desk.path("甲.pdf")),
    ] {
      #expect(result.status == 1)
      #expect(result.errors.contains("[output.overwrites-signed]"), "\(result.errors)")
    }
    #expect(try desk.bytes("甲.pdf") == signed)
    #expect((try? desk.bytes("丙.pdf")) == nil && (try? desk.bytes("丙.der")) == nil)
  }

  @Test func `a prepared file is completed in its place`() throws {
    let desk = try Desk()
    let prepared = try desk.hanform(
      "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--cert", desk.path("科长.pem"), "--invisible",
      "--digest-only", desk.path("待签.der"), "-o", desk.path("甲.pdf"))
    #expect(prepared.status == 0, "\(prepared.errors)")
    _ = try run(
      "openssl",
      [
        "dgst", "-sha256", "-sign", desk.path("科长.key"), "-out", desk.path("签名.bin"),
        desk.path("待签.der"),
      ])
    let attached = try desk.hanform("sign", desk.path("甲.pdf"), "--attach", desk.path("签名.bin"))
    #expect(attached.status == 0, "\(attached.errors)")
    #expect(try desk.hanform("verify", desk.path("甲.pdf")).status == 0)
  }

  @Test func `a passphrase is read from what any editor saved`() throws {
    let desk = try Desk()
    try desk.write([0xEF, 0xBB, 0xBF] + Array("密码 1\r\n".utf8), "密码")
    let signed = try desk.hanform(
      "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--key", desk.path("科长.p12"), "--invisible",
      "--passphrase-file", desk.path("密码"))
    #expect(signed.status == 0, "\(signed.errors)")
  }

  @Test func `a certificate's name is shown whatever stands in it`() throws {
    let desk = try Desk()
    let holder = try TestAuthority.shared.get().holder("王\u{202E}喆\u{7}", .p256, serial: 77)
    try desk.write(Array((holder.keyPEM + holder.certificatePEM).utf8), "钥匙.pem")
    let signed = try desk.hanform(
      "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--key", desk.path("钥匙.pem"))
    #expect(signed.status == 0, "\(signed.errors)")
    let verified = try desk.hanform("verify", desk.path("甲.pdf"))
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func `what is wrong ends with 1, wrong usage with 2`() throws {
    let desk = try Desk()
    let unsigned = try desk.hanform("verify", desk.path("甲.pdf"))
    #expect(unsigned.status == 1)
    #expect(unsigned.errors.contains("[signature.none]"))
    for arguments in [
      ["sign", desk.path("甲.pdf"), "--key", "k"], ["sign", desk.path("甲.pdf"), "--field", "a"],
      ["sign", "a", "b", "--field", "a", "--key", "k", "-o", "c"],
      ["sign", "a", "--attach", "b", "--field", "c"], ["verify"],
    ] {
      let wrong = try desk.hanform(arguments)
      #expect(wrong.status == 2, "\(arguments)")
      #expect(wrong.errors.contains("用法"), "\(wrong.errors)")
    }
  }

  @Test func `a time stamp comes through a command`() throws {
    let desk = try Desk()
    let refused = try desk.hanform(
      "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--key", desk.path("局长.pem"), "--invisible",
      "--timestamp-command", "exit 3")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("[signature.no-timestamp]"))
    #expect(try desk.bytes("甲.pdf") == desk.base)
  }
}

/// A folder with two forms, the keys of two people and the root.
struct Desk {
  let folder: TemporaryFolder
  let base: [UInt8]

  /// Built beside the tests.
  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "hanform").path(percentEncoded: false)

  init() throws {
    folder = try TemporaryFolder()
    base = try SampleForm.file()
    let authority = try TestAuthority.shared.get()
    for name in ["甲.pdf", "乙.pdf"] { try write(base, name) }
    try write(Array(authority.rootPEM.utf8), "root.pem")
    try write(Array(authority.head.keyPEM.utf8), "科长.key")
    try write(Array(authority.head.certificatePEM.utf8), "科长.pem")
    let leader = try authority.leader.keyPEM + authority.leader.certificatePEM
    try write(Array(leader.utf8), "局长.pem")
    try write(Array("密码 1\n".utf8), "密码")
    let made = try run(
      "openssl",
      [
        "pkcs12", "-export", "-inkey", path("科长.key"), "-in", path("科长.pem"), "-passout",
        "pass:密码 1", "-out", path("科长.p12"),
      ])
    if made.status != 0 { Issue.record("\(made.errors)") }
    try FileManager.default.createDirectory(
      at: folder.url(of: "已签"), withIntermediateDirectories: false)
  }

  func path(_ name: String) -> String { folder.url(of: name).path(percentEncoded: false) }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.url(of: name)))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    _ = try folder.write(bytes, to: name)
  }

  func hanform(_ arguments: String...) throws -> ProgramResult { try hanform(arguments) }

  func hanform(_ arguments: [String]) throws -> ProgramResult {
    try run(Self.program, arguments, in: PackageFolder.path)
  }
}
