import Diagnostics
import FormTestSupport
import PDFObjects
import Testing

@testable import PDFSigning

/// What can be done to a signed file; each is found under its own name.
@Suite struct TamperingTests {
  /// One way to tamper with the form that 科室负责人, or both, have signed.
  struct Tampering: Sendable, CustomTestStringConvertible {
    var name: String
    var id: Diagnostic.ID
    var change: @Sendable (TwoStages) async throws -> [UInt8]

    var testDescription: String { name }
  }

  @Test(arguments: Tampering.all)
  func `tampering is found under its own name`(tampering: Tampering) async throws {
    let stages = try await TwoStages(base: try SampleForm.file(.init(lock: tampering.lock)))
    let changed = try await tampering.change(stages)
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    let report = await verifier.report(on: changed)
    #expect(report.findings.map(\.id).contains(tampering.id), "\(report.findings)")
    #expect(!report.holds)
  }

  @Test func `filling in a field that is not locked is permitted`() async throws {
    let filled = try await TwoStages().once.updated { file in
      try file.change(7) { $0["V"] = .text("同意") }
    }
    let report = try await FileVerifier().report(on: filled)
    #expect(report.findings == [])
    #expect(report.signatures.map(\.laterChanges) == [["填写了“意见”"]])
  }

  @Test func `a message may name its certificate by the identifier of its key`() async throws {
    var forgery = try Forgery()
    forgery.message.keyIdentifier = [7, 7, 7]
    forgery.holder = try TestAuthority.shared.get().holder(
      "李明", .p256, serial: 26, usage: .signingByIdentifier)
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    let report = await verifier.report(on: try forgery.signed(try SampleForm.file()))
    #expect(report.findings == [])
    #expect(report.signatures.map(\.signer) == ["李明"])
  }

  /// As older programs sign: the time stands in the message.
  @Test func `the older format may have its time in the message`() async throws {
    var forgery = try Forgery()
    forgery.format = "adbe.pkcs7.detached"
    forgery.hasTime = false
    forgery.message.signingTime = "190330020000Z"
    let report = try await FileVerifier().report(on: try forgery.signed(try SampleForm.file()))
    #expect(report.findings == [])
    #expect(report.signatures.map(\.time?.secondsSince1970) == [1_553_911_200])
  }

  @Test func `a file without signatures has nothing that is wrong`() async throws {
    let report = try await FileVerifier().report(on: try SampleForm.file())
    #expect(report.signatures.isEmpty && report.holds)
  }
}

extension TamperingTests.Tampering {
  /// Only what needs a lock has one: it would hide other findings.
  var lock: String {
    id == "signature.locked-field-changed"
      ? "/Lock<</Type/SigFieldLock/Action/Include/Fields[\(SampleForm.text("意见"))]>>" : ""
  }
}
