import Diagnostics
import FormTestSupport
import Inspection
import Testing

/// What may be frozen, and what is found in files that come back.
@Suite struct CanonicalFileTests {
  @Test func `a frozen pool reads back as it was`() throws {
    var generator = Generator(seed: 1)
    for _ in 0..<60 {
      let pool = generator.drawPool(sources: 0...30, officers: 2...12)
      let frozen = try FrozenPool(freezing: pool)
      let read = try FrozenPool(reading: frozen.files)
      #expect(read == frozen)
      #expect(read.pool.sources.map(\.id) == pool.sources.map(\.id).sorted())
      #expect(try FrozenPool(freezing: read.pool).files == frozen.files)
    }
  }

  /// A file of vector 2 with one text put for another, and what is said of it.
  @Test(arguments: [
    (CanonicalFile.sources, "ZB0001\tkey", "\u{FEFF}ZB0001\tkey", ["byte-order-mark 1:1"]),
    (.officers, "\n", "\r\n", ["carriage-return 1:9"]),
    (.recusals, "ZB0901\n", "ZB0901", ["no-final-newline 2:1"]),
    (.officers, "ZF03\t二大队\nZF04\t二大队", "ZF04\t二大队\nZF03\t二大队", ["unsorted 4:1"]),
    (.officers, "ZF04", "ZF03", ["duplicate 4:1"]),
    (.sources, "ZB0003\tkey", "ZB0002\tkey", ["unsorted 3:1", "duplicate 3:1"]),
    (.recusals, "ZF07\tZB0901", "ZF01\tZB0002", ["duplicate 2:1"]),
    (.exclusions, "officer\tZF08", "source\tZB0007", ["duplicate 2:1"]),
    (.history, "ZF03", "ZF01", ["unsorted 4:1", "duplicate 4:1"]),
    (.sources, "丁医院", "丁\u{85}医院", ["control-character 4:14"]),
    (.sources, "丁医院", "丁\r医院", ["control-character 4:14"]),
    (.sources, "淄博丁医院", "", ["empty-field 4:14"]),
    (.officers, "\t三大队", "", ["field-count 5:1"]),
    (.officers, "三大队", "三大队\t", ["field-count 5:1"]),
    (.officers, "三大队\n", "三大队\n\n", ["unsorted 6:1", "field-count 6:1"]),
    (.sources, "ZB0001\tkey\t1", "ZB0001\tkey\t0", ["bad-weight 1:12"]),
    (.sources, "ZB0001\tkey\t1", "ZB0001\tkey\t01", ["bad-weight 1:12"]),
    (.sources, "ZB0001\tkey\t1", "ZB0001\tkey\t6", ["bad-weight 1:12"]),
    (.sources, "ZB0001\tkey", "ZB0001\tKey", ["bad-value 1:8"]),
    (.rules, "class.key.quota\t3", "class.key.quota\t-3", ["bad-value 2:17"]),
    (.rules, "class.key.quota\t3", "class.key.quota\t1000000", ["bad-value 2:17"]),
    (.rules, "class.key.quota\t3\n", "", ["missing-key 1:1"]),
    (.rules, "class.key.quota", "class.kez.quota", ["unknown-key 2:1", "missing-key 1:1"]),
    (.rules, "yearDeck", "deckPlusReturn", ["bad-value 6:8"]),
    (.rules, "carryLoad\t1", "carryLoad\t2", ["bad-value 1:11"]),
    (.exclusions, "officer", "offices", ["unknown-key 1:1"]),
    (.history, "load\tZF01\t2", "load\tZF01\t0", ["bad-value 3:11"]),
    (.history, "load\tZF01\t2", "load\tZF01", ["field-count 3:1"]),
    (.history, "previous\tbe", "previous\tBE", ["bad-value 5:10"]),
    (.history, "previous", "previouS", ["field-count 5:1", "missing-key 1:1"]),
    (.exclusions, "ZB0007", "ZB0006", ["pooled-and-excluded 2:1"]),
    (.recusals, "ZF07\tZB0901", "ZF07\tZB0991", ["unknown-recusal 2:6"]),
    (.recusals, "ZF07\tZB0901", "ZF09\tZB0901", ["unknown-recusal 2:1"]),
  ])
  func `a fault is told with its file and line`(
    file: CanonicalFile, text: String, other: String, expected: [String]
  ) throws {
    var files = try FrozenPool(freezing: .second).files
    files[file] = replacing(text, by: other, in: files[file])
    let faults = faults { try FrozenPool(reading: files) }
    #expect(
      faults.map { "\($0.id.name.dropFirst(5)) \(place($0))" }.sorted() == expected.sorted())
    #expect(faults.allSatisfy { $0.location?.file == file.fileName && $0.hint != nil })
  }

  @Test func `bytes that are no UTF-8 are told`() throws {
    var files = try FrozenPool(freezing: .second).files
    files[.officers][20] = 0xFF
    let faults = faults { try FrozenPool(reading: files) }
    #expect(faults.map(\.id) == ["draw.not-utf8"])
    #expect(faults.map(place) == ["2:1"])
  }

  @Test func `all faults of all files are told at once`() {
    let faults = faults { try FrozenPool(reading: CanonicalFiles()) }
    #expect(faults.count == 8 && faults.allSatisfy { $0.id == "draw.missing-key" })
  }

  /// What hinders a freeze, as a change to a pool of four sources and four officers.
  @Test(
    arguments: [
      Change("control-character", { $0.sources[1].name = "甲\t乙" }),
      Change("control-character", { $0.sources[1].name = "甲\n乙" }),
      Change("control-character", { $0.sources[1].name = "甲\u{7F}乙" }),
      Change("control-character", { $0.sources[1].id = "\u{FEFF}S002" }),
      Change("empty-field", { $0.officers[1].unit = "" }),
      Change("duplicate", { $0.sources[1].id = "S001" }),
      Change("duplicate", { $0.officers[1].id = "O01" }),
      Change("bad-weight", { $0.sources[1].weight = 0 }),
      Change("bad-weight", { $0.sources[1].weight = 6 }),
      Change("bad-value", { $0.rules.quotas[.key] = -1 }),
      Change("bad-value", { $0.history.loads["O01"] = -1 }),
      Change("too-few-officers", { $0.officers.removeLast(3) }),
      Change(
        "too-few-officers",
        { pool in
          pool.recusals = ["O01", "O02", "O03"].map { .init(officer: $0, source: "S004") }
        }
      ),
      Change("pooled-and-excluded", { $0.exclusions = [.init(.officer("O02"), reason: "病假")] }),
      Change("unknown-recusal", { $0.recusals = [.init(officer: "O2", source: "S001")] }),
    ] as [Change<DrawPool>])
  func `a pool that cannot be drawn is not frozen`(
    change: Change<DrawPool>
  ) {
    var pool = DrawSamples.plain(sources: 4, quota: 2, officers: 4)
    change.apply(&pool)
    let faults = faults { try FrozenPool(freezing: pool) }
    #expect(faults.map(\.id.name) == ["draw.\(change.name)"])
    #expect(faults.first?.message.contains("依据《暂行办法》一、2") == (change.name == "too-few-officers"))
  }

  @Test func `records that only their bytes tell apart are two`() throws {
    var pool = DrawSamples.plain(sources: 2, quota: 2, officers: 2)
    pool.sources[0].id = "\u{F92C}"
    pool.sources[1].id = "\u{90CE}"
    pool.officers[0].id = "\u{F92C}"
    pool.officers[1].id = "\u{90CE}"
    let result = try FrozenPool(freezing: pool).draw(with: DrawSamples.seed(1))
    #expect(Set(result.pairs.map(\.source)).count == 2)
    #expect(result.pairs.allSatisfy { $0.lead != $0.other })
  }

  @Test func `a quota above its pool takes the pool and says so`() throws {
    let frozen = try FrozenPool(
      freezing: DrawSamples.plain(sources: 3, quota: 5, officers: 3))
    #expect(frozen.warnings.map(\.id) == ["draw.quota-above-pool"])
    let result = frozen.draw(with: DrawSamples.seed(1))
    #expect(result.pairs.count == 3)
    #expect(result.classes.map(\.poolIsTaken) == [true, true, true])
    #expect(result.classes.map(\.drawn.count) == [3, 0, 0])
  }

  @Test(arguments: [
    ("none", ["draw.no-public-value"]), ("", ["draw.bad-occasion"]),
    ("掷骰\n十次", ["draw.bad-occasion"]), ("掷骰 ", ["draw.bad-occasion"]), ("掷骰", []),
  ])
  func `what is agreed on is a line of text`(spec: String, expected: [String]) {
    var occasion = DrawSamples.occasion
    occasion.publicSpec = spec
    #expect(occasion.findings.map(\.id.name) == expected)
  }

  private func faults(_ body: () throws -> some Any) -> [Diagnostic] {
    do {
      _ = try body()
      return []
    } catch {
      return (error as? DiagnosticError)?.diagnostics ?? []
    }
  }

  private func place(_ diagnostic: Diagnostic) -> String {
    diagnostic.location.map { "\($0.line):\($0.column)" } ?? ""
  }

  private func replacing(_ text: String, by other: String, in bytes: [UInt8]) -> [UInt8] {
    let (text, other) = (Array(text.utf8), Array(other.utf8))
    var result: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      if rest.starts(with: text) {
        result += other
        rest = rest.dropFirst(text.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
