import Diagnostics
import Testing

@testable import Typefaces

@Suite struct FontManifestTests {
  @Test func `every listed file is the one of its hash`() throws {
    let report = try FontReport(folders: [FontFixture.fonts])
    #expect(report.findings == [])
    #expect(report.faces.count == 13)
    #expect(report.faces.allSatisfy { $0.fileCheck == .matches && $0.license != nil })
  }

  @Test func `family and weight are as the fonts say themselves`() throws {
    let library = try FontFixture.library()
    for font in library.manifest.fonts {
      let face = library[try FontFixture.face(listedAs: font.name, in: library)]
      #expect(face.family == font.family)
      #expect(face.weight == font.weight)
      #expect(face.collectionIndex == font.collectionIndex)
    }
  }

  struct Fault: Sendable {
    var text: String
    var id: String
    var line: Int
  }

  static let whole = """
    角色:
      宋体:
        依次: [甲]
    字体:
      甲: {文件: a.ttf, 序号: 0, 字族: 甲, 字重: 400}
    文件:
      a.ttf:
        软件包: p
        路径: usr/a.ttf
        许可: OFL
        SHA-256: \(String(repeating: "0", count: 64))
    """

  static func changed(_ old: String, _ new: String) -> String {
    whole.replacing(old, with: new)
  }

  @Test func `a small manifest is read in order`() throws {
    let manifest = try FontManifest(parsing: Self.whole, file: "fonts.yaml")
    #expect(manifest.roles.map(\.name) == ["宋体"])
    #expect(manifest.roles.first?.chain == ["甲"])
    #expect(manifest.files.first?.package == "p")
  }

  @Test(arguments: [
    Fault(text: changed("依次: [甲]", "依次: [乙]"), id: "fonts.manifest-invalid", line: 1),
    Fault(text: changed("依次: [甲]", "后备: [甲]"), id: "fonts.manifest-invalid", line: 3),
    Fault(text: changed("文件: a.ttf", "文件: b.ttf"), id: "fonts.manifest-invalid", line: 5),
    Fault(text: changed("序号: 0", "序号: 首"), id: "fonts.manifest-invalid", line: 5),
    Fault(text: changed("    许可: OFL\n", ""), id: "fonts.manifest-invalid", line: 8),
    Fault(text: changed("SHA-256: 0", "SHA-256: X"), id: "fonts.manifest-invalid", line: 11),
    Fault(text: changed("文件:\n", "其他:\n"), id: "fonts.manifest-invalid", line: 1),
    Fault(text: changed("依次: [甲]", "依次: [甲"), id: "fonts.manifest-syntax", line: 4),
    Fault(text: changed("  宋体:", "\t宋体:"), id: "fonts.manifest-syntax", line: 2),
    Fault(text: "", id: "fonts.manifest-syntax", line: 0),
  ])
  func `a fault is named with its line`(_ fault: Fault) {
    do throws(DiagnosticError) {
      _ = try FontManifest(parsing: fault.text, file: "fonts.yaml")
      Issue.record("no fault was found in \(fault.text)")
    } catch {
      #expect(error.diagnostics.first?.id.name == fault.id)
      #expect(error.diagnostics.contains { ($0.location?.line ?? 0) == fault.line })
    }
  }
}
