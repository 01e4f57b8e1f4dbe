import FormTestSupport
import Inspection
import Testing

/// `Scripts/verify_draw.py` is a second implementation: it knows nothing of the first.
@Suite struct VerifierScriptTests {
  @Test func `it prints the record of any draw byte for byte`() throws {
    var generator = Generator(seed: 5)
    for round in 0..<48 {
      let pool = generator.drawPool(sources: 0...(round % 4 == 0 ? 80 : 25), officers: 2...14)
      let evidence = try generator.evidence(for: pool)
      let result = try answer(to: evidence)
      #expect(result.status == 0, "round \(round): \(result.text)\(result.errors)")
      #expect(result.output == Array(try evidence.record().transcript.utf8), "round \(round)")
    }
  }

  @Test func `it takes and refuses the same files`() throws {
    var generator = Generator(seed: 6)
    var refusals = 0
    for round in 0..<60 {
      let pool = generator.drawPool(sources: 1...8, officers: 2...5)
      var evidence = try generator.evidence(for: pool)
      let file = generator.element(
        of: CanonicalFile.allCases.filter { !evidence.files[$0].isEmpty })
      let bit = generator.number(in: 0...(evidence.files[file].count * 8 - 1))
      evidence.files[file][bit / 8] ^= 1 << UInt8(bit % 8)
      let result = try answer(to: evidence)
      if let record = try? evidence.record() {
        #expect(result.output == Array(record.transcript.utf8), "round \(round)")
      } else {
        refusals += 1
        #expect(result.status == 1, "round \(round)")
        #expect(result.text.hasPrefix("错误："), "round \(round): \(result.errors)")
      }
    }
    #expect((10...50).contains(refusals))
  }

  @Test func `it names what differs from a record`() throws {
    let evidence = try DrawEvidence.second()
    let record = try evidence.record().transcript
    #expect(try answer(to: evidence, record: record).text == "共 35 项，全部相符。\n")
    let windows = "\u{FEFF}" + record.split(separator: "\n").joined(separator: "\r\n")
    #expect(try answer(to: evidence, record: windows).text == "共 35 项，全部相符。\n")
    let lines = record.split(separator: "\n")
    for (index, line) in lines.enumerated() {
      var changed = lines
      changed[index] = line + "0"
      let found = try answer(to: evidence, record: changed.joined(separator: "\n"))
      let topic = line.split(separator: "\t").prefix(isSingle(line) ? 1 : 2).joined(separator: " ")
      #expect(found.status == 1)
      #expect(found.text == "不符：\(topic)\n共 35 项，1 项不符。\n")
    }
  }

  @Test func `it names the file that was changed`() throws {
    var evidence = try DrawEvidence.second()
    let record = try evidence.record().transcript
    evidence.files[.sources][30] ^= 1
    let found = try answer(to: evidence, record: record)
    #expect(found.text.hasPrefix("不符：文件 sources\n不符：承诺值\n不符：种子\n"))
  }

  @Test(arguments: [
    ("机构代码=370303\n", ""), ("次数=1", "次数=0"), ("密钥=", "密钥=0"), ("密钥=", "密钥 "),
    ("公开值=", "公开值=\u{1}"),
  ])
  func `it asks for terms that are whole`(text: String, other: String) throws {
    let evidence = try DrawEvidence.second()
    let parts = evidence.terms.split(separator: text, omittingEmptySubsequences: false)
    let found = try answer(to: evidence, terms: parts.joined(separator: other))
    #expect(found.status == 1)
    #expect(found.text.hasPrefix("错误：draw.txt"))
  }

  @Test func `it explains itself`() throws {
    let help = try run(script, ["--help"])
    #expect(help.status == 0 && help.text.contains("用法："))
    #expect(try run(script, []).status == 2)
    #expect(try run(script, ["没有这个文件夹"]).text.hasPrefix("错误："))
  }

  private let script = PackageFolder.path(of: "Scripts/verify_draw.py")

  private func answer(
    to evidence: DrawEvidence, terms: String? = nil, record: String? = nil
  ) throws -> ProgramResult {
    let folder = try TemporaryFolder()
    for file in CanonicalFile.allCases {
      _ = try folder.write(evidence.files[file], to: file.fileName)
    }
    _ = try folder.write((terms ?? evidence.terms).utf8, to: "draw.txt")
    let claims = try record.map { [try folder.write($0.utf8, to: "record.txt")] } ?? []
    return try withExtendedLifetime(folder) { try run(script, [folder.path] + claims) }
  }

  /// Whether a line speaks of the one thing of its kind.
  private func isSingle(_ line: Substring) -> Bool {
    ["密钥散列", "承诺值", "公开值", "种子"].contains { line.hasPrefix("\($0)\t") }
  }
}
