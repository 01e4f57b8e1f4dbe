import DisplayList
import Geometry
import WebAddresses

/// A paragraph broken into lines, each cluster in its place; positions count from the paragraph's
/// left edge and each line's baseline.
struct SetParagraph: Sendable {
  var lines: [SetLine]
  var fontSize: Length
  var linePitch: Length
  /// Something did not fit the measure by fair means: a number was split or sticks out.
  var isOverfull: Bool
  /// Rules that gave way where nothing fit.
  var concessions: [Concession]
  /// Where its words lead; lines name them by index.
  var links: [SetLink] = []

  /// A name, a number or an option of a tick list was broken.
  var splitsPiece: Bool {
    concessions.contains { $0.kind == .piece || $0.kind == .code } || splitsName
  }
  /// A name of several parts was broken elsewhere than at its dot.
  var splitsName: Bool { concessions.contains { $0.kind == .name } }

  var height: Length { linePitch * lines.count }

  /// From a line box's top to its baseline, the same for every font: the ideographic em box
  /// (0.88 em above the baseline) stands in the middle of the pitch.
  var baselineOffset: Length {
    (linePitch - fontSize) / 2 + fontSize.scaled(by: 88, over: 100)
  }
}

struct SetLine: Hashable, Sendable {
  var runs: [LineRun]
  var boxes: [LineBox]
  /// What is drawn below the text, none of it text.
  var underlines = Underlines()
  /// Which part of the line is of which link.
  var links: [LinkPart] = []
  /// From the paragraph's left edge.
  var start: Length
  var end: Length

  static let empty = SetLine(runs: [], boxes: [], start: .zero, end: .zero)
}

/// Glyphs of one face and size within a line.
struct LineRun: Hashable, Sendable {
  var face: FaceID
  var size: Length
  var x: Length
  /// Above the line's baseline.
  var rise: Length
  var isDotted: Bool
  var line: SetGlyphs
  /// Of the paragraph's links, the one whose words these are.
  var link: Int?
}

/// An address and all the words, over however many lines, that lead there.
struct SetLink: Hashable, Sendable {
  var address: WebAddress
  var words: String
}

/// What a line shows of a link; places are from the paragraph's left edge.
struct LinkPart: Hashable, Sendable {
  var link: Int
  var start: Length
  var end: Length
}

extension [LinkPart] {
  /// A link's clusters stand side by side: each makes its part longer.
  mutating func add(_ link: Int, from start: Int, to end: Int) {
    if last?.link == link {
      self[count - 1].end = Length(milliPoints: end)
    } else {
      let (start, end) = (Length(milliPoints: start), Length(milliPoints: end))
      append(LinkPart(link: link, start: start, end: end))
    }
  }
}

struct LineBox: Hashable, Sendable {
  var box: InlineBox
  var x: Length
}
