import FormTestSupport
import Inspection
import Testing

/// `Scripts/verify_draw.py` is a second implementation: it knows nothing of the first.
@Suite struct VerifierScriptTests {
  @Test func `it prints the record of any draw byte for byte`() throws {
    var generator = Generator(seed: 5)
    let cases = try (0..<48).map { round in
      let pool = generator.drawPool(sources: 0...(round % 4 == 0 ? 80 : 25), officers: 2...14)
      return Case(try generator.evidence(for: pool))
    }
    for (index, answer) in try answers(to: cases).enumerated() {
      let record = try cases[index].evidence.record()
      #expect(answer.status == 0 && answer.text.utf8.elementsEqual(record.transcript.utf8))
    }
  }

  @Test func `it takes and refuses the same files`() throws {
    var generator = Generator(seed: 6)
    let cases = try (0..<400).map { _ in
      let pool = generator.drawPool(sources: 1...8, officers: 2...5)
      var evidence = try generator.evidence(for: pool)
      let file = generator.element(
        of: CanonicalFile.allCases.filter { !evidence.files[$0].isEmpty })
      let bit = generator.number(in: 0...(evidence.files[file].count * 8 - 1))
      evidence.files[file][bit / 8] ^= 1 << UInt8(bit % 8)
      return Case(evidence)
    }
    var refusals = 0
    for (index, answer) in try answers(to: cases).enumerated() {
      let record = try? cases[index].evidence.record()
      #expect(answer.status == (record == nil ? 1 : 0), "case \(index): \(answer.text)")
      if let record {
        #expect(answer.text.utf8.elementsEqual(record.transcript.utf8), "case \(index)")
      } else {
        refusals += 1
        #expect(answer.text.hasPrefix("错误："))
      }
    }
    #expect((100...300).contains(refusals), "\(refusals)")
  }

  @Test func `it names what differs from a record`() throws {
    let evidence = try DrawEvidence.second()
    let record = try evidence.record().transcript
    let lines = record.split(separator: "\n")
    let cases = lines.indices.map { index in
      var changed = lines
      changed[index] += "0"
      return Case(evidence, record: changed.joined(separator: "\n"))
    }
    for (line, answer) in zip(lines, try answers(to: cases)) {
      let topic = line.split(separator: "\t").prefix(isSingle(line) ? 1 : 2)
      #expect(answer.status == 1)
      #expect(answer.text == "不符：\(topic.joined(separator: " "))\n共 35 项，1 项不符。\n")
    }
    let windows = "\u{FEFF}" + lines.joined(separator: "\r\n")
    for answer in try answers(to: [Case(evidence, record: record), Case(evidence, record: windows)])
    {
      #expect(answer.status == 0 && answer.text == "共 35 项，全部相符。\n")
    }
  }

  /// Also where the flip leaves something that cannot be read, or that another file contradicts.
  @Test(arguments: CanonicalFile.allCases)
  func `it names the file in which a bit was flipped`(file: CanonicalFile) throws {
    let whole = try DrawEvidence.second()
    let record = try whole.record().transcript
    let cases = stride(from: 0, to: whole.files[file].count * 8, by: 23).map { bit in
      var evidence = whole
      evidence.files[file][bit / 8] ^= 1 << UInt8(bit % 8)
      return Case(evidence, record: record)
    }
    for answer in try answers(to: cases) {
      #expect(answer.status == 1)
      #expect(answer.text.hasPrefix("不符：文件 \(file.rawValue)\n不符：承诺值\n不符：种子\n"))
    }
  }

