import DisplayList
import DocumentTree
import FormTestSupport
import Foundation
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// What holds for any paragraph in any style and measure; fixed seeds, one run for each.
///
/// `make soak` sets ten times as many.
@Suite struct RandomLineTests {
  static let isSoak = ProcessInfo.processInfo.environment["HANFORM_SOAK"] != nil
  /// Of each seed; there are twenty.
  static let paragraphs = isSoak ? 5_000 : 500

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `any paragraph keeps its text, its edges, its ends and its inks`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let faces = FaceChains(library: try Sample.library())
    var inks = InkTable(faces: faces)
    var faults: [String] = []
    var changes = 0
    for _ in 0..<Self.paragraphs {
      let sample = ParagraphSample(&generator)
      let lines = sample.lines(in: sample.measure, faces: faces)
      faults += LineCheck(sample: sample, paragraph: lines).faults(inks: &inks)
      let wider = sample.lines(in: sample.measure + Length(milliPoints: 12), faces: faces)
      faults += sample.differences(lines, wider)
      if sample.style.alignment == .justified, lines.texts != wider.texts { changes += 1 }
      if faults.count > 20 { break }
    }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    // Two ways of nearly the same cost may change places, but seldom.
    #expect(changes * 100 <= Self.paragraphs, "\(changes) paragraphs change in a hair of room")
  }
}

/// A paragraph at random: all classes mixed, all alignments, every switch.
struct ParagraphSample {
  var text: String
  var style: TextStyle
  var measure: Length
  var isInTable: Bool

  static let em = 12_000

  init(_ generator: inout Generator) {
    text = generator.mixedText(pieces: 1...generator.element(of: [6, 20, 60]))
    let em = Length(milliPoints: Self.em)
    style = Sample.style(
      alignment: generator.element(of: [
        .justified, .justified, .justified, .left, .center, .right, .distributed,
      ]),
      indent: em * generator.element(of: [0, 0, 2]),
      font: generator.element(of: ["宋体", "仿宋", "Noto Sans Mono CJK SC"]))
    style.line = generator.lineStyle(em: em)
    let narrowest = style.firstLineIndent == .zero ? 1_000 : 3_000
    measure = Length(
      milliPoints: generator.number(in: narrowest...40_000) * Self.em / 1_000)
    isInTable = generator.happens(percent: 20)
  }

  func lines(in measure: Length, faces: FaceChains) -> SetParagraph {
    let input = ParagraphInput([.text(text)], style: style, measure: measure, isInTable: isInTable)
    return ParagraphSetter(faces: faces, input: input).set().paragraph
  }

  /// A hair of room changes nothing unless a line then fits that did not.
  func differences(_ lines: SetParagraph, _ wider: SetParagraph) -> [String] {
    let (texts, others) = (lines.texts, wider.texts)
    guard texts != others, style.alignment != .justified else { return [] }
    // First fit: the first line that differs must have been a hair too long.
    guard let index = zip(texts, others).map({ $0 == $1 }).firstIndex(of: false) else { return [] }
    let natural = wider.lines[index].end - wider.lines[index].start
    let isExact = natural > measure - Length(milliPoints: 12) || style.alignment == .distributed
    return isExact ? [] : ["\(self): \(texts) becomes \(others)"]
  }
}

extension ParagraphSample: CustomStringConvertible {
  var description: String {
    "“\(text)” in \(Double(measure.milliPoints) / Double(Self.em)) em, \(style.font.name) "
      + "\(style.alignment) indent \(style.firstLineIndent) \(style.line) \(isInTable ? "table" : "")"
  }
}

extension SetParagraph {
  var texts: [String] { lines.map { $0.runs.map(\.line.text).joined() } }
}

extension Generator {
  /// Every class of characters, most of it Chinese; now and then the line end of a list.
  mutating func mixedText(pieces: ClosedRange<Int>) -> String {
    (0..<number(in: pieces)).map { _ in mixedPiece() }.joined()
  }

  private mutating func mixedPiece() -> String {
    happens(percent: 45) ? chineseText(pieces: 1...6) : element(of: Self.pieces)
  }

  private static let pieces =
    [
      "（", "）", "《", "》", "“", "”", "‘", "’", "「", "【", "】", "〔", "〕", "，", "、", "。", "．", "：",
      "；", "！", "？", "？！", "！！！", "‼", "·", "・", "～", "—", "–", "／", "/", "——", "———", "……",
      "…", "…………", "々", "っ", "ー", "①", "○", "☐", "ｱ", "ｶﾞ", "a", "COD", "internationalization",
      "e-mail", "km/h", "1", "2019", "3.14", "1,234,567", "50%", "￥100", "$5", "№7", "℃", "5℃",
      "2019—2021", "3·15", "(", ")", ",", ".", "\"", "&", "-", " ", "  ", "\u{A0}", "\u{200B}",
      "\u{2060}", "\u{AD}", "m²", "12年", "10万元", "〔2019〕12号", "370303198501011234",
      "0533-2270000", "壹佰贰拾元整", "\n", "葛\u{E0100}", "e\u{301}", "\u{3000}", "㎡", "Ａ", "５６",
    ]

  mutating func lineStyle(em: Length) -> LineStyle {
    var style = LineStyle()
    style.prohibition = element(of: [.standard, .standard, .none, .basic, .strict])
    style.markSpacing = element(of: [.oneAndAHalf, .oneAndAHalf, .full, .one])
    style.trimsLineEnd = happens(percent: 80)
    style.trimsLineStart = happens(percent: 80)
    style.trimsParagraphStart = happens(percent: 60)
    style.autospace = element(of: [nil, nil, .zero, em / 8, em / 2])
    style.interpunctWidth = element(of: [nil, nil, em])
    style.connectorWidth = element(of: [nil, nil, em * 2])
    style.solidusWidth = element(of: [nil, nil, em])
    style.keepsUnits = element(of: [nil, true, false])
    style.avoidsShortLastLine = happens(percent: 70)
    style.hangsStops = happens(percent: 20)
    style.shrinkOrder = happens(percent: 80) ? .byLevel : .even
    style.shrinksStops = happens(percent: 20)
    return style
  }
}
