import FormTestSupport
import Testing

@testable import Typesetting

@Suite struct UnicodeLineBreaksTests {
  @Test func `every row of Unicode's own test breaks as it says`() throws {
    let rows = try UnicodeDataFile.lines(of: "auxiliary/LineBreakTest.txt").filter {
      !$0.hasPrefix("#")
    }
    #expect(rows.count == 7654)
    let failures = try rows.filter { row in
      let sample = try LineBreakSample(row: row)
      return UnicodeLineBreaks.opportunities(in: sample.classes) != sample.opportunities
    }
    #expect(failures.isEmpty, "\(failures.count) rows:\n\(failures.joined(separator: "\n"))")
  }

  private static let texts: [(String, [LineBreakOpportunity])] = [
    ("", []),
    ("中", []),
    ("中文", [.allowed]),
    ("中\r\n文", [.prohibited, .prohibited, .required]),
    // The opening bracket belongs to the number, however many marks stand between (LB9, LB25).
    ("$(1)", [.prohibited, .prohibited, .prohibited]),
    ("$(\u{301}\u{301}1", [.prohibited, .prohibited, .prohibited, .prohibited]),
    ("$(a", [.allowed, .prohibited]),
    ("$(", [.allowed]),
    ("a1,5)%", [.prohibited, .prohibited, .prohibited, .prohibited, .prohibited]),
    ("a)%", [.prohibited, .allowed]),
    ("1/2", [.prohibited, .prohibited]),
    ("/2", [.allowed]),
    ("中（ 文", [.allowed, .prohibited, .prohibited]),
    // Brackets keep to letters, but wide ones do not (LB30).
    ("a(b)c", [.prohibited, .prohibited, .prohibited, .prohibited]),
    ("a（b）c", [.allowed, .prohibited, .prohibited, .allowed]),
  ]

  @Test(arguments: texts)
  func `lines may end where the annex lets them`(text: String, expected: [LineBreakOpportunity]) {
    let classes = text.unicodeScalars.map { CharacterProperties(of: $0).resolved(for: .none) }
    #expect(UnicodeLineBreaks.opportunities(in: classes) == expected)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `marks stay with their base and change nothing else`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var classes: [LineBreakClass] = []
    var marked: [LineBreakClass] = []
    var isMark: [Bool] = []
    for _ in 0..<generator.number(in: 1...300) {
      let base = generator.element(of: Self.bases)
      classes.append(base)
      let takesMarks = !LineBreakClassSet.markless.contains(base)
      let marks = takesMarks ? generator.number(in: 0...2) : 0
      marked += [base] + repeatElement(.cm, count: marks)
      isMark += [false] + repeatElement(true, count: marks)
    }
    let found = zip(isMark.dropFirst(), UnicodeLineBreaks.opportunities(in: marked))
    #expect(found.allSatisfy { !$0 || $1 == .prohibited }, "\(marked)")
    #expect(
      found.filter { !$0.0 }.map(\.1) == UnicodeLineBreaks.opportunities(in: classes), "\(marked)")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `what no tailoring may change holds in any text`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let classes = (0..<generator.number(in: 2...300)).map { _ in
      generator.element(of: Self.bases + [.cm, .zwj])
    }
    for (index, found) in UnicodeLineBreaks.opportunities(in: classes).enumerated() {
      if let fixed = fixedOpportunity(after: classes[...index], before: classes[index + 1]) {
        #expect(found == fixed, "\(classes[...(index + 1)].suffix(8))")
      } else {
        #expect(found != .required, "\(classes[...(index + 1)].suffix(8))")
      }
    }
  }

  /// What LB4 to LB8a, LB11 and LB12 say, told another way; nil where they say nothing.
  private func fixedOpportunity(
    after text: ArraySlice<LineBreakClass>, before next: LineBreakClass
  ) -> LineBreakOpportunity? {
    guard let before = text.last else { return nil }
    if LineBreakClassSet.hardBreaks.contains(before) {
      return before == .cr && next == .lf ? .prohibited : .required
    }
    if [.bk, .cr, .lf, .nl, .sp, .zw].contains(next) { return .prohibited }
    if text.last(where: { $0 != .sp }) == .zw { return .allowed }
    return next == .wj || [.zwj, .wj, .gl].contains(before) ? .prohibited : nil
  }

  /// Every class that is left once LB1 has been applied, but for marks.
  private static let bases = LineBreakClass.allCases.filter {
    ![.ai, .cj, .sa, .saMark, .sg, .xx, .cm, .zwj].contains($0)
  }
}

/// A row such as `× 0023 × 0020 ÷ 0023 ÷ # rules`: the signs also stand before and after the text.
private struct LineBreakSample {
  var classes: [LineBreakClass] = []
  var opportunities: [LineBreakOpportunity] = []

  init(row: Substring) throws {
    let fields = try #require(row.split(separator: "#").first).split(whereSeparator: \.isWhitespace)
    for field in fields {
      switch field {
      case "×": opportunities.append(.prohibited)
      case "÷": opportunities.append(endsLine ? .required : .allowed)
      default:
        let scalar = try #require(UInt32(field, radix: 16).flatMap(Unicode.Scalar.init))
        classes.append(CharacterProperties(of: scalar).resolved(for: .none))
      }
    }
    opportunities = opportunities.dropFirst().dropLast()
  }

  /// The file's sign does not tell a break that must be from one that may.
  private var endsLine: Bool {
    classes.last.map(LineBreakClassSet.hardBreaks.contains) ?? false
  }
}