  @Test func `it names the term in which a bit was flipped`() throws {
    let whole = try DrawEvidence.second()
    let record = try whole.record().transcript
    let flips: [(String, (inout DrawEvidence) -> Void)] = [
      ("场次 机构代码", { $0.occasion.bureauCode = "370302" }),
      ("场次 期间", { $0.occasion.period = "2019Q3" }), ("场次 次数", { $0.occasion.number = 3 }),
      ("场次 公开值约定", { $0.occasion.publicSpec += "。" }), ("公开值", { $0.publicValue = "3615426132" }),
    ]
    var cases = flips.map { _, change in
      var evidence = whole
      change(&evidence)
      return Case(evidence, record: record)
    }
    for bit in stride(from: 0, to: 256, by: 17) {
      var bytes = whole.secret.reveal().bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      var evidence = whole
      evidence.secret = try #require(DrawSecret(bytes))
      cases.append(Case(evidence, record: record))
    }
    let names = flips.map(\.0) + Array(repeating: "密钥散列", count: cases.count - flips.count)
    for (name, answer) in zip(names, try answers(to: cases)) {
      #expect(answer.status == 1 && answer.text.contains("不符：\(name)\n"), "\(answer.text)")
    }
  }

  @Test func `it asks for terms that are whole`() throws {
    let evidence = try DrawEvidence.second()
    let changes = [
      ("机构代码=370303\n", ""), ("次数=1", "次数=0"), ("密钥=", "密钥=0"), ("密钥=", "密钥 "),
      ("公开值=", "公开值=\u{1}"),
    ]
    let cases = changes.map { text, other in
      let parts = evidence.terms.split(separator: text, omittingEmptySubsequences: false)
      return Case(evidence, terms: parts.joined(separator: other))
    }
    for answer in try answers(to: cases) {
      #expect(answer.status == 1 && answer.text.hasPrefix("错误：draw.txt"))
    }
    let notepad = "\u{FEFF}" + evidence.terms.split(separator: "\n").joined(separator: "\r\n")
    #expect(try answers(to: [Case(evidence, terms: notepad)]).map(\.status) == [0])
  }

  @Test func `it is a command that explains itself`() throws {
    let script = PackageFolder.path(of: "Scripts/verify_draw.py")
    let help = try run(script, ["--help"], environment: ["LC_ALL": "C"])
    #expect(help.status == 0 && help.text.contains("用法："))
    #expect(try run(script, []).status == 2)
    let missing = try run(script, ["没有这个文件夹"])
    #expect(missing.status == 1 && missing.text.hasPrefix("错误："))
  }

  // Running

  private struct Case {
    let evidence: DrawEvidence
    var terms: String?
    var record: String?

    init(_ evidence: DrawEvidence, terms: String? = nil, record: String? = nil) {
      (self.evidence, self.terms, self.record) = (evidence, terms, record)
    }

    func written() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      for file in CanonicalFile.allCases {
        _ = try folder.write(evidence.files[file], to: file.fileName)
      }
      _ = try folder.write((terms ?? evidence.terms).utf8, to: "draw.txt")
      if let record { _ = try folder.write(record.utf8, to: "record.txt") }
      return folder
    }
  }

  /// What the script says of each case; all in one run, since Python is slow to start.
  private func answers(to cases: [Case]) throws -> [(status: Int32, text: String)] {
    let program = """
      from os import path
      from sys import argv, stdout
      from verify_draw import answer
      for folder in argv[1:]:
          record = path.join(folder, "record.txt")
          status, lines = answer(folder, record if path.exists(record) else None)
          text = "".join(line + "\\n" for line in lines)
          stdout.buffer.write((str(status) + "\\x1d" + text + "\\x1e").encode("utf-8"))
      """
    let folders = try cases.map { try $0.written() }
    let result = try withExtendedLifetime(folders) {
      try run(
        "python3", ["-c", program] + folders.map(\.path), in: PackageFolder.path(of: "Scripts"),
        environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    }
    let answers = result.output.split(separator: 0x1E).compactMap { answer in
      let parts = answer.split(separator: 0x1D, maxSplits: 1, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      return Int32(parts[0]).map { (status: $0, text: parts[1]) }
    }
    try #require(answers.count == cases.count, "\(result.errors)")
    return answers
  }

  /// Whether a line speaks of the one thing of its kind.
  private func isSingle(_ line: Substring) -> Bool {
    ["密钥散列", "承诺值", "公开值", "种子"].contains { line.hasPrefix("\($0)\t") }
  }
}
