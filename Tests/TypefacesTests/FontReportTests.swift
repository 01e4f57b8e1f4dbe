import Diagnostics
import Foundation
import Testing

@testable import Typefaces

@Suite struct FontReportTests {
  @Test func `the report tells roles, coverage, licences, rights and stand-ins`() throws {
    let text = try FontReport(folders: [FontFixture.fonts]).text
    for words in [
      "  仿宋：FandolFang → Noto Serif CJK SC Light → BabelStone Han",
      "级别3 88110/88110", "许可：GPL 3 with font exception　嵌入：可嵌入并编辑　来源：texlive-lang-chinese",
      "校验：与清单相符", "  仿宋：没有仿宋_GB2312，以 FandolFang", "Noto Sans Mono CJK SC",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
  }

  @Test func `faults are told beside what is there`() throws {
    let folder = try TemporaryFolder()
    let manifest = try String(contentsOfFile: "\(FontFixture.fonts)/fonts.yaml", encoding: .utf8)
    try folder.write(manifest.utf8, to: "fonts.yaml")
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: FontFixture.file("DejaVuSans.ttf"))))
    bytes.append(0)
    try folder.write(bytes, to: "files/DejaVuSans.ttf")
    try folder.copy(FontFixture.file("DejaVuSans.ttf"), to: "黑体.ttf")
    let report = try FontReport(folders: [folder.path])
    #expect(!report.isSound)
    #expect(report.findings.filter { $0.id == "fonts.missing-file" }.count == 11)
    #expect(report.findings.filter { $0.id == "fonts.wrong-hash" }.count == 1)
    #expect(report.faces.map(\.fileCheck) == [.differs, .notListed])
    #expect(report.text.contains("自备，由用户自行确认"))
    let sans = report.roles.first { $0.name == "黑体" }
    #expect(sans?.chain.count == 2 && sans?.standIn == nil)
  }
}
