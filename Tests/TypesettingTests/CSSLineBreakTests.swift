import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// What `line-break` of CSS Text 3, section 5.3, asks of Chinese: characters that may begin a line
/// or not by its value.
///
/// The code points are those of the standard's text, or of the Unicode properties that it names.
/// `loose` is our 无, where all marks but closing ones begin lines; `normal` both 基本 and 国标,
/// which differ in what may end a line; `strict` is 严格.
@Suite struct CSSLineBreakTests {
  enum Kind: String, CaseIterable {
    case hyphens, iteration, inseparable, centred, suffixes
  }

  enum Value: String, CaseIterable {
    case loose, normal, strict

    var levels: [LineStyle.Prohibition] {
      switch self {
      case .loose: [.none]
      case .normal: [.basic, .standard]
      case .strict: [.strict]
      }
    }

    func mayBegin(_ kind: Kind) -> Bool {
      self == .loose || (self == .normal && kind == .hyphens)
    }
  }

  private struct Exception {
    var kind: Kind
    var value: Value
    var codePoints: [UInt32]
    var reason: String
  }

  /// Where our specification asks for the opposite and stands.
  private static let exceptions = [
    Exception(
      kind: .hyphens, value: .loose, codePoints: [0x2010],
      reason: "UAX #14 LB21: no level frees a Western hyphen"),
    Exception(
      kind: .hyphens, value: .normal, codePoints: [0x2013, 0x301C],
      reason: "GB/T 15834-2011 5.1.6: 连接号不出现在一行之首; typography 2.2 rules 2 and 4"),
    Exception(
      kind: .hyphens, value: .normal, codePoints: [0x2010, 0x30A0],
      reason: "UAX #14 LB21, to which typography 2.2 makes no exception here"),
    Exception(
      kind: .iteration, value: .normal, codePoints: [0x3005, 0x309D, 0x30FD],
      reason: "typography 2.2 rule 6: barred at 严格 only"),
    Exception(
      kind: .suffixes, value: .loose, codePoints: [0x2035, 0xFE6A],
      reason: "no suffixes of typography 2.1, so UAX #14 LB23a holds at every level"),
  ]

  @Test(arguments: Kind.allCases, Value.allCases)
  func `characters begin lines as CSS has it for Chinese`(kind: Kind, value: Value) throws {
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    let codePoints = try Self.codePoints(of: kind)
    let exceptions = Self.exceptions.filter { $0.kind == kind && $0.value == value }
    let excepted = exceptions.flatMap(\.codePoints)
    #expect(!codePoints.isEmpty && Set(excepted).isSubset(of: codePoints))
    for codePoint in codePoints {
      let scalar = try #require(Unicode.Scalar(codePoint))
      let mayBegin = value.mayBegin(kind) != excepted.contains(codePoint)
      for level in value.levels {
        var style = Sample.style()
        style.line.prohibition = level
        let text = "文文文文文文\(scalar)字字"
        let set = setter.set(
          ParagraphInput([.text(text)], style: style, measure: .points(6 * 12)), origin: .unknown)
        let first = set.lines[0].runs.map(\.line.text).joined()
        #expect(
          first == (mayBegin ? "文文文文文文" : "文文文文文"),
          "U+\(String(codePoint, radix: 16, uppercase: true)) at \(level)")
      }
    }
  }

  private static func codePoints(of kind: Kind) throws -> [UInt32] {
    switch kind {
    case .hyphens: return [0x2010, 0x2013, 0x301C, 0x30A0]
    case .iteration: return [0x3005, 0x303B, 0x309D, 0x309E, 0x30FD, 0x30FE]
    case .centred:
      return [
        0x30FB, 0xFF1A, 0xFF1B, 0xFF65, 0x203C, 0x2047, 0x2048, 0x2049, 0xFF01, 0xFF1F,
      ]
    case .inseparable: return try members(of: ["IN"], in: "LineBreak.txt")
    case .suffixes:
      let wide = Set(try members(of: ["A", "F", "W"], in: "EastAsianWidth.txt"))
      return try members(of: ["PO"], in: "LineBreak.txt").filter(wide.contains)
    }
  }

  /// The code points to which a file of the Unicode data gives one of these values.
  private static func members(of values: Set<String>, in file: String) throws -> [UInt32] {
    try UnicodeDataFile.lines(of: file).flatMap { line -> [UInt32] in
      let fields = line.prefix { $0 != "#" }.split(separator: ";")
      guard fields.count == 2, values.contains(fields[1].filter { $0 != " " }) else { return [] }
      let bounds = fields[0].filter { $0 != " " }.split(separator: ".").compactMap {
        UInt32($0, radix: 16)
      }
      let first = try #require(bounds.first)
      return Array(first...(bounds.last ?? first))
    }
  }
}
