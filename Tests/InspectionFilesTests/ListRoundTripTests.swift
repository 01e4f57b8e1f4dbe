import CivilCalendar
import FormTestSupport
import Inspection
import TabularData
import Testing

@testable import InspectionFiles

@Suite struct ListRoundTripTests {
  private typealias Sample = ListSample

  @Test func `a source list that is written is read back`() throws {
    var random = Generator(seed: 20_190_103)
    for _ in 0..<50 {
      let sources = (0..<random.number(in: 1...20)).map { source($0, &random) }
      let run = try Sample.sources(PollutionSource.list(of: sources))
      #expect(run.changes.map(\.record) == sources)
      #expect(!run.hasErrors)
      let again = try Sample.sources(PollutionSource.list(of: sources), Sample.office(run.fact))
      #expect(again.changes.isEmpty && again.missing.isEmpty)
    }
  }

  @Test func `an officer list that is written is read back`() throws {
    var random = Generator(seed: 26)
    for _ in 0..<50 {
      let officers = (0..<random.number(in: 1...20)).map { officer($0, &random) }
      let run = try Sample.officers(String(decoding: Officer.list(of: officers), as: UTF8.self))
      #expect(run.changes.map(\.record) == officers)
    }
  }

  @Test func `GB18030 and UTF-8 give the same changes`() throws {
    let names = ["甲厂", "淄博𬭎泰厂", "㛃记", "（淄博）𠮷野厂", "ABC厂"]
    let rows = names.enumerated().map { "A\($0.offset),\($0.element),某路\($0.offset)号,一般,一大队\r\n" }
    let text = "编号,企业名称,地址,类别,录入单位\r\n" + rows.joined()
    let converted = try run(
      "iconv", ["-f", "UTF-8", "-t", "GB18030"], input: Array(text.utf8)
    ).output
    let plain = try Sample.sources(text)
    let marked = try Sample.sources([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    let older = try Sample.sources(converted)
    #expect(older.encoding == .gb18030 && older.changes.count == names.count)
    #expect(older.changes == plain.changes && marked.changes == plain.changes)
    #expect(older.rows == plain.rows)
  }

  @Test func `a mapping is saved, edited and used again`() throws {
    let text = "编号,大名,小名,地址,类别,录入单位\nA1,甲厂,乙厂,某路,重点,一大队\n"
    let binding = ColumnMapping<SourceColumn>.Binding.self
    let mapping = ColumnMapping<SourceColumn>([
      binding.init(.id, heading: "编号"), binding.init(.name, heading: "小 名"),
      binding.init(.address, heading: "地址"), binding.init(.sourceClass, heading: "类别"),
      binding.init(.entryUnit, heading: "录入单位"),
    ])
    let run = try Sample.sources(text, mapping: mapping)
    #expect(run.changes.first?.record.name == "乙厂")
    #expect(run.mapping == mapping)
    #expect(Sample.describe(run.findings) == ["1:4 list.unknown-column"])
  }

  private func source(_ number: Int, _ random: inout Generator) -> PollutionSource {
    let kind = random.element(of: PollutionSource.Kind.allCases)
    let basis = random.element(of: ["", "市名录", "处罚,\"罚\"字〔2018〕3号", "甲;乙"])
    var source = PollutionSource(
      id: SourceID("S\(number)"), name: random.companyName() + "\(number)",
      address: "某路\(random.number(in: 1...99))号, 东邻", city: "淄博市", county: "张店区",
      creditCode: random.happens(percent: 50) ? CreditCode(random.element(of: Sample.codes)) : nil,
      classification: .init(random.element(of: SourceClass.allCases), basis: basis),
      industry: random.element(of: [nil, "化工", "\"玻璃\""]), kind: kind,
      entryUnit: kind == .other ? "环境监察二大队" : "危管应急中心")
    source.controlLevel = random.element(of: [nil] + PollutionSource.ControlLevel.allCases)
    source.classification.validFrom = date(&random)
    source.classification.validTo = date(&random, after: 20_000)
    if random.happens(percent: 20), let since = date(&random) ?? Sample.day {
      source.standing = .suspended(
        random.element(of: PollutionSource.Exclusion.allCases), since: since)
    }
    return source
  }

  private func officer(_ number: Int, _ random: inout Generator) -> Officer {
    var officer = Officer(
      id: OfficerID("P\(number)"), name: random.personName(), unit: "环境监察一大队",
      lawCertificate: .init(
        number: "00\(number)", validFrom: date(&random), validTo: date(&random, after: 20_000)),
      inspectionCertificate: random.happens(percent: 80) ? .init(number: "C\(number)") : nil,
      reading: random.element(of: [nil, "zēng lì"]))
    if random.happens(percent: 20), let from = Sample.day {
      officer.duty = .away(reason: "学习", from: from, until: date(&random, after: 20_000))
    }
    return officer
  }

  private func date(_ random: inout Generator, after first: Int = 15_000) -> CalendarDate? {
    random.happens(percent: 50)
      ? CalendarDate(daysSinceEpoch: first + random.number(in: 0...4_000)) : nil
  }
}
