import CivilCalendar
import Diagnostics
import Foundation
import FormTestSupport
import Inspection
import OfficeWriter
import Testing

@testable import InspectionStore

/// An own draw with its files and its secret on the disk.
@Suite struct OwnDrawStoreTests {
  private let place: TestOffice
  private let quarter: CalendarQuarter
  private let clerk = Author(name: "王管理", role: .administrator)

  init() throws {
    place = try TestOffice()
    quarter = try #require(CalendarQuarter("2019Q2"))
  }

  private func time(_ second: Int) -> Timestamp { Sample.time(second) }

  private func office() throws -> OfficeStore {
    let store = try OfficeStore.create(in: place.folder)
    for fact in DrawnOffice.facts {
      try store.perform(Entering(fact), author: clerk, at: time(0))
    }
    return store
  }

  /// Each step by a program of its own, as if the one before had been killed.
  private func reopened() throws -> OfficeStore { try OfficeStore(opening: place.folder) }

  private func plan() throws -> PublicValuePlan {
    .dice(on: Sample.date, witness: "郑纪检")
  }

  private func draw(_ store: OfficeStore? = nil) throws -> DispatchSheet {
    try (store ?? reopened()).makeDraw(of: quarter, author: clerk, at: time(30))
    return try #require(try reopened().office().sheet(of: quarter))
  }

  private func file() throws -> SecretSlip {
    _ = try office()
    try reopened().freezePool(of: quarter, author: clerk, at: time(10))
    return try reopened().fileDraw(of: quarter, plan: plan(), author: clerk, at: time(20)).slip
  }

  private func enterValue() throws {
    try reopened().perform(
      EnterPublicValue(of: quarter, value: "3615426133", witness: "郑纪检"), author: clerk,
      at: time(25))
  }

  @Test func `the next step goes on wherever a program was stopped`() throws {
    _ = try file()
    try enterValue()
    let sheet = try draw()
    #expect(sheet.rows.count == 3)
    let findings = try reopened().recheckDraws()
    #expect(findings.map(\.id.name) == ["draw.not-revealed"])
    try reopened().revealDraw(
      of: quarter, author: clerk, at: try #require(Timestamp("2019-07-01T09:00:00+08:00")))
    #expect(try reopened().recheckDraws() == [])
    #expect(try reopened().verify().isWhole)
  }

  @Test func `the secret stands in the sealed file and nowhere else until it is revealed`() throws {
    let slip = try file()
    try enterValue()
    _ = try draw()
    let copy = try reopened().backUp(at: time(40))
    let digits = slip.secret.reveal().hex
    let traces = try files(below: place.folder.path).filter { path in
      let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      return text.filter { $0 != " " }.contains(digits.prefix(16))
    }
    #expect(
      traces.map { URL(filePath: $0).lastPathComponent }
        == ["2019Q2-1-\(slip.secret.hash.hex.prefix(8)).txt"])
    #expect(!copy.path.isEmpty)
    let sealed = try FileManager.default.attributesOfItem(atPath: traces[0])
    #expect(sealed[.posixPermissions] as? Int == 0o400)
  }

