import Diagnostics
import FormTestSupport
import Foundation
import PDFObjects
import Testing

@testable import PDFSigning

/// What another program appends to our archival files, and what we append to its.
@Suite struct OtherProgramTests {
  private static let paper = (name: "检查人员变动审批表", first: "科室负责人", second: "分管领导")

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let authority = try TestAuthority.shared.get()
    let stamper = try authority.holder("时间戳服务", .rsa(2048), serial: 51, usage: .timestamping)
    for (name, holder) in [
      ("head", authority.head), ("leader", authority.leader), ("stamper", stamper),
    ] {
      _ = try folder.write(try holder.keyPEM.utf8, to: "\(name).key")
      _ = try folder.write(try holder.certificatePEM.utf8, to: "\(name).pem")
    }
    _ = try folder.write(try authority.rootPEM.utf8, to: "root.pem")
  }

  private enum Update {
    case material
    case stamp
    case signature(String, of: String)
  }

  /// The file with one more revision by pyHanko, which also writes time and program anew in what the
  /// file says of itself.
  private func updated(_ bytes: [UInt8], with update: Update) throws -> [UInt8] {
    let arguments =
      switch update {
      case .material: ["dss", "root.pem", "head.pem"]
      case .stamp: ["stamp", "stamper.key", "stamper.pem"]
      case .signature(let holder, let field): ["sign", "\(holder).key", "\(holder).pem", field]
      }
    _ = try folder.write(bytes, to: "in.pdf")
    let made = try run(
      PackageFolder.path(of: ".venv-tests/bin/python"),
      [PackageFolder.path(of: "Scripts/pyhanko_update.py"), "in.pdf", "out.pdf"] + arguments,
      in: folder.path)
    if made.status != 0 { Issue.record("\(made.errors)") }
    return try Array(Data(contentsOf: folder.url(of: "out.pdf")))
  }

  private func report(on bytes: [UInt8]) async throws -> VerificationReport {
    try await FileVerifier(roots: [try TestAuthority.shared.get().rootDER]).report(on: bytes)
  }

  private static let metadata = ["更新了文件说明信息里的修改时间", "更新了文件说明信息里的制作程序"]

  @Test(arguments: [1, 2])
  func `material and stamps for the long term leave our signatures whole`(count: Int) async throws {
    let fields = Array([Self.paper.first, Self.paper.second].prefix(count))
    var file = try #require(try await SignedPaper(Self.paper.name, fields: fields).stages.last)
    for update in [Update.material, .stamp, .material, .stamp] {
      file = try updated(file, with: update)
      let report = try await report(on: file)
      #expect(report.findings == [], "\(update)")
      for change in ["加入了验证资料（DSS）"] + Self.metadata {
        #expect(report.signatures.first?.laterChanges.contains(change) == true)
      }
    }
    let report = try await report(on: file)
    #expect(report.signatures.map(\.isTimestampOfFile) == fields.map { _ in false } + [true, true])
    #expect(report.signatures.allSatisfy { $0.trust == .trusted })
    #expect(report.signatures.suffix(2).map(\.signer) == ["时间戳服务", "时间戳服务"])
    #expect(report.signatures.last?.time?.description == "2020-01-01T08:00:00+08:00")
    #expect(report.signatures[0].laterChanges.contains("加盖了文件时间戳"))
  }

  @Test func `it signs after us, and we after it`() async throws {
    let once = try await SignedPaper(Self.paper.name, fields: [Self.paper.first])
    let theirs = try updated(once.stages[0], with: .signature("leader", of: Self.paper.second))
    let report = try await report(on: theirs)
    #expect(report.findings == [])
    #expect(report.signatures.map(\.signer) == ["王喆", "刘㛃"])
    #expect(
      Set(report.signatures[0].laterChanges).isSuperset(of: Self.metadata + ["“分管领导”签字"]))

    let first = try updated(once.base, with: .signature("head", of: Self.paper.first))
    let stamped = try updated(first, with: .stamp)
    let signed = try await FileSigner(try TestAuthority.shared.get().leader.signer).signed(
      stamped,
      order: SigningOrder(
        field: Self.paper.second, time: try #require(SigningTime("2020-03-30T10:00:00+08:00"))))
    let both = try await self.report(on: signed)
    #expect(both.findings == [])
    #expect(both.signatures.map(\.isTimestampOfFile) == [false, true, false])
    #expect(try run("qpdf", ["--check", try folder.write(signed, to: "signed.pdf")]).status == 0)
  }

  @Test func `what is hidden behind a stamp of the file is found`() async throws {
    let once = try #require(
      try await SignedPaper(Self.paper.name, fields: [Self.paper.first]).stages.first)
    let stamped = try updated(once, with: .stamp)
    let file = try PDFFile(stamped)
    let catalog = try file.dictionary(file.trailer["Root"])
    let form = try #require(catalog["AcroForm"]?.reference)
    let stamp = try #require(FormFields(of: file).signatures.last)
    let page = try #require(PageTree(of: file).pages.first?.reference)

    /// Changes the revision of the stamp before its time stamp is made: what it covers is all right.
    func findings(_ change: (inout PDFFile) throws -> Void) throws -> Set<Diagnostic.ID> {
      var older = try PDFFile(once)
      let field = older.add(.dictionary(stamp.dictionary))
      let value = older.add(try file.resolved(stamp.value))
      try older.change(field.number) {
        $0["V"] = .reference(value)
        $0["P"] = .reference(page)
      }
      for number in [form.number, page.number] {
        try older.change(number) { dictionary in
          let key: PDFName = number == form.number ? "Fields" : "Annots"
          dictionary[key] = .array((dictionary[key]?.array ?? []) + [.reference(field)])
        }
      }
      try change(&older)
      let newer = older.updated { _ in [9] }.bytes
      return Set(try comparison(of: once, with: newer).findings.map(\.id))
    }
    #expect(try findings { _ in } == [])
    #expect(
      try findings { try $0.change(page.number) { $0["Rotate"] = 90 } }
        == ["signature.page-rotated"])
    let both: Set<Diagnostic.ID> = ["signature.fields-changed", "signature.annotations-changed"]
    var unchanged = try PDFFile(once)
    let number = unchanged.add(.null).number
    for (key, value) in [
      ("Rect", [0, 0, 500, 500] as PDFObject), ("AP", ["N": .reference(page)]), ("FT", .name("Tx")),
      ("T", .text(Self.paper.second)), ("A", ["S": .name("URI"), "URI": .text("https://x.cn")]),
    ] as [(PDFName, PDFObject)] {
      #expect(try findings { try $0.change(number) { $0[key] = value } } == both, "\(key)")
    }
    #expect(try findings { try $0.change(number + 1) { $0["Type"] = .name("Sig") } } == both)
    // And a byte of what it covers.
    var broken = stamped
    broken[once.count / 2] ^= 1
    #expect(try await !report(on: broken).holds)
  }

  private func comparison(
    of older: [UInt8], with newer: [UInt8]
  ) throws -> RevisionComparison {
    var comparison = try RevisionComparison(
      older: try PDFFile(older), signedLength: 0, newer: try PDFFile(newer), permission: 2,
      locks: [])
    try comparison.compare()
    return comparison
  }
}
