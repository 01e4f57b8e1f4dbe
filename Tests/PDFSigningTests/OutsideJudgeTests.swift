import FormTestSupport
import Foundation
import PDFObjects
import SwiftASN1
import Testing

@testable import PDFSigning

/// What programs that are not ours say of our signatures.
@Suite struct OutsideJudgeTests {
  @Test func `pyHanko grants both signatures, their changes and their level`() async throws {
    let judged = try Judged(try await TwoStages())
    #expect(
      try judged.pyHanko() == [
        "once.pdf|科室负责人|True|ENTIRE_FILE|NONE|B-B",
        "twice.pdf|科室负责人|True|ENTIRE_REVISION|FORM_FILLING|B-B",
        "twice.pdf|分管领导|True|ENTIRE_FILE|NONE|B-B",
      ])
  }

  @Test func `a file of packed objects and cross-reference streams is signed twice as well`()
    async throws
  {
    let folder = try TemporaryFolder()
    let base = try folder.write(try SampleForm.file(), to: "base.pdf")
    let packed = folder.url(of: "packed.pdf").path(percentEncoded: false)
    #expect(try run("qpdf", ["--object-streams=generate", base, packed]).status == 0)
    let stages = try await TwoStages(
      base: Array(try Data(contentsOf: folder.url(of: "packed.pdf"))))
    let report = try await FileVerifier().report(on: stages.twice)
    #expect(report.holds && report.signatures.count == 2)
    let judged = try Judged(stages)
    #expect(
      try judged.pyHanko() == [
        "once.pdf|科室负责人|True|ENTIRE_FILE|NONE|B-B",
        "twice.pdf|科室负责人|True|ENTIRE_REVISION|FORM_FILLING|B-B",
        "twice.pdf|分管领导|True|ENTIRE_FILE|NONE|B-B",
      ])
    #expect(
      try judged.pdfsig("twice.pdf").ranges(of: "Signature Validation: Signature is Valid.").count
        == 2)
    #expect(try run("qpdf", ["--check", judged.path("twice.pdf")]).status == 0)
  }

  @Test func `a file arranged for the web is one revision, and is signed twice as well`()
    async throws
  {
    let folder = try TemporaryFolder()
    let base = try folder.write(try SampleForm.file(), to: "base.pdf")
    let arranged = folder.url(of: "arranged.pdf").path(percentEncoded: false)
    #expect(try run("qpdf", ["--linearize", base, arranged]).status == 0)
    let stages = try await TwoStages(
      base: Array(try Data(contentsOf: folder.url(of: "arranged.pdf"))))
    let report = try await FileVerifier().report(on: stages.twice)
    #expect(report.holds && report.signatures.count == 2, "\(report.findings)")
    let judged = try Judged(stages)
    #expect(
      try judged.pdfsig("twice.pdf").ranges(of: "Signature Validation: Signature is Valid.").count
        == 2)
    // An update of such a file is one, whatever the base looks like.
    let updated = try stages.base.updated { try $0.change(3) { $0["Rotate"] = 90 } }
    #expect(try RevisionEnds(of: PDFFile(updated), updated).ends.count == 2)
  }

  @Test func `pdfsig finds both signatures valid and trusted`() async throws {
    let judged = try Judged(try await TwoStages())
    let text = try judged.pdfsig("twice.pdf")
    #expect(text.ranges(of: "Signature Validation: Signature is Valid.").count == 2)
    #expect(text.ranges(of: "Certificate Validation: Certificate is Trusted.").count == 2)
    #expect(text.ranges(of: "Total document signed").count == 1)
    #expect(text.contains("ETSI.CAdES.detached"))
  }

  @Test func `mutool and qpdf find nothing wrong`() async throws {
    let judged = try Judged(try await TwoStages())
    let check = try run("qpdf", ["--check", judged.path("twice.pdf")])
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    let text = try run("mutool", ["sign", "-v", judged.path("twice.pdf")]).text
    #expect(text.ranges(of: "document is unchanged").count == 1, "\(text)")
  }

  @Test func `openssl reads the message and finds the signature right`() async throws {
    let stages = try await TwoStages()
    let judged = try Judged(stages)
    let numbers = try stages.once.rangeOfLastSignature
    let covered = stages.once[..<numbers[1]] + stages.once[numbers[2]...]
    let message = try DER.padded(stages.once.message(in: stages.once.roomOfLastSignature))
    let content = try judged.folder.write(covered, to: "content")
    let signature = try judged.folder.write(message.node.encodedBytes, to: "message.der")
    let result = try run(
      "openssl",
      [
        "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature, "-content",
        content, "-CAfile", judged.path("root.pem"), "-purpose", "any", "-out", "/dev/null",
      ])
    #expect(result.status == 0, "\(result.errors)")
  }
}

/// Files in a folder where other programs find them.
struct Judged {
  let folder: TemporaryFolder

  init(_ stages: TwoStages) throws {
    try self.init(["once.pdf": stages.once, "twice.pdf": stages.twice])
  }

  init(_ files: [String: [UInt8]]) throws {
    folder = try TemporaryFolder()
    for (name, bytes) in files { _ = try folder.write(bytes, to: name) }
    _ = try folder.write(try TestAuthority.shared.get().rootPEM.utf8, to: "root.pem")
  }

  func path(_ name: String) -> String { folder.url(of: name).path(percentEncoded: false) }

  /// A line for each signature of each file, as `Scripts/pyhanko_verdict.py` has them.
  func pyHanko(_ names: [String] = ["once.pdf", "twice.pdf"]) throws -> [String] {
    let result = try run(
      PackageFolder.path(of: ".venv-tests/bin/python"),
      [PackageFolder.path(of: "Scripts/pyhanko_verdict.py"), path("root.pem")] + names.map(path))
    if result.status != 0 { Issue.record("\(result.errors)") }
    return result.text.split(separator: "\n").map(String.init)
  }

  func pdfsig(_ name: String) throws -> String {
    let database = path("nss")
    if try run("mkdir", [database]).status == 0 {
      for arguments in [
        ["-N", "--empty-password"],
        ["-A", "-n", "root", "-t", "CT,CT,CT", "-i", path("root.pem")],
      ] {
        let made = try run("certutil", ["-d", "sql:\(database)"] + arguments)
        if made.status != 0 { Issue.record("\(made.errors)") }
      }
    }
    return try run("pdfsig", ["-nssdir", database, path(name)]).text
  }
}
