import FormTestSupport
import Testing

@testable import Typesetting

@Suite struct CharacterPropertiesTests {
  /// What the typography reference names in 2.1 and settles in 2.5a, and some of what it leaves to
  /// general rules.
  private static let members: [(CharacterClass, String)] = [
    (.opening, "2018 201C 3008 300A 300C 300E 3010 3014 3016 3018 301A 301D FF08 FF3B FF5B FF5F"),
    (
      .closing,
      "2019 201D 3009 300B 300D 300F 3011 3015 3017 3019 301B 301E 301F FF09 FF3D FF5D FF60"
    ),
    (.comma, "3001 FF0C"),
    (.stop, "3002 FF0E"),
    (.colon, "FF1A FF1B"),
    (.exclamation, "FF01 FF1F"),
    (.finishedExclamation, "203C 2047 2048 2049"),
    (.interpunct, "00B7 2027 30FB"),
    (.connector, "FF5E 301C 2013"),
    (.solidus, "FF0F"),
    (.dash, "2014 2015 2E3A"),
    (.ellipsis, "2026 22EF 2025"),
    (.han, "3005..3007 303B 2E80..2FDF 3100..312F 31A0..31BF 3041..309F 30A0..30FA 30FC..30FF"),
    (.han, "2FF0..2FFF FF10..FF19 FF21..FF3A FF41..FF5A 3000 25A1 25CB 2460..249B 3200..33FF"),
    (.han, "3400..4DBF 4E00..9FFF F900..FAFF 20000..2FFFD 30000..3FFFD AC00..D7A3 E000..F8FF"),
    (.han, "2160..2188 2610 2611 2190..2199 203B 1F600..1F64F"),
    (.unspaced, "FF61..FF9F FF02 FF03 FF06 FF0B FF0D FF1C..FF1E FF5C"),
    (.letter, "0041..005A 0061..007A 00AA 00B5 00BA 00C0..00D6 00D8..00F6 00F8..02C1 0300..034E"),
    (.letter, "0391..03A1 03B1..03C9 0400..0481 0483..052F 05D0..05EA 1E00..1EFF 2126"),
    (.letter, "00B2 00B3 00B9 2070..209F"),
    (.digit, "0030..0039"),
    (.westernMark, "0021..0023 0026..002F 003A..0040 005B..0060 007B..007E 2010..2012"),
    (.westernMark, "00A1 00A2 00A4 00A6..00A9 00AB 00AC 00AE 00AF 00B1 00B4 00B6 00B8 00BB 00BF"),
    (.westernMark, "00D7 00F7 2200..22EE 22F0..22FF"),
    (.prefix, "0024 00A3 00A5 20AC 2116 FF04 FFE1 FFE5"),
    (.suffix, "0025 2030 00B0 2032 2033 2103 2109 FF05 FFE0"),
    (.space, "0020 00A0 202F 2000..200A"),
    (.breakHere, "200B"),
    (.joiner, "2060 FEFF 200D FE00..FE0F E0100..E01EF"),
    (.softHyphen, "00AD"),
  ]

  @Test(arguments: members)
  func `each class has the members that the reference names`(
    expected: CharacterClass, codePoints: String
  ) throws {
    for field in codePoints.split(separator: " ") {
      let bounds = try field.split(separator: "..").map { try #require(UInt32($0, radix: 16)) }
      for value in try #require(bounds.first)...(try #require(bounds.last)) {
        let found = CharacterProperties(of: try #require(Unicode.Scalar(value))).characterClass
        if found != expected {
          Issue.record("U+\(String(value, radix: 16, uppercase: true)) is \(found)")
        }
      }
    }
  }

  @Test func `every class but room in a line is some character's`() {
    let found = Set(Self.members.map(\.0))
    #expect(CharacterClass.allCases.filter { !found.contains($0) } == [.box])
  }

  private static let lineBreakClasses: [(Unicode.Scalar, LineBreakClass)] = [
    ("（", .opWide), ("(", .op), (")", .cp), ("）", .cl), ("“", .qu), ("。", .cl), ("：", .ns),
    ("…", .in), ("—", .b2), ("/", .sy), ("-", .hy), ("¥", .pr), ("℃", .po), ("·", .ai), ("の", .id),
    ("ー", .cj), ("한", .h3), ("\u{301}", .cm), ("\u{FE0F}", .cm), ("\u{1F02C}", .idUnassigned),
    ("\u{E31}", .saMark), ("\u{10FFFD}", .xx), ("\u{0}", .cm), ("\n", .lf), ("\u{20CF}", .pr),
    ("\u{2FFFD}", .id), ("\u{3FFFD}", .id), ("𠮷", .id),
  ]

  @Test(arguments: lineBreakClasses)
  func `characters have their class of UAX 14`(scalar: Unicode.Scalar, expected: LineBreakClass) {
    #expect(CharacterProperties(of: scalar).lineBreakClass == expected)
  }

  private static let resolutions: [(Unicode.Scalar, [LineBreakClass])] = [
    ("①", [.al, .id, .id]),
    ("×", [.al, .al, .al]), ("→", [.al, .id, .id]),
    ("²", [.al, .al, .al]),
    ("§", [.al, .al, .al]),
    ("っ", [.ns, .id, .ns]),
    ("ー", [.ns, .id, .ns]),
    ("々", [.ns, .ns, .ns]),
    ("\u{E01}", [.al, .al, .al]),
    ("\u{E31}", [.cm, .cm, .cm]),
    ("\u{E000}", [.al, .al, .al]),
  ]

  @Test(arguments: resolutions)
  func `open classes are settled by the tailoring`(
    scalar: Unicode.Scalar, expected: [LineBreakClass]
  ) {
    let properties = CharacterProperties(of: scalar)
    let tailorings = [CharacterProperties.Tailoring.none, .chinese, .strictChinese]
    #expect(tailorings.map(properties.resolved) == expected)
  }

  @Test func `the table is what the generator writes from Unicode's data`() throws {
    let check = try run(
      "python3", ["Scripts/unicode_tables.py", "--check"], in: PackageFolder.path)
    #expect(check.status == 0, "\(check.errors)")
  }
}