  @Test func `a lost secret is read in again from the slip, and only the right one`() throws {
    let slip = try file()
    try enterValue()
    try FileManager.default.removeItem(atPath: "\(place.folder.path)/封存")
    #expect(refusal { _ = try draw() } == ["store.no-secret"])
    let id = DrawID(quarter, number: 1)
    let typed = try SecretSlip(reading: slip.lines.joined(separator: "\n"))
    let wrong = try #require(DrawSecret([UInt8](repeating: 1, count: 32)))
    #expect(
      refusal { try reopened().restoreSecret(wrong, of: id) } == ["draw.secret-differs"])
    try reopened().restoreSecret(typed.secret, of: id)
    #expect(try draw().rows.count == 3)
  }

  @Test func `a filing cut short before its entry is begun again with another secret`() throws {
    _ = try office()
    try reopened().freezePool(of: quarter, author: clerk, at: time(10))
    let cut = try #require(SystemSecret.make())
    try place.folder.secrets.keep(cut, of: DrawID(quarter, number: 1))
    let slip = try reopened().fileDraw(of: quarter, plan: plan(), author: clerk, at: time(20)).slip
    #expect(slip.secret != cut)
    try enterValue()
    #expect(try draw().rows.count == 3)
  }

  @Test func `of two that file a draw at once the refused one harms nothing`() throws {
    let slip = try file()
    // As it decided before the other's filing was there.
    let late = try #require(SystemSecret.make())
    try place.folder.secrets.keep(late, of: DrawID(quarter, number: 1))
    try enterValue()
    #expect(try draw().rows.count == 3)
    try reopened().voidDraw(
      of: quarter, reason: "试验", approvedBy: "李敏", author: clerk, at: time(50))
    #expect(try reopened().office().voids.last?.secret == slip.secret.reveal())
  }

  @Test func `an altered file is named and nothing is drawn`() throws {
    _ = try file()
    try enterValue()
    let freeze = try #require(try reopened().office().openDraw(of: quarter)?.freeze)
    let evidence = try #require(freeze.evidence(of: .officers))
    let path = "\(place.folder.path)/附件/\(evidence.digest)"
    try FileManager.default.removeItem(atPath: path)
    try Data("ZF01\t一大队\n".utf8).write(to: URL(filePath: path))
    #expect(refusal { _ = try draw() } == ["store.evidence-altered"])
    let found = try reopened().recheckDraws()
    #expect(found.map(\.dataPath) == ["文件 officers"])
  }

  @Test func `a refused freeze keeps no file`() throws {
    let store = try office()
    let brigade = Author(name: "孙编制", role: .unit)
    #expect(
      refusal { try store.freezePool(of: quarter, author: brigade, at: time(10)) }
        == ["draw.not-administrator"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(place.folder.path)/附件") == [])
  }

  @Test func `a void makes the secret known with it`() throws {
    let slip = try file()
    try enterValue()
    _ = try draw()
    try reopened().voidDraw(
      of: quarter, reason: "冻结的名单有误", approvedBy: "李敏", author: clerk, at: time(50))
    let office = try reopened().office()
    #expect(office.voids.last?.secret == slip.secret.reveal())
    #expect(office.sheet(of: quarter) == nil)
    #expect(try reopened().recheckDraws() == [])
    try reopened().freezePool(of: quarter, author: clerk, at: time(60))
    #expect(try reopened().office().openDraw(of: quarter)?.id.number == 2)
  }

  // Rehearsal

  @Test func `a rehearsal is an office of its own that says so`() throws {
    let store = try office()
    let rehearsal = try store.rehearsal()
    #expect(try rehearsal.watermark() == "演练")
    #expect(try store.watermark() == nil)
    try rehearsal.freezePool(of: quarter, author: clerk, at: time(10))
    _ = try rehearsal.fileDraw(of: quarter, plan: plan(), author: clerk, at: time(20))
    #expect(try store.rehearsal().office().openDraw(of: quarter) != nil)
    #expect(try store.office().openDraw(of: quarter) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(place.folder.path)/附件") == [])
    #expect(try rehearsal.verify().isWhole)
    let shared = try store.entries().count
    #expect(try !rehearsal.isOwn(entry: shared) && rehearsal.isOwn(entry: shared + 1))
    #expect(try store.isOwn(entry: shared))
    let copy = try rehearsal.backUp(at: time(30))
    #expect(try OfficeStore(opening: copy).isRehearsal())
    #expect(refusal { _ = try rehearsal.rehearsal() } == ["store.rehearsal"])
    #expect(try store.rehearsal(anew: true).office().openDraw(of: quarter) == nil)
  }

  @Test func `a real office is never thrown away as a rehearsal`() throws {
    let store = try office()
    let real = try OfficeStore.create(in: place.folder.rehearsal)
    #expect(refusal { _ = try store.rehearsal(anew: true) } == ["store.foreign-folder"])
    #expect(try real.entries().isEmpty)
  }

  private func files(below folder: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.map { "\(folder)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}

/// Settings, rules, three key sources and three officers.
private enum DrawnOffice {
  static var facts: [Fact] {
    [
      .settings(settings), .rules(rules), .sources(sources, list: nil),
      .officers(officers, list: nil),
    ]
  }

  private static let units = [
    Unit(name: "环境监察一大队", kind: .brigade, head: "冯队长"),
    Unit(name: "危管应急中心", kind: .emergencyCentre, head: "蒋主任"),
  ]

  private static let settings = OfficeSettings(
    name: "淄博市环境保护局张店分局", bureauCode: "370303", city: "淄博市", county: "张店区",
    units: units, administrators: ["王管理"], leader: "李敏")

  private static let rules = RuleSet(
    key: .init(.percentOfPool(100), basis: "方案"),
    ordinary: .init(.percentOfPool(100), basis: "方案"),
    special: .init(.percentOfPool(100), basis: "方案"), legalBasis: "《暂行办法》一、1")

  private static let sources = (1...3).map { number in
    SourceChange(
      .added,
      PollutionSource(
        id: SourceID("S\(number)"), name: "淄博第\(number)化工有限公司", address: "张店区", city: "淄博市",
        county: "张店区", classification: .init(.key), entryUnit: "环境监察一大队"),
      reason: "建库", date: Sample.date, handledBy: "王管理")
  }

  private static let officers = (1...3).map { number in
    OfficerChange(
      .entered,
      Officer(
        id: OfficerID("P\(number)"), name: "甲\(number)", unit: "环境监察一大队",
        lawCertificate: .init(number: "1"), inspectionCertificate: .init(number: "2")),
      reason: "建库", date: Sample.date)
  }
}
