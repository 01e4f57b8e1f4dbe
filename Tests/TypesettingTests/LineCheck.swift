import DisplayList
import DocumentTree
import Geometry
import Typefaces

@testable import Typesetting

/// Holds a set paragraph to what no paragraph may break, told from its text and places alone.
struct LineCheck {
  let sample: ParagraphSample
  let paragraph: SetParagraph

  /// What was found wrong, each with the paragraph.
  func faults(inks: inout InkTable) -> [String] {
    var faults: [String] = []
    if !texts.joined().utf8.elementsEqual(sample.text.filter { $0 != "\n" }.utf8) {
      faults.append("text lost: \(texts)")
    }
    if !paragraph.isOverfull {
      faults += ends()
      if paragraph.concessions.isEmpty { faults += edges() }
    }
    for line in paragraph.lines { faults += inks.overlaps(in: line) }
    return faults.map { "\($0) — \(sample)" }
  }

  private var texts: [String] { paragraph.texts }

  /// 0.01 em.
  private static let tolerance = Length(milliPoints: ParagraphSample.em / 100)

  // MARK: Ends

  private func ends() -> [String] {
    var faults: [String] = []
    for (index, line) in paragraph.lines.enumerated() {
      if line.end > sample.measure { faults.append("line \(index) sticks out") }
      if line.start < .zero { faults.append("line \(index) starts before its edge") }
      guard sample.style.alignment == .justified, !endsParagraph(index) else { continue }
      let lack = sample.measure - line.end
      if lack > Self.tolerance, hasOpenGap(texts[index]) {
        faults.append("line \(index) lacks \(lack)")
      }
    }
    return faults
  }

  /// Lines before a line end that the text asks for stand as last lines do.
  private func endsParagraph(_ index: Int) -> Bool {
    let characters = texts[...index].joined().unicodeScalars.count
    var count = 0
    for scalar in sample.text.unicodeScalars {
      if scalar == "\n" {
        if count == characters { return true }
      } else {
        count += 1
      }
    }
    return count == characters
  }

  /// Two neighbouring Chinese characters can always be moved apart.
  private func hasOpenGap(_ text: String) -> Bool {
    let isHan = text.unicodeScalars.map { (0x4E00...0x9FFF).contains($0.value) }
    return zip(isHan, isHan.dropFirst()).contains { $0 && $1 }
  }

  // MARK: Edges

  private static let closers = Set("）》」』】〕〗｝］”’".unicodeScalars)
  private static let openers = Set("（《「『【〔〖｛［“‘".unicodeScalars)
  private static let barred = Set("、，。．：；！？‼⁇⁈⁉～〜／・".unicodeScalars)
  private static let strictlyBarred = Set("々ゝヽっー".unicodeScalars)

  private func edges() -> [String] {
    zip(texts, texts.dropFirst()).enumerated().flatMap { index, pair -> [String] in
      if endsParagraph(index) { return [] }
      return isForbidden(pair.0, pair.1) ? ["forbidden edge \(pair.0)│\(pair.1)"] : []
    }
  }

  /// A mark clings to what stands before it across spaces.
  private func isForbidden(_ before: String, _ after: String) -> Bool {
    let level = sample.style.line.prohibition
    let printed = before.unicodeScalars.filter { !$0.isBlank }
    guard let last = printed.last, let next = after.unicodeScalars.first else { return false }
    if Self.closers.contains(next) || Self.openers.contains(last) { return true }
    if level >= .basic, Self.barred.contains(next) { return true }
    if level >= .standard, before.unicodeScalars.last == "／" { return true }
    if level == .strict, Self.strictlyBarred.contains(next) { return true }
    if level == .strict, isPair(after) { return true }
    if isDigit(before.unicodeScalars.last), isDigit(next) { return true }
    return splitsPair(before, after)
  }

  private func isPair(_ text: String) -> Bool { text.hasPrefix("——") || text.hasPrefix("……") }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private func splitsPair(_ before: String, _ after: String) -> Bool {
    ["—", "…"].contains { (mark: Unicode.Scalar) in
      let count = before.unicodeScalars.reversed().prefix { $0 == mark }.count
      let rest = after.unicodeScalars.prefix { $0 == mark }.count
      return count > 0 && rest > 0 && (count % 2 == 1 || rest % 2 == 1)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { " \u{A0}\u{200B}\u{2060}\u{AD}".unicodeScalars.contains(self) }
}

/// Where the ink of glyphs lies, looked up once for each.
struct InkTable {
  let faces: FaceChains
  private var bounds: [Key: Range<Int>?] = [:]

  private struct Key: Hashable {
    var face: FaceID
    var glyph: UInt32
  }

  init(faces: FaceChains) {
    self.faces = faces
  }

  /// Neighbouring clusters whose inks lie in each other.
  mutating func overlaps(in line: SetLine) -> [String] {
    var faults: [String] = []
    var before: (text: String, end: Int)?
    for run in line.runs {
      var bytes = Array(run.line.text.utf8)[...]
      var glyphs = run.line.glyphs[...]
      for cluster in run.line.clusters {
        let text = String(decoding: bytes.prefix(Int(cluster.byteCount)), as: UTF8.self)
        let inks = glyphs.prefix(Int(cluster.glyphCount)).compactMap { glyph in
          ink(of: glyph.id, face: run.face).map { ink in
            let x = Int((run.x + glyph.x).milliPoints)
            return x + ink.lowerBound..<x + ink.upperBound
          }
        }
        bytes = bytes.dropFirst(Int(cluster.byteCount))
        glyphs = glyphs.dropFirst(Int(cluster.glyphCount))
        guard let start = inks.map(\.lowerBound).min(), let end = inks.map(\.upperBound).max()
        else { continue }
        if let before, start < before.end - Self.tolerance, !mayTouch(before.text, text) {
          faults.append("\(before.text) and \(text) overlap by \(before.end - start)")
        }
        before = (text, max(end, before?.end ?? end))
      }
    }
    return faults
  }

  /// Letters reach a little into each other: fj.
  private static let tolerance = ParagraphSample.em / 20

  /// Strokes of a pair are to meet, and how Western marks reach into each other is a face's own
  /// affair.
  private func mayTouch(_ before: String, _ text: String) -> Bool {
    let marks = [before, text].compactMap(\.unicodeScalars.first)
    return marks.allSatisfy(\.isASCII) || (marks.first == marks.last && marks.first == "—")
  }

  private mutating func ink(of glyph: UInt32, face id: FaceID) -> Range<Int>? {
    let key = Key(face: id, glyph: glyph)
    if let known = bounds[key] { return known }
    var range: Range<Int>?
    if let face = faces.face(id) {
      let ink = face.inkBounds(of: glyph)
      if ink.right > ink.left {
        let scale = { (units: Int32) in Int(units) * ParagraphSample.em / face.unitsPerEm }
        range = scale(ink.left)..<scale(ink.right)
      }
    }
    bounds[key] = .some(range)
    return range
  }
}
