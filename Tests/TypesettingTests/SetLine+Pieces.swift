import DisplayList
import Geometry

@testable import Typesetting

extension SetLine {
  /// A cluster and where its pen stands in the line.
  struct Piece {
    var text: String
    var face: FaceID
    var glyphs: [Glyph]
    var pen: Length

    var scalar: Unicode.Scalar { text.unicodeScalars.first ?? "\u{0}" }
  }

  /// The clusters of all runs, in text order.
  var pieces: [Piece] {
    runs.flatMap { run in
      var bytes = Substring(run.line.text).utf8
      var glyphs = run.line.glyphs[...]
      return run.line.clusters.map { cluster in
        let own = Array(glyphs.prefix(Int(cluster.glyphCount)))
        defer {
          bytes = bytes.dropFirst(Int(cluster.byteCount))
          glyphs = glyphs.dropFirst(own.count)
        }
        return Piece(
          text: String(Substring(bytes.prefix(Int(cluster.byteCount)))), face: run.face,
          glyphs: own, pen: run.x + (own.first?.x ?? glyphs.first?.x ?? .zero))
      }
    }
  }
}
