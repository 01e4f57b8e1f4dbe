import CivilCalendar
import Diagnostics
import Inspection
import Testing

/// What a journal's draws are found to be when they are made again.
@Suite struct DrawRecheckTests {
  private func ids(_ own: OwnDrawSample, bytes: DrawRecheck.Bytes? = nil) -> [String] {
    DrawRecheck.ownDraws(in: own.sample.entries, bytes: bytes ?? own.kept).map(\.id.name)
  }

  private func ids(
    _ own: OwnDrawSample, after change: (inout [JournalEntry]) -> Void
  ) -> [String] {
    var entries = own.sample.entries
    change(&entries)
    return DrawRecheck.ownDraws(in: entries, bytes: own.kept).map(\.id.name)
  }

  @Test func `a revealed draw is whole, a sealed one is told`() {
    #expect(ids(OwnDrawSample(upTo: .revealed)) == [])
    #expect(ids(OwnDrawSample(upTo: .drawn)) == ["draw.not-revealed"])
    #expect(ids(OwnDrawSample(upTo: .valueKnown)) == [])
    var void = OwnDrawSample(upTo: .drawn)
    void.sample.perform(OwnDrawSample.void(secret: OwnDrawSample.secret), on: "2019-03-31")
    #expect(ids(void) == [])
    var early = OwnDrawSample(upTo: .filed)
    early.sample.perform(OwnDrawSample.void(secret: OwnDrawSample.secret), on: "2019-03-30")
    #expect(ids(early) == [])
  }

  @Test(arguments: CanonicalFile.allCases)
  func `a flipped bit in any file is found and the file named`(file: CanonicalFile) throws {
    let own = OwnDrawSample(upTo: .revealed)
    let digest = own.files.hash(of: file).hex
    for bit in stride(from: 0, to: own.files[file].count * 8, by: 7) {
      let found = DrawRecheck.ownDraws(in: own.sample.entries) { evidence in
        var bytes = own.kept(evidence)
        if evidence.digest == digest { bytes?[bit / 8] ^= 1 << UInt8(bit % 8) }
        return bytes
      }
      #expect(found.map(\.id.name) == ["draw.file-differs"])
      #expect(found.map(\.dataPath) == ["文件 \(file.rawValue)"])
    }
    #expect(
      ids(own, bytes: { $0.digest == digest ? nil : own.kept($0) }) == ["draw.file-differs"])
  }

  @Test func `a sheet that does not follow is found row by row`() {
    for stage in [OwnDraw.Stage.drawn, .revealed] {
      let found = ids(OwnDrawSample(upTo: stage)) { entries in
        entries.changeSheet { sheet in
          sheet.rows[0].officers.reverse()
          sheet.rows.removeLast()
        }
      }
      #expect(
        found.filter { $0 != "draw.not-revealed" } == ["draw.row-differs", "draw.row-differs"])
    }
  }

  @Test func `a seed, a secret or a commitment of another draw is found`() {
    let own = OwnDrawSample(upTo: .revealed)
    #expect(
      ids(own) { $0.changeSheet { $0.seed = DrawSamples.seed(1) } } == ["draw.seed-differs"])
    #expect(
      ids(own) { entries in
        for index in entries.indices {
          guard case .drawRevealed(var reveal) = entries[index].fact else { continue }
          reveal.secret = DrawSamples.digest("another")
          entries[index].fact = .drawRevealed(reveal)
        }
      }.prefix(3) == ["draw.secret-differs", "draw.commitment-differs", "draw.seed-differs"])
    #expect(
      ids(own) { entries in
        for index in entries.indices {
          guard case .drawFiled(var filed) = entries[index].fact else { continue }
          filed.plan.witness = "别人"
          entries[index].fact = .drawFiled(filed)
        }
      } == ["draw.commitment-differs"])
  }

  @Test func `a pool that the registries did not say is found`() {
    let own = OwnDrawSample(upTo: .revealed)
    let found = ids(own) { entries in
      for index in entries.indices {
        guard case .sources(var changes, let list) = entries[index].fact else { continue }
        changes.removeAll { $0.record.id == "S5" }
        entries[index].fact = .sources(changes, list: list)
      }
    }
    #expect(found.contains("draw.frozen-otherwise"))
  }

  // Adopted draws

  private func adopted(_ bytes: [UInt8]?, _ change: (inout [JournalEntry]) -> Void = { _ in })
    -> [String]
  {
    var sample = OfficeSample()
    let list = Array("名单".utf8)
    sample.perform(
      AdoptDraw(
        quarter: OfficeSample.quarter,
        rows: [
          OfficeSample.row("淄博甲化工有限公司", "张一", "李三"), OfficeSample.row("淄博丁医院", "王二", "周六"),
        ],
        list: ListOrigin(
          file: "抽取.csv", digest: Digest256(hashing: list).hex, rowCount: 2)), on: "2019-03-29")
    var entries = sample.entries
    change(&entries)
    return DrawRecheck.adoptedDraws(in: entries) { _ in bytes }.map(\.id.name)
  }

  @Test func `an adopted draw is compared with its list and audited again`() {
    #expect(adopted(Array("名单".utf8)) == [])
    #expect(adopted(Array("名單".utf8)) == ["draw.list-differs"])
    #expect(adopted(nil) == ["draw.list-missing"])
    #expect(
      adopted(Array("名单".utf8)) { $0.changeSheet { $0.findings.removeFirst() } }
        == ["draw.audit-differs"])
  }
}
