import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// What holds for any text in any grid; fixed seeds.
@Suite struct RandomGridTests {
  private static let pieces: [Inline] =
    [
      "，", "。", "、", "：", "；", "？", "！", "？！", "！！！", "（", "）", "《", "》", "“", "”", "‘", "’",
      "——", "……", "…", "—", "～", "–", "·", "／", "/", "①", "☐", "％", "℃", "￥", "№", "〇", "々",
      "COD", "pH", "A4", "GB/T 9704", "e\u{301}", "x²", "-", ".", ",", "12", "3.5%", "2019", "１２",
      " ", "  ", "\u{3000}", "\u{200B}", "\u{2060}", "co\u{AD}op", "\u{AD}", "ｱｲ",
      "葛\u{E0100}", "𬭎", "\n",
    ].map { .text($0) }
    + [.ruledBlank(width: .points(36)), .dateBlank, .unbreakable("☐剔除"), .lineEnd]

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `characters stand in their cells, apart, and no text is lost`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let faces = FaceChains(library: try Sample.library())
    let setter = LineSetter(faces: faces)
    for _ in 0..<120 {
      let sample = GridSample(from: &generator, pieces: Self.pieces)
      let set = setter.set(sample.input, origin: .unknown)
      let text = set.lines.flatMap(\.runs).map(\.line.text).joined()
      #expect(text.utf8.elementsEqual(sample.text.utf8), "\(sample.text)")
      for line in set.lines {
        sample.expectCells(of: line)
        sample.expectAir(in: line, faces: faces)
      }
      if !set.isOverfull, set.concessions.isEmpty { sample.expectEdges(of: set.lines) }
    }
  }
}

/// A random paragraph of 12 pt type in 1 to 40 cells of 11.8 to 18 pt.
private struct GridSample {
  let input: ParagraphInput
  let cells: Int

  init(from generator: inout Generator, pieces: [Inline]) {
    cells = generator.number(in: 1...40)
    let measure = generator.number(in: 11_800 * cells...18_000 * cells)
    var inlines: [Inline] = []
    for _ in 0..<generator.number(in: 1...80) {
      inlines.append(
        generator.happens(percent: 50)
          ? .text(generator.chineseText(pieces: 1...4)) : generator.element(of: pieces))
    }
    var style = Sample.style(
      alignment: generator.element(of: [.left, .justified, .center, .right, .distributed]),
      indent: .points(12 * generator.number(in: 0...2)))
    style.line.gridCells = cells
    style.line.prohibition = generator.element(of: [.basic, .standard, .strict])
    input = ParagraphInput(inlines, style: style, measure: Length(milliPoints: measure))
  }

  var text: String {
    input.inlines.map { inline in
      switch inline {
      case .text(let text, _), .unbreakable(let text, _, _):
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" }))
      case .dateBlank: "年月日"
      case .ruledBlank, .signature, .link, .figure, .lineEnd: ""
      }
    }.joined()
  }

  /// Every Han character in the middle of a cell of its own, one after another.
  func expectCells(of line: SetLine) {
    let measure = Int(input.measure.milliPoints)
    var last = -1
    for piece in line.pieces where (0x4E00...0x9FFF).contains(piece.scalar.value) {
      let middle = Int(piece.pen.milliPoints) + 6_000
      let cell = middle * cells / measure
      #expect(abs(middle * 2 * cells - (2 * cell + 1) * measure) <= 2 * cells, "\(text)")
      #expect(cell > last, "\(text)")
      last = cell
    }
  }

  /// No ink over another's, but for strokes that join and the letters of one word.
  func expectAir(in line: SetLine, faces: FaceChains) {
    var end = -1_000_000
    var before: Unicode.Scalar?
    for piece in line.pieces {
      guard let face = faces.face(piece.face), let glyph = piece.glyphs.first else { continue }
      let ink = face.inkBounds(of: glyph.id)
      guard ink.right > ink.left else { continue }
      let (pen, scalar) = (Int(piece.pen.milliPoints), piece.scalar)
      let left = pen + Int(ink.left) * 12_000 / face.unitsPerEm
      let isJoined = scalar == "—" || before == "—" || (before == scalar && scalar == "–")
      let isWord = scalar.value < 0x400 && (before?.value ?? 0) < 0x400
      // Cells may be 1/50 narrower than the type; bounds are those of the outline's control points,
      // up to 1/20 em beyond the ink.
      if !isJoined, !isWord { #expect(left >= end - 720, "\(scalar) in \(text)") }
      end = pen + Int(ink.right) * 12_000 / face.unitsPerEm
      before = scalar
    }
  }

  /// Lines end where marks allow it; where the text itself ends them anything may stand.
  func expectEdges(of lines: [SetLine]) {
    for line in lines { #expect(line.start >= .zero && line.end <= input.measure, "\(text)") }
    guard !input.inlines.contains(where: \.endsLine) else { return }
    for (before, after) in zip(lines, lines.dropFirst()) {
      let last = before.runs.last?.line.text.unicodeScalars.last { $0 != " " }
      let first = after.runs.first?.line.text.unicodeScalars.first
      if let run = before.runs.last, before.boxes.allSatisfy({ $0.x < run.x }), let last {
        #expect(!"（《“‘".unicodeScalars.contains(last), "\(text)")
      }
      if let run = after.runs.first, after.boxes.allSatisfy({ $0.x > run.x }), let first {
        #expect(!"，。、：；？！）》”’·～–".unicodeScalars.contains(first), "\(text)")
      }
    }
  }
}

extension Inline {
  fileprivate var endsLine: Bool {
    switch self {
    case .lineEnd: true
    case .text(let text, _): text.unicodeScalars.contains("\n")
    default: false
    }
  }
}
