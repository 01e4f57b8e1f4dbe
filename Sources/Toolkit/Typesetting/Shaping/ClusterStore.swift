import DisplayList
import DocumentTree
import Geometry

/// A paragraph's clusters after faces are chosen and shaped: one array for each property.
///
/// Widths are in 1/1000 pt at the paragraph's size. Every cluster is set in a cell; the class
/// decides the cell's width, the glyphs stand inside it.
struct ClusterStore {
  /// The paragraph's text in UTF-8; boxes stand for no bytes.
  var text: [UInt8] = []
  var scalars: [Unicode.Scalar] = []
  var classes: [CharacterClass] = []
  /// Where a cluster's text begins in ``text``; the next one's begin is its end.
  var textStarts: [Int32] = []
  /// Where a cluster's glyphs begin in ``glyphs``.
  var glyphStarts: [Int32] = []
  var faces: [FaceID] = []
  /// The full cell.
  var widths: [Int32] = []
  /// Air at the cell's start and end that may give way.
  var leads: [Int32] = []
  var trails: [Int32] = []
  /// Numbers the pieces that no line end may fall into; 0 is none.
  var pieces: [Int32] = []
  /// x from the cell's start, y from the baseline.
  var glyphs: [Glyph] = []
  /// What the template asks of each cluster; ² and ₂ that are drawn by 2 are marked as well.
  var marks: [TextMarks] = []
  /// What is drawn for a small figure of which its face has no glyph: 2 for ₂.
  var substitutes: [Int: Unicode.Scalar] = [:]
  /// Rules with what stands on them, in order.
  var rules: [RuledStretch] = []
  /// Words that lead to an address, few and in order; none within another.
  var links: [LinkStretch] = []
  /// 占 3字: words that are spread over so many cells when they are shorter, in order.
  var spreadWords: [(clusters: Range<Int>, cells: Int)] = []
  /// Boxes by cluster, few and in order.
  var boxes: [(cluster: Int, box: InlineBox)] = []
  /// By cluster: 1 is written from right to left, 2 a number within it; empty where nothing is.
  var levels: [UInt8] = []
  /// Line ends that the text itself asks for come before these clusters.
  var requiredBreaks: [Int] = []

  var count: Int { classes.count }

  func textRange(of cluster: Int) -> Range<Int> {
    let end = cluster + 1 < count ? Int(textStarts[cluster + 1]) : text.count
    return Int(textStarts[cluster])..<end
  }

  func glyphRange(of cluster: Int) -> Range<Int> {
    let end = cluster + 1 < count ? Int(glyphStarts[cluster + 1]) : glyphs.count
    return Int(glyphStarts[cluster])..<end
  }

  /// Marks or variation selectors.
  func holdsMoreThanBase(_ cluster: Int) -> Bool {
    textRange(of: cluster).count > UTF8.width(scalars[cluster])
  }

  func runsLeftward(_ cluster: Int) -> Bool { !levels.isEmpty && levels[cluster] == 1 }

  /// What the cluster's glyph is looked up by.
  func drawnScalar(_ cluster: Int) -> Unicode.Scalar { substitutes[cluster] ?? scalars[cluster] }

  /// A soft hyphen is printed when a line ends at it inside a word of letters or a number, and not
  /// where the text itself ends the line.
  func isHyphen(_ cluster: Int) -> Bool {
    guard classes[cluster] == .softHyphen, cluster > 0, cluster + 1 < count else { return false }
    return classes[cluster - 1].isWestern && classes[cluster + 1].isWestern
      && !requiredBreaks.contains(cluster + 1)
  }

  /// The index in ``links`` of the link whose words the cluster is part of.
  func link(of cluster: Int) -> Int? {
    links.isEmpty ? nil : links.firstIndex { $0.clusters.contains(cluster) }
  }

  func string(of clusters: Range<Int>) -> String {
    guard let last = clusters.last else { return "" }
    let bytes = Int(textStarts[clusters.lowerBound])..<textRange(of: last).upperBound
    return String(decoding: text[bytes], as: UTF8.self)
  }

  func side(_ cluster: Int) -> JointSide {
    JointSide(
      characterClass: classes[cluster], width: widths[cluster], trail: trails[cluster],
      lead: leads[cluster])
  }
}

/// Clusters on one rule: what is written there, between two boxes of air.
struct RuledStretch {
  var clusters: Range<Int>
  /// Of the rule, at least.
  var width: Length

  /// Joints within the rule: behind its first box and before its last.
  var ends: [Int] { [clusters.lowerBound, clusters.upperBound - 2] }
  var inner: Range<Int> { clusters.lowerBound..<clusters.upperBound - 1 }
}

/// Clusters that lead to an address.
struct LinkStretch {
  var clusters: Range<Int>
  var link: SetLink
}

/// Room in a line that is not text.
struct InlineBox: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The air at either end of a rule; without text between, both are room to write on.
    case ruledBlank
    case signature(SignaturePlace)
    /// A gap before 年, 月 or 日; the share of the date's room that it takes.
    case dateGap(share: Int)
    case figure(SetFigure)
  }

  var kind: Kind
  var width: Length

  /// What a line must be at least, to hold the box.
  var height: Length {
    if case .figure(let figure) = kind { figure.size.height } else { .zero }
  }

  var isDateGap: Bool {
    if case .dateGap = kind { true } else { false }
  }
}
