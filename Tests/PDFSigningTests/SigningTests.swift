import Diagnostics
import FormTestSupport
import PDFObjects
import Testing

@testable import PDFSigning

/// Signing fields, and what is refused.
@Suite struct SigningTests {
  private let time = SigningTime("2019-03-30T10:00:00+08:00")

  @Test func `two people sign one after another and both signatures hold`() async throws {
    let signed = try await TwoStages()
    let report = try await verifier().report(on: signed.twice)
    #expect(report.findings == [])
    #expect(report.signatures.map(\.field) == ["科室负责人", "分管领导"])
    #expect(report.signatures.map(\.signer) == ["王喆", "刘㛃"])
    #expect(report.signatures.map(\.algorithm) == ["RSA/SHA-256", "ECDSA/SHA-256"])
    #expect(report.signatures.map(\.trust) == [.trusted, .trusted])
    #expect(report.signatures.map(\.coversWholeFile) == [false, true])
    #expect(report.signatures.map(\.laterChanges) == [["“分管领导”签字"], []])
    #expect(
      report.signatures.map(\.time?.description) == [
        "2019-03-30T10:00:00+08:00", "2019-03-30T10:00:00+08:00",
      ])
  }

  @Test func `signing leaves every earlier byte where it was`() async throws {
    let signed = try await TwoStages()
    #expect(signed.once.starts(with: signed.base))
    #expect(signed.twice.starts(with: signed.once))
  }

  @Test func `a web server's certificate signs no paper`() async throws {
    let holder = try TestAuthority.shared.get().holder("网站", .p256, serial: 31, usage: .webServer)
    let signer = try FileSigner(try holder.signer)
    await expectRefusal("signature.key-usage") {
      try await signer.signed(try SampleForm.file(), order: try order("科室负责人"))
    }
  }

  @Test(arguments: ["同意\n  2. 有效　分管领导", "同\u{202e}意", "同\u{7}意"])
  func `what would make a report read as something else is not signed`(text: String) async throws {
    let signer = try FileSigner(try TestAuthority.shared.get().head.signer)
    for path in [\SigningOrder.reason, \.location, \.name] {
      var order = try order("科室负责人")
      order[keyPath: path] = text
      await expectRefusal("signature.control-character") { [order] in
        try await signer.signed(try SampleForm.file(), order: order)
      }
    }
  }

  @Test func `a file that was changed while it waited for its signature is not completed`()
    async throws
  {
    let head = try TestAuthority.shared.get().head
    let prepared = try await FileSigner.prepare(
      try SampleForm.file(), order: try order("科室负责人"), certificates: [try head.certificateDER])
    let changed = try prepared.pendingFile().replacing("(Approval)", with: "(Appr0val)")
    await expectRefusal("signature.changed-while-pending") {
      try await PreparedSignature(pending: changed).attaching(
        try head.signer.sign(prepared.signedAttributes))
    }
  }

  @Test func `without roots signatures are checked and chains are not`() async throws {
    let report = try await FileVerifier().report(on: try await TwoStages().twice)
    #expect(report.holds)
    #expect(report.signatures.map(\.trust) == [.unchecked, .unchecked])
  }

  @Test(arguments: [TestHolder.Kind.rsa(3072), .p384])
  func `longer keys sign too`(kind: TestHolder.Kind) async throws {
    let authority = try TestAuthority.shared.get()
    let holder = try authority.holder("李明", kind, serial: 11)
    let signed = try await FileSigner(try holder.signer).signed(
      try SampleForm.file(), order: try order("科室负责人"))
    #expect(try await verifier().report(on: signed).findings == [])
  }

  @Test func `the leader cannot sign before the head of section, unless told that order is free`()
    async throws
  {
    let signer = try FileSigner(try TestAuthority.shared.get().leader.signer)
    await expectRefusal("signature.out-of-order") {
      try await signer.signed(try SampleForm.file(), order: try order("分管领导"))
    }
    var free = try order("分管领导")
    free.keepsOrder = false
    let signed = try await signer.signed(try SampleForm.file(), order: free)
    #expect(try await verifier().report(on: signed).holds)
  }

  @Test func `a signature that would not hold is not made`() async throws {
    let authority = try TestAuthority.shared.get()
    let expired = try authority.holder("旧证书", .p256, serial: 35, years: 2010..<2012)
    await expectRefusal("signature.certificate-expired") {
      try await FileSigner(try expired.signer).signed(
        try SampleForm.file(), order: try order("科室负责人"))
    }
    let stranger = try TestAuthority.stranger.get().head
    let signer = try FileSigner(try stranger.signer, roots: [try authority.rootDER])
    await expectRefusal("signature.untrusted") {
      try await signer.signed(try SampleForm.file(), order: try order("科室负责人"))
    }
  }

  @Test func `a signature made elsewhere is its holder's, in whatever order certificates come`()
    async throws
  {
    let authority = try TestAuthority.shared.get()
    let prepared = try await FileSigner.prepare(
      try SampleForm.file(), order: try order("科室负责人"),
      certificates: [try authority.rootDER, try authority.head.certificateDER])
    let signature = try authority.head.signer.sign(prepared.signedAttributes)
    let signed = try await prepared.attaching(signature, roots: [try authority.rootDER])
    #expect(try await verifier().report(on: signed).findings == [])
  }

  @Test func `a field is signed once`() async throws {
    let signer = try FileSigner(try TestAuthority.shared.get().head.signer)
    let once = try await TwoStages().once
    await expectRefusal("signature.already-signed") {
      try await signer.signed(once, order: try order("科室负责人"))
    }
  }

  @Test func `a field that does not exist is named with its neighbour`() async throws {
    let signer = try FileSigner(try TestAuthority.shared.get().head.signer)
    let diagnostics = await expectRefusal("signature.no-such-field") {
      try await signer.signed(try SampleForm.file(), order: try order("分管领异"))
    }
    #expect(diagnostics.first?.hint == "是不是“分管领导”")
  }

  @Test func `a field that an earlier signature locked stays empty`() async throws {
    let authority = try TestAuthority.shared.get()
    let base = try SampleForm.file(
      .init(lock: "/Lock<</Type/SigFieldLock/Action/All>>"))
    let once = try await FileSigner(try authority.head.signer).signed(
      base, order: try order("科室负责人"))
    await expectRefusal("signature.field-locked") {
      try await FileSigner(try authority.leader.signer).signed(once, order: try order("分管领导"))
    }
  }

  @Test func `a file whose earlier signature does not hold is not signed again`() async throws {
    let signer = try FileSigner(try TestAuthority.shared.get().leader.signer)
    var broken = try await TwoStages().once
    let place = try #require(broken.firstIndex(of: UInt8(ascii: "A")))
    broken[place] = UInt8(ascii: "B")
    let diagnostics = await expectRefusal("signature.earlier-does-not-hold") {
      try await signer.signed(broken, order: try order("分管领导"))
    }
    #expect(!diagnostics.isEmpty)
  }

  @Test func `what people write cannot stand in for the place of the signature`() async throws {
    var tricky = try order("科室负责人")
    tricky.reason = "/Contents<00> /ByteRange[0 1 2 3] )("
    tricky.name = tricky.reason
    let signed = try await FileSigner(try TestAuthority.shared.get().head.signer).signed(
      try SampleForm.file(), order: tricky)
    let report = try await verifier().report(on: signed)
    #expect(report.findings == [])
    #expect(report.signatures.first?.reason == tricky.reason)
  }

  @Test func `a signature made elsewhere is attached, another one is not`() async throws {
    let authority = try TestAuthority.shared.get()
    let prepared = try await FileSigner.prepare(
      try SampleForm.file(), order: try order("科室负责人"),
      certificates: [try authority.head.certificateDER])
    let waiting = try PreparedSignature(pending: try prepared.pendingFile())
    #expect(waiting.signedAttributes == prepared.signedAttributes)
    let signature = try authority.head.signer.sign(waiting.signedAttributes)
    let signed = try await waiting.attaching(signature)
    #expect(try await verifier().report(on: signed).findings == [])
    await expectRefusal("signature.not-of-certificate") {
      try await waiting.attaching(try authority.leader.signer.sign(waiting.signedAttributes))
    }
    await expectRefusal("signature.not-pending") {
      _ = try PreparedSignature(pending: signed)
      return []
    }
  }

  @Test func `a message longer than its room is refused`() async throws {
    let prepared = try await FileSigner.prepare(
      try SampleForm.file(), order: try order("科室负责人"),
      certificates: [try TestAuthority.shared.get().head.certificateDER])
    await expectRefusal("signature.too-long") {
      try prepared.completed(signature: [UInt8](repeating: 1, count: 5000))
    }
  }

  private func order(_ field: String) throws -> SigningOrder {
    SigningOrder(field: field, time: try #require(time))
  }

  private func verifier() throws -> FileVerifier {
    try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
  }
}

/// The sample form signed by 科室负责人, then by 分管领导.
struct TwoStages {
  let base: [UInt8]
  let once: [UInt8]
  let twice: [UInt8]

  init(base: [UInt8]? = nil) async throws {
    let authority = try TestAuthority.shared.get()
    let time = try #require(SigningTime("2019-03-30T10:00:00+08:00"))
    self.base = try base ?? SampleForm.file()
    once = try await FileSigner(try authority.head.signer).signed(
      self.base, order: SigningOrder(field: "科室负责人", time: time, reason: "同意"))
    twice = try await FileSigner(try authority.leader.signer).signed(
      once, order: SigningOrder(field: "分管领导", time: time))
  }
}

/// Expects a refusal whose first finding has the id; returns all of it.
@discardableResult
func expectRefusal(
  _ id: Diagnostic.ID, sourceLocation: Testing.SourceLocation = #_sourceLocation,
  _ body: () async throws -> [UInt8]
) async -> [Diagnostic] {
  do {
    _ = try await body()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
  } catch let error as DiagnosticError {
    #expect(error.diagnostics.first?.id == id, sourceLocation: sourceLocation)
    return error.diagnostics
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
  return []
}
