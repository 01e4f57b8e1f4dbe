import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// A paragraph, its measure, and the lines and places that a clause asks for.
///
/// Set at 12 pt in Noto Sans Mono CJK SC, where letters, digits and the space take half an em.
/// Lengths are in em.
struct LineCase: CustomTestStringConvertible, Sendable {
  var clause: String
  var text: String
  var width: Double
  var lines: [String]
  /// Where characters stand, each the text's only one of its kind; ⏎ is the last line's end.
  var places: [Character: Double]
  var style: LineStyle
  var alignment: Alignment
  var indent: Double

  init(
    _ clause: String, _ text: String, _ width: Double, _ lines: [String]? = nil,
    at places: [Character: Double] = [:], _ style: LineStyle = LineStyle(),
    _ alignment: Alignment = .left, indent: Double = 0
  ) {
    self.clause = clause
    self.text = text
    self.width = width
    self.lines = lines ?? [text]
    self.places = places
    self.style = style
    self.alignment = alignment
    self.indent = indent
  }

  var testDescription: String { "\(clause): \(text) in \(width) em" }

  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    var textStyle = Sample.style(
      alignment: alignment, indent: length(indent), font: "Noto Sans Mono CJK SC")
    textStyle.line = style
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    let set = setter.set(
      ParagraphInput([.text(text)], style: textStyle, measure: length(width)), origin: .unknown)
    #expect(setter.findings.isEmpty, sourceLocation: sourceLocation)
    #expect(
      set.lines.map { $0.runs.map(\.line.text).joined() } == lines, sourceLocation: sourceLocation)
    var found: [Character: Length] = [:]
    for line in set.lines { found.merge(line.origins) { first, _ in first } }
    found["⏎"] = set.lines.last?.end
    for (character, place) in places {
      let x = Double((try #require(found[character])).milliPoints) / Double(Self.em)
      #expect(
        abs(x - place) < 0.01, "\(character) at \(x), not \(place)", sourceLocation: sourceLocation)
    }
  }

  private static let em = 12_000

  private func length(_ ems: Double) -> Length {
    Length(milliPoints: Int((ems * Double(Self.em)).rounded()))
  }
}

extension SetLine {
  /// Where each character's first glyph stands.
  fileprivate var origins: [Character: Length] {
    var origins: [Character: Length] = [:]
    for run in runs {
      var bytes = Array(run.line.text.utf8)[...]
      var glyphs = run.line.glyphs[...]
      for cluster in run.line.clusters {
        let text = String(decoding: bytes.prefix(Int(cluster.byteCount)), as: UTF8.self)
        if let character = text.first, let glyph = glyphs.first {
          origins[character] = run.x + glyph.x
        }
        bytes = bytes.dropFirst(Int(cluster.byteCount))
        glyphs = glyphs.dropFirst(Int(cluster.glyphCount))
      }
    }
    return origins
  }
}
