import Diagnostics
import FormTestSupport
import Foundation
import Inspection
import OfficeWriter
import Testing

@testable import InspectionStore

/// A second implementation, in another language, with nothing of ours.
@Suite struct VerifierScriptTests {
  private let place: TestOffice

  init() throws { place = try TestOffice() }

  @Test func `it agrees on a whole journal and finds the entry of a code`() throws {
    let store = try place.store(entries: 3)
    let code = try store.head().code
    try store.perform(
      Entering(Sample.sources(0..<200)), author: Sample.clerk, at: Sample.time(9))
    let head = try store.head()
    let result = try verify([code.description.lowercased()])
    #expect(result.status == 0)
    #expect(result.text.contains("校验码 \(code)：第3条，2019-03-30T09:00:03+08:00"))
    #expect(result.text.contains("共4条，末条校验码 \(head.code)，完好"))
    let copy = try store.backUp(at: Sample.time(9))
    #expect(try verify([], in: copy.path).text.contains("末条校验码 \(head.code)，完好"))
  }

  @Test(arguments: JournalCheckTests.Tampering.all)
  func `it finds what we find, in the same words`(tampering: JournalCheckTests.Tampering) throws {
    let store = try place.store(entries: 9)
    let printed = CheckCode(bits: 1)
    try place.meddle(
      """
      DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;
      DROP TRIGGER entry_follows_the_last; \(tampering.sql)
      """)
    let report = try store.verify()
    let result = try verify([printed.description])
    #expect(result.status == 1)
    let expected = report.findings.map(\.message) + ["台账里没有校验码 \(printed) 对应的一条"]
    #expect(result.text.split(separator: "\n").dropLast().map(String.init) == expected)
  }

  @Test(arguments: [(["--help"], 0, "显示这段说明"), (["机关", "12"], 2, ""), (["没有"], 1, "")])
  func `its usage is told in Chinese`(arguments: [String], status: Int32, text: String) throws {
    let result = try run("python3", [Self.script] + arguments)
    #expect(result.status == status)
    #expect(text.isEmpty || result.text.contains(text))
  }

  private func verify(_ codes: [String], in folder: String? = nil) throws -> ProgramResult {
    try run("python3", [Self.script, folder ?? place.folder.path] + codes)
  }

  private static let script = PackageFolder.path(of: "Scripts/verify_journal.py")
}
