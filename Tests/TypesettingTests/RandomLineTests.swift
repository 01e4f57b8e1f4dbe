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
      let wider = sample.lines(in: sample.measure + .hair, faces: faces)
      if sample.style.alignment == .justified, lines.texts != wider.texts { changes += 1 }
      faults += sample.differences(lines.texts, wider.texts, faces: faces)
      if faults.count > 20 { break }
    }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    #expect(changes * 100 <= Self.paragraphs, "\(changes) paragraphs change in a hair of room")
  }
}

extension Length {
  /// 0.001 em of a random paragraph.
  static let hair = Length(milliPoints: ParagraphSample.em / 1_000)
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
    ParagraphSetter(faces: faces, input: input(in: measure)).set().paragraph
  }

  func input(in measure: Length) -> ParagraphInput {
    ParagraphInput([.text(text)], style: style, measure: measure, isInTable: isInTable)
  }

  /// A hair of room changes nothing unless a line then fits that did not or, in justified text, two
  /// ways through it change places.
  ///
  /// A line's cost (typography 2.5) is a continuous function of its measure, and so is a way's. Of two
  /// ways that both fit, one the cheapest in a narrower and the other in a wider measure, the costs
  /// must cross in between, where no line fits exactly; however costs are rounded, the lines change
  /// there. So a change is right only where the lines found are no dearer than the others, in both
  /// measures, and fewer than one paragraph in a hundred changes so.
  func differences(_ texts: [String], _ others: [String], faces: FaceChains) -> [String] {
    guard texts != others else { return [] }
    let narrow = LineChoice(self, faces: faces)
    let wide = LineChoice(self, hairs: 1, faces: faces)
    let (lines, wider) = (narrow.lines(texts), narrow.lines(others))
    let isRight: Bool
    if style.alignment == .justified {
      guard let cost = narrow.cost(of: lines), let widerCost = wide.cost(of: wider) else {
        return ["a line does not fit: \(texts) becomes \(others) — \(self)"]
      }
      let isBestInWide = wide.cost(of: lines).map { widerCost <= $0 } ?? true
      if let rival = narrow.cost(of: wider) {
        isRight = cost <= rival && isBestInWide
      } else {
        // A line fits exactly; in emergency such a line is filled, not weighed.
        isRight = isBestInWide || widerCost >= TotalFit.emergency
      }
    } else {
      // First fit: the first line that differs must have been a hair too long.
      isRight = zip(lines, wider).first { $0 != $1 }.map { !narrow.fits($0.1) } ?? false
    }
    return isRight ? [] : ["\(texts) becomes \(others) — \(self)"]
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
      "…", "…………", "………", "⸺", "甲•乙", "A—B", "C++", "a……b", "々", "っ", "ー", "①", "○", "☐", "ｱ", "ｶﾞ",
      "a", "COD", "internationalization",
      "e-mail", "km/h", "1", "2019", "3.14", "1,234,567", "50%", "￥100", "$5", "№7", "℃", "5℃",
      "2019—2021", "3·15", "(", ")", ",", ".", "\"", "&", "-", " ", "  ", "\u{A0}", "\u{200B}",
      "\u{2060}", "\u{AD}", "m²", "12年", "10万元", "〔2019〕12号", "370303198501011234",
      "0533-2270000", "壹佰贰拾元整", "\n", "葛\u{E0100}", "e\u{301}", "\u{3000}", "㎡", "Ａ", "５６",
    ]

  mutating func lineStyle(em: Length) -> LineStyle {
    var style = LineStyle()
    style.region = element(of: [.mainland, .mainland, .mainland, .hongKongAndTaiwan, .japan])
    style.prohibition = element(of: [.standard, .standard, .none, .basic, .strict])
    style.markSpacing = element(of: [.oneAndAHalf, .oneAndAHalf, .full, .one])
    style.trimsLineEnd = happens(percent: 80)
    style.trimsLineStart = happens(percent: 80)
    style.trimsParagraphStart = happens(percent: 60)
    style.autospace = element(of: [nil, nil, .zero, em / 8, em / 2])
    style.interpunctWidth = element(of: [nil, nil, em])
    style.connectorWidth = element(of: [nil, nil, em * 2, em / 2])
    style.solidusWidth = element(of: [nil, nil, em])
    style.keepsUnits = element(of: [nil, true, false])
    style.avoidsShortLastLine = happens(percent: 70)
    style.hangsStops = happens(percent: 20)
    style.shrinkOrder = happens(percent: 80) ? .byLevel : .even
    style.shrinksStops = happens(percent: 20)
    return style
  }
}
