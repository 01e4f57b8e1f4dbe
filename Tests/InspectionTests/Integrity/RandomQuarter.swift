import CivilCalendar
import Diagnostics
import FormTestSupport
import Inspection

/// A quarter of a random office, now and then two, played through the acts alone, day by day, wrong
/// requests among the right ones; the same for a seed every time.
struct RandomQuarter {
  private(set) var office = Office()
  private(set) var entries: [JournalEntry] = []
  /// How often an act of each kind was entered, and each refusal told.
  private(set) var entered: [String: Int] = [:]
  private(set) var refused: [String: Int] = [:]
  /// The files of own draws, by their digests.
  private(set) var kept: [String: [UInt8]] = [:]
  var generator: Generator
  private(set) var quarter: CalendarQuarter

  static let administrator = Author(name: "王管理", role: .administrator)
  static let units: [UnitName] = ["环境监察一大队", "环境监察二大队", "环境监察三大队", "环境监察四大队", "危管应急中心"]

  init(seed: UInt64) {
    generator = Generator(seed: seed)
    quarter = ["2019Q1", "2019Q2", "2019Q3", "2019Q4"].map(\.quarter)[Int(seed % 4)]
    settleOffice()
    settleRegistries()
    play()
    guard generator.happens(percent: 30), let next = quarter.next else { return }
    quarter = next
    play()
  }

  private mutating func play() {
    draw()
    for month in quarter.months { play(month) }
    finish()
  }

  /// Before anything else happens in the quarter.
  private var eve: CalendarDate {
    let day = quarter.firstDay.adding(days: -2) ?? quarter.firstDay
    return max(day, office.lastEntry?.date ?? day)
  }

  // MARK: Requests

  /// Asks for an act, and tells whether it was granted.
  @discardableResult
  mutating func ask(
    _ act: some Act, on date: CalendarDate, by author: Author = administrator
  ) -> Bool {
    // The journal's time never runs backwards.
    let date = max(date, office.lastEntry?.date ?? date)
    guard let time = Timestamp(date: date, secondOfDay: min(86_399, entries.count)) else {
      return false
    }
    do {
      enter(try act.decide(in: office, by: author, at: time), at: time, by: author)
      entered["\(type(of: act))", default: 0] += 1
      return true
    } catch {
      for diagnostic in error.diagnostics { refused[diagnostic.id.name, default: 0] += 1 }
      return false
    }
  }

  private mutating func enter(_ fact: Fact, at time: Timestamp, by author: Author) {
    let entry = JournalEntry(
      number: entries.count + 1, time: max(time, entries.last?.time ?? time), author: author,
      fact: fact)
    entries.append(entry)
    office.apply(entry)
  }

  func clerk(of unit: UnitName) -> Author { Author(name: "孙编制", role: .unit, unit: unit) }

  // MARK: Before the quarter

  private mutating func settleOffice() {
    var settings = OfficeSample.settings
    settings.readings.leadUnitPlans = generator.happens(percent: 80)
    settings.readings.allowsOtherUnits = generator.happens(percent: 80)
    settings.readings.handsOverMonthly = generator.happens(percent: 70)
    ask(ChangeSettings(settings), on: eve)
    let share: [Tenths] = [0, 10, 25, 40, 100]
    let rules = RuleSet(
      key: .init(.percentOfPool(generator.element(of: share)), basis: "方案"),
      ordinary: .init(.sourcesPerOfficer(Tenths(whole: generator.number(in: 0...6))), basis: "方案"),
      special: .init(.percentOfPool(generator.element(of: [25, 100])), basis: "方案"),
      repeatPolicy: generator.element(of: RuleSet.RepeatPolicy.allCases),
      carriesLoad: generator.happens(percent: 50),
      takesSecondFromOtherUnit: generator.happens(percent: 30),
      isWeighted: generator.happens(percent: 30), legalBasis: "《暂行办法》一、1")
    ask(ChangeRules(rules), on: eve)
  }

  private mutating func settleRegistries() {
    for number in 1...generator.number(in: 4...16) { addOfficer(number) }
    for number in 1...generator.number(in: 3...40) { addSource(number, on: eve) }
    for _ in 0..<generator.number(in: 0...4) { declareRecusal(on: eve) }
    for source in office.sources.all(on: eve) where generator.happens(percent: 8) {
      ask(ChangeSource(suspension(of: source, on: eve)), on: eve)
    }
  }

  private mutating func addOfficer(_ number: Int) {
    let ends = (quarter.months.map(\.lastDay) + Array(repeating: "2025-12-31".date, count: 9))
    let officer = Officer(
      id: OfficerID("P\(number)"), name: "甲\(number)", unit: generator.element(of: Self.units),
      lawCertificate: .init(number: "L\(number)", validTo: generator.element(of: ends)),
      inspectionCertificate: .init(number: "H\(number)"),
      duty: generator.happens(percent: 8) ? .away(reason: "借调", from: eve, until: nil) : .onDuty)
    ask(ChangeOfficer(OfficerChange(.entered, officer, reason: "建库", date: eve)), on: eve)
  }

