import DisplayList
import Geometry

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
}

struct LineBox: Hashable, Sendable {
  var box: InlineBox
  var x: Length
}
