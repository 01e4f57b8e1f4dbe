import Diagnostics
import FormPipeline
import FormTestSupport
import Foundation
import Testing
import Typefaces

/// Everything that GB 18030-2022 level 3 asks of a system for the public is printed and found again.
@Suite struct RepertoireTests {
  /// One role every time; all of them in `make soak`.
  static let roles: [String] =
    ProcessInfo.processInfo.environment["HANFORM_SOAK"] == nil
    ? ["仿宋"] : ["仿宋", "小标宋", "黑体", "楷体", "宋体"]

  @Test(arguments: roles)
  func `every character of level 3 is printed and found again, in order`(
    role: String
  ) async throws {
    let scalars = Repertoire.gb18030Level3.scalars
    let found = try await scalarsFound(after: scalars, role: role)
    #expect(found.count == 88_110)
    expectSame(scalars, found)
  }

  @Test func `every variation sequence of HanaMinA is printed and found again`() async throws {
    let path = PackageFolder.path(of: "Fonts/files/HanaMinA.ttf")
    let scalars = try VariationSequences(ofFontAt: path).texts.flatMap(\.unicodeScalars)
    #expect(scalars.count == 2 * 29_772)
    expectSame(scalars, try await scalarsFound(after: scalars, role: "宋体"))
  }

  private func expectSame(_ scalars: [Unicode.Scalar], _ found: [Unicode.Scalar]) {
    let differing = zip(scalars, found).filter { $0 != $1 }
    #expect(differing.prefix(10).map { "\($0.0.codePoint) as \($0.1.codePoint)" } == [])
  }

  /// What pdftotext reads in a file that shows the characters, a thousand a paragraph.
  private func scalarsFound(
    after scalars: [Unicode.Scalar], role: String
  ) async throws -> [Unicode.Scalar] {
    let folder = try TemporaryFolder()
    let texts = stride(from: 0, to: scalars.count, by: 1000).map { start in
      String(String.UnicodeScalarView(scalars[start..<min(start + 1000, scalars.count)]))
    }
    let printed = try await PrintedPaper(try order(texts, role: role, in: folder))
    #expect(printed.warnings.isEmpty)
    return Array(try pdfText(of: printed.path(of: "out")).withoutWhiteSpace.unicodeScalars)
  }

  /// A paragraph for each text.
  private func order(
    _ texts: [String], role: String, in folder: TemporaryFolder
  ) throws -> Order {
    let names = texts.indices.map { "段\($0 + 1)" }
    let template = """
      模板: 字表
      样式: {正文: {字体: \(role), 字号: 9磅, 首行缩进: 0字}}
      数据: {\(names.map { "\($0): 文字" }.joined(separator: ", "))}
      正文:
      \(names.map { "- 段落: 【\($0)】" }.joined(separator: "\n"))
      """
    let members = zip(names, texts).map { "\"\($0)\": \"\($1)\"" }
    return try Order(
      template: template, json: "{\(members.joined(separator: ",\n"))}", in: folder)
  }
}