  private mutating func addSource(_ number: Int, on date: CalendarDate) {
    let kind = generator.element(of: [PollutionSource.Kind.other, .other, .other, .hospital])
    let source = PollutionSource(
      id: SourceID("S\(number)"), name: generator.companyName() + "\(number)", address: "张店区",
      city: "淄博市", county: "张店区",
      classification: .init(generator.element(of: SourceClass.allCases)),
      weighting: generator.happens(percent: 15)
        ? .init(balls: generator.number(in: 2...5), basis: "投诉") : nil, kind: kind,
      entryUnit: kind == .other
        ? Self.units[generator.number(in: 0...3)] : Self.units[generator.number(in: 3...4)])
    ask(
      ChangeSource(
        SourceChange(.added, source, reason: "新增", date: date, handledBy: "孙编制")), on: date)
  }

  private mutating func declareRecusal(on date: CalendarDate) {
    guard let officer = anyOfficer, let source = anySource else { return }
    ask(
      DeclareRecusal(
        Recusal(
          officer: officer, source: source, ground: .dispute, declaredOn: date,
          approvedBy: generator.happens(percent: 90) ? "李局长" : "")), on: date)
  }

  private func suspension(of source: PollutionSource, on date: CalendarDate) -> SourceChange {
    var source = source
    source.standing = .suspended(.longStopped, since: date)
    return SourceChange(.suspended, source, reason: "停产", date: date, handledBy: "孙编制")
  }

  private var anyOfficer: OfficerID? {
    mutating get {
      let all = office.officers.everyID
      return all.isEmpty ? nil : generator.element(of: all)
    }
  }

  private var anySource: SourceID? {
    mutating get {
      let all = office.sources.everyID
      return all.isEmpty ? nil : generator.element(of: all)
    }
  }

  // MARK: The draw

  private mutating func draw() {
    let isOwn = generator.happens(percent: 50)
    drawOnce(isOwn)
    // Now and then it does not stand, and is made again.
    guard generator.happens(percent: 15), office.sheet(of: quarter) != nil else { return }
    for unit in Self.units where generator.happens(percent: 50) {
      plan(unit, quarter.firstMonth, isLast: false)
    }
    ask(
      VoidDraw(
        quarter: quarter, reason: "名单有误", approvedBy: "李局长", secret: isOwn ? secret : nil),
      on: eve)
    drawOnce(generator.happens(percent: 50))
  }

  private mutating func drawOnce(_ isOwn: Bool) {
    if isOwn { makeOwnDraw() } else { adoptDraw() }
    // Whatever came of it, it cannot be asked for again.
    if generator.happens(percent: 20) { freeze() }
  }

  private var secret: DrawSecret? { DrawSecret(DrawSamples.digest("\(quarter)").bytes) }

  @discardableResult
  private mutating func freeze() -> CanonicalFiles? {
    let files = try? FreezePool(of: quarter).pool(in: office).files
    guard ask(FreezePool(of: quarter), on: eve), let files else { return nil }
    for file in CanonicalFile.allCases { kept[files.hash(of: file).hex] = files[file] }
    return files
  }

  private mutating func makeOwnDraw() {
    guard let secret, let files = freeze() else { return }
    if generator.happens(percent: 30) { change(on: eve) }
    ask(
      FileDraw(
        of: quarter, plan: .dice(on: eve, witness: "郑纪检"), secretHash: secret.hash), on: eve)
    if generator.happens(percent: 30) { change(on: eve) }
    let value = PublicValue(
      (0..<10).map { _ in "\(generator.number(in: 1...6))" }.joined())
    ask(EnterPublicValue(of: quarter, value: value, witness: "郑纪检"), on: eve)
    ask(MakeDraw(of: quarter, files: files, secret: secret), on: eve)
  }

  /// As another system would: by the rules, or a little beside them.
  private mutating func adoptDraw() {
    let officers = office.officers.all(on: quarter.firstDay)
    var rows: [AdoptDraw.Row] = []
    for source in office.sources.all(on: quarter.firstDay) where generator.happens(percent: 50) {
      let count = generator.happens(percent: 95) ? 2 : generator.number(in: 1...3)
      let names = generator.permuted(officers).prefix(count).map(\.name)
      rows.append(
        AdoptDraw.Row(sourceName: source.name, address: source.address, officerNames: names))
    }
    if generator.happens(percent: 5) {
      rows.append(AdoptDraw.Row(sourceName: "无此企业", address: "", officerNames: ["甲1"]))
    }
    ask(
      AdoptDraw(
        quarter: quarter, rows: rows,
        list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: rows.count)), on: eve)
  }
}
