import DisplayList
import DocumentTree
import Geometry

/// What names ask of a line: parts joined by · stay together, short ones are spread by layout.
struct NameRules {
  /// The font size in 1/1000 pt.
  let em: Int
  let isInTable: Bool

  // MARK: Names of several parts

  /// 阿卜杜拉·买买提 stands whole on a line; type shrinks before the name is parted, and then it is
  /// parted after a · and nowhere else.
  ///
  /// A name is a piece of its own or, in a table, characters and · between other marks, as far as its
  /// parts are no longer than those of names: a sentence that holds a name is none.
  func keepWhole(in store: ClusterStore, _ joints: inout JointList) {
    var start = 0
    for dot in store.classes.indices
    where dot >= start && store.classes[dot] == .interpunct && belongs(dot, in: store) {
      let name = name(around: dot, in: store)
      start = name.upperBound
      guard name.count <= Inline.longestName,
        store.pieces[dot] != 0 || hasShortParts(name, in: store)
      else { continue }
      for cluster in name.dropLast() {
        let lineBreak = joints[cluster].lineBreak
        guard lineBreak.isOpen || lineBreak == .withinPiece else { continue }
        let isAfterDot = store.classes[cluster] == .interpunct
        joints.joints[cluster].lineBreak = isAfterDot ? .withinPiece : .withinName
      }
    }
  }

  /// 阿卜杜热合曼, 麦麦提图尔荪.
  private static let longestPart = 8

  private func hasShortParts(_ name: Range<Int>, in store: ClusterStore) -> Bool {
    store.classes[name].split { $0 == .interpunct }.allSatisfy { $0.count <= Self.longestPart }
  }

  private func belongs(_ cluster: Int, in store: ClusterStore) -> Bool {
    isInTable || store.pieces[cluster] != 0
  }

  private func name(around dot: Int, in store: ClusterStore) -> Range<Int> {
    let isPart: (Int) -> Bool = { cluster in
      store.pieces[cluster] == store.pieces[dot]
        && (store.classes[cluster] == .interpunct
          || FaceChooser.isIdeograph(store.scalars[cluster]))
    }
    let before = (0..<dot).reversed().prefix(while: isPart).count
    let after = (dot..<store.count).prefix(while: isPart).count
    return dot - before..<dot + after
  }

  // MARK: Spread words

  /// 占 3字: 张　伟 stands as wide as 欧阳娜, a lone character in the middle.
  ///
  /// Longer words are left as they are, and Western ones are not spaced out.
  func spread(in store: inout ClusterStore, _ joints: inout JointList) {
    for (word, cells) in store.spreadWords {
      let inner = word.dropLast()
      let natural =
        word.reduce(0) { $0 + Int(store.widths[$1]) }
        + inner.reduce(0) { $0 + Int(joints[$1].gap) }
      let slack = cells * em - natural
      guard slack >= 0 else { continue }
      for joint in inner {
        let gap = joints[joint].gap
        joints.joints[joint] = Joint(gap: gap, lineBreak: joints[joint].lineBreak)
      }
      let open = inner.filter { joint in
        !(store.classes[joint].isWestern && store.classes[joint + 1].isWestern)
      }
      if open.isEmpty {
        centre(word, slack: slack, in: &store)
        continue
      }
      for (index, joint) in open.enumerated() {
        let share = slack / open.count + (index < slack % open.count ? 1 : 0)
        joints.joints[joint].gap += Int32(share)
      }
    }
  }

  /// What stands before and after the word becomes part of its first and last cells.
  private func centre(_ word: Range<Int>, slack: Int, in store: inout ClusterStore) {
    guard let first = word.first, let last = word.last else { return }
    store.widths[last] += Int32(slack - slack / 2)
    store.widths[first] += Int32(slack / 2)
    for glyph in store.glyphRange(of: first) {
      store.glyphs[glyph].x += Length(milliPoints: slack / 2)
    }
  }
}
