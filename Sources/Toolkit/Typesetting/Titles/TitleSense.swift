/// Where the sense of a title allows a line to end.
struct TitleSense {
  /// Number i is the seam between scalars i and i + 1.
  private(set) var seams: [TitleSeam]
  /// 《…》, （…）, “…” with their marks, outer ones before those they hold.
  private(set) var groups: [Range<Int>] = []

  init(of text: [Unicode.Scalar]) {
    seams = [TitleSeam](repeating: .barred, count: max(0, text.count - 1))
    let words = TitleWord.words(of: text)
    for (before, after) in zip(words, words.dropFirst()) {
      seams[after.scalars.lowerBound - 1] = Self.seam(before, after, in: text)
    }
    findGroups(in: text)
  }

  private static func seam(
    _ before: TitleWord, _ after: TitleWord, in text: [Unicode.Scalar]
  ) -> TitleSeam {
    let (last, first) = (text[before.scalars.upperBound - 1], text[after.scalars.lowerBound])
    switch (before.kind, after.kind) {
    case (_, .known(.particle)): return .barred
    case (.mark, _): return seam(afterMark: last)
    case (_, .mark): return seam(beforeMark: first)
    // 　　年: room for a figure.
    case (.space, _), (_, .space):
      return TitleVocabulary.units.contains(first) || after.kind == .space ? .barred : .free
    case (.number, _) where TitleVocabulary.units.contains(first): return .barred
    // 2019年5月, 第4季度.
    case (_, .number) where TitleVocabulary.units.contains(last): return .barred
    case (.known(.prefix), _): return .barred
    case (.unknown, .known(.region)), (.unknown, .known(.office)): return .barred
    case (_, .known(.region)), (_, .known(.office)): return .likelyWord
    case (_, .known(.topic)): return .free
    case (.known(.topic), _), (.known(.verb), _): return .fair
    case (.known(.particle), _): return .free
    case (.known(.connective), _), (_, .known(.connective)): return .doubtful
    case (.known(.office), .number): return .free
    case (.known, .known(.verb)): return .free
    case (_, .known(.head)): return .doubtful
    case (.unknown(let run), .unknown): return run < 4 ? .likelyWord : .blind
    default: return before.isKnown && after.isKnown ? .fair : .doubtful
    }
  }

  private static func seam(afterMark mark: Unicode.Scalar) -> TitleSeam {
    switch mark {
    case "》", "〉", "、", "，", "：", "；", "—", "…", "～": .free
    case "）", "”", "’", "」": .fair
    default: .barred
    }
  }

  private static func seam(beforeMark mark: Unicode.Scalar) -> TitleSeam {
    switch mark {
    case "《", "〈": .free
    case "“", "‘", "「", "—": .fair
    // What stands in brackets explains the word before.
    case "（": .doubtful
    default: .barred
    }
  }

  private mutating func findGroups(in text: [Unicode.Scalar]) {
    let pairs: [Unicode.Scalar: Unicode.Scalar] = [
      "《": "》", "〈": "〉", "（": "）", "“": "”", "‘": "’", "「": "」", "〔": "〕", "(": ")",
    ]
    var open: [(closing: Unicode.Scalar, start: Int)] = []
    for (index, scalar) in text.enumerated() {
      if let closing = pairs[scalar] {
        open.append((closing, index))
      } else if let depth = open.lastIndex(where: { $0.closing == scalar }) {
        groups.append(open[depth].start..<index + 1)
        open.removeSubrange(depth...)
      }
    }
  }
}
