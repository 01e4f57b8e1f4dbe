import Diagnostics
import FormTestSupport
import Inspection
import Testing

/// Rechecking a record against the evidence names what was changed, whatever it was.
@Suite struct DrawVerificationTests {
  @Test func `a true record has no differences`() throws {
    var generator = Generator(seed: 2)
    for _ in 0..<40 {
      let pool = generator.drawPool(sources: 0...30, officers: 2...9)
      let evidence = try generator.evidence(for: pool)
      #expect(evidence.differences(from: try evidence.record()) == [])
    }
  }

  @Test func `a flipped bit in any file is found and named`() throws {
    var generator = Generator(seed: 3)
    let evidence = try DrawEvidence.second()
    let record = try evidence.record()
    for file in CanonicalFile.allCases {
      for bit in 0..<evidence.files[file].count * 8 where generator.happens(percent: 20) {
        var flipped = evidence
        flipped.files[file][bit / 8] ^= 1 << UInt8(bit % 8)
        let found = flipped.differences(from: record)
        #expect(
          found.prefix(3).map(\.dataPath) == ["文件 \(file.rawValue)", "承诺值", "种子"])
      }
    }
  }

  @Test func `a flipped bit of the secret is found and named`() throws {
    let evidence = try DrawEvidence.second()
    let record = try evidence.record()
    for bit in 0..<256 {
      var bytes = evidence.secret.reveal().bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      var flipped = evidence
      flipped.secret = try #require(DrawSecret(bytes))
      #expect(
        flipped.differences(from: record).map(\.id.name)
          == ["draw.secret-differs", "draw.commitment-differs", "draw.seed-differs"])
    }
  }

  @Test(
    arguments: [
      Change("场次 机构代码", { $0.occasion.bureauCode = "370302" }),
      Change("场次 期间", { $0.occasion.period = "2019Q3" }),
      Change("场次 次数", { $0.occasion.number = 2 }),
      Change("场次 公开值约定", { $0.occasion.publicSpec += "。" }),
      Change("公开值", { $0.publicValue = "3615426132" }),
    ] as [Change<DrawEvidence>])
  func `a changed term is found and named`(
    change: Change<DrawEvidence>
  ) throws {
    let evidence = try DrawEvidence.second()
    var changed = evidence
    change.apply(&changed)
    let first = change.name
    let expected = first == "公开值" ? [first, "种子"] : [first, "承诺值", "种子"]
    #expect(changed.differences(from: try evidence.record()).map(\.dataPath) == expected)
  }

  /// What a record may claim falsely, and the only thing that is then found.
  @Test(
    arguments: [
      Change("文件 officers", { $0.filing.fileHashes[.officers] = DrawSamples.digest("") }),
      Change("文件 officers", { $0.filing.fileHashes[.officers] = nil }),
      Change("密钥散列", { $0.filing.secretHash = DrawSamples.digest("") }),
      Change("承诺值", { $0.filing.commitment = Commitment(DrawSamples.digest("")) }),
      Change("公开值", { $0.publicValue = "0" }),
      Change("种子", { $0.seed = DrawSamples.seed(1) }),
      Change("数量 ordinary", { $0.result.classes[1].quota = 1 }),
      Change("票号 ZB0001", { $0.result.classes[0].ranking[1].ticket = DrawSamples.digest("") }),
      Change("票号 ZB0002", { $0.result.classes[0].ranking[5].timesDrawn = 0 }),
      Change("票号 ZB0901", { $0.result.classes[2].ranking.removeLast() }),
      Change("配对 ZB0102", { $0.result.pairs[2].secondLeads.toggle() }),
      Change("配对 ZB0102", { $0.result.pairs[2].first.officer = "ZF01" }),
      Change("配对 ZB0102", { $0.result.pairs[2].second.coin = DrawSamples.digest("") }),
      Change("配对 ZB0102", { $0.result.pairs[2].orderTicket = DrawSamples.digest("") }),
      Change("配对 ZB0001", { $0.result.pairs.removeLast() }),
      Change("配对 ZB0009", { $0.result.pairs[5].source = "ZB0009" }),
    ] as [Change<DrawRecord>])
  func `a false claim is found and named`(
    change: Change<DrawRecord>
  ) throws {
    let evidence = try DrawEvidence.second()
    var record = try evidence.record()
    change.apply(&record)
    let found = evidence.differences(from: record).compactMap(\.dataPath)
    #expect(found.contains(change.name))
    let consequences = ["数量 ordinary": 2, "票号 ZB0901": 2, "配对 ZB0009": 2]
    #expect(found.count == consequences[change.name, default: 1], "\(found)")
  }

  @Test func `a swap of two sources names both`() throws {
    let evidence = try DrawEvidence.second()
    var record = try evidence.record()
    record.result.classes[0].ranking.swapAt(2, 3)
    #expect(
      evidence.differences(from: record).map(\.dataPath) == ["票号 ZB0003", "票号 ZB0006"])
  }

  @Test func `names that Unicode holds equal do not pass for each other`() throws {
    var pool = DrawSamples.plain(sources: 2, quota: 2, officers: 2)
    pool.officers[0].id = "\u{90CE}"
    var generator = Generator(seed: 4)
    let evidence = try generator.evidence(for: pool)
    var record = try evidence.record()
    for index in record.result.pairs.indices {
      record.result.pairs[index].first.officer.exchange("\u{90CE}", for: "\u{F92C}")
      record.result.pairs[index].second.officer.exchange("\u{90CE}", for: "\u{F92C}")
    }
    #expect(
      evidence.differences(from: record).map(\.id) == ["draw.pair-differs", "draw.pair-differs"])
  }

  @Test func `evidence that cannot be drawn from makes no record`() throws {
    var evidence = try DrawEvidence.second()
    evidence.files[.sources] = []
    evidence.files[.recusals] = [0x0A]
    evidence.occasion.period = ""
    do {
      _ = try evidence.record()
      Issue.record("it was drawn")
    } catch {
      let errors = error.diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.id.name) == ["draw.bad-occasion", "draw.field-count"])
    }
  }
}

extension OfficerID {
  fileprivate mutating func exchange(_ old: OfficerID, for new: OfficerID) {
    if self == old { self = new }
  }
}
