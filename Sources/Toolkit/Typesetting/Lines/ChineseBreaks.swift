import DocumentTree

/// Where lines may end in Chinese text: UAX #14 with the overrides of typography 2.2.
struct ChineseBreaks {
  var prohibition: LineStyle.Prohibition
  /// 数量不拆: a number keeps its unit.
  let keepsUnits: Bool

  /// Number i lies between clusters i and i + 1.
  func breaks(in store: ClusterStore) -> [Joint.Break] {
    guard store.count > 1 else { return [] }
    var classes: [LineBreakClass] = []
    classes.reserveCapacity(store.count)
    for cluster in 0..<store.count {
      classes.append(lineBreakClass(store.classes[cluster], store.scalars[cluster]))
    }
    let opportunities = UnicodeLineBreaks.opportunities(in: classes)
    var breaks: [Joint.Break] = []
    breaks.reserveCapacity(opportunities.count)
    var last = 0
    for cluster in opportunities.indices {
      if store.classes[cluster] != .space, !store.classes[cluster].isTransparent { last = cluster }
      let lastInked = store.classes[last]
      var lineBreak = Joint.Break.forbidden
      if opportunities[cluster] != .prohibited || isFreed(store.classes[cluster + 1], lastInked)
        || (classes[cluster] == .pr && store.classes[cluster + 1].isStroke),
        !isForbidden(store.classes[cluster], store.classes[cluster + 1], lastInked: lastInked),
        !isBarredDash(cluster + 1, in: store),
        !clings(store.scalars[cluster + 1], classes[cluster + 1], to: store.scalars[last])
      {
        lineBreak = .allowed
      } else if isInWord(store.classes[cluster], store.classes[cluster + 1]) {
        lineBreak = .withinWord
      }
      breaks.append(lineBreak)
    }
    keepPairs(of: store, in: &breaks)
    keepExclamations(of: store, in: &breaks)
    keepHyphens(of: store, in: &breaks)
    keepUnits(of: store, in: &breaks)
    keepPieces(of: store, in: &breaks)
    keepSolidTexts(of: store, in: &breaks)
    keepLongNumbers(of: store, in: &breaks)
    for cluster in store.requiredBreaks where cluster > 0 && cluster <= breaks.count {
      breaks[cluster - 1] = .required
    }
    return breaks
  }

  private func lineBreakClass(
    _ characterClass: CharacterClass, _ scalar: Unicode.Scalar
  ) -> LineBreakClass {
    let properties = CharacterProperties(of: scalar)
    switch characterClass {
    case .opening: return scalar.value < 0x3000 ? .op : properties.resolved(for: tailoring)
    case .closing: return scalar.value < 0x3000 ? .cl : properties.resolved(for: tailoring)
    case .comma, .stop, .colon, .exclamation, .finishedExclamation:
      return prohibition == .none ? .id : properties.resolved(for: tailoring)
    case .dash, .ellipsis, .connector, .solidus, .box: return .id
    default:
      let resolved = CharacterProperties(
        characterClass: characterClass, lineBreakClass: properties.lineBreakClass
      ).resolved(for: tailoring)
      if prohibition != .strict, Self.isStrictOnly(scalar) { return .id }
      // At the level 无 marks of any writing may begin a line.
      return prohibition == .none && (resolved == .ns || resolved == .in) ? .id : resolved
    }
  }

  private var tailoring: CharacterProperties.Tailoring {
    prohibition == .strict ? .strictChinese : .chinese
  }

  /// 々 ゝ ヽ: barred from a line's start at the strict level only.
  private static func isStrictOnly(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "々" || scalar == "ゝ" || scalar == "ヽ"
  }

  /// `lastInked` is the class before spaces and what is not printed: a mark clings across them.
  private func isForbidden(
    _ a: CharacterClass, _ b: CharacterClass, lastInked: CharacterClass
  ) -> Bool {
    if lastInked == .opening || b == .closing { return true }
    if a == .digit && (b == .digit || b == .suffix) { return true }
    guard prohibition > .none else { return false }
    if b.isBarredFromLineStart || (lastInked == .colon && b == .box) { return true }
    if prohibition > .basic && a == .solidus { return true }
    return prohibition == .strict && (b == .dash || b == .ellipsis)
  }

  /// Nonstarters and the quotes of Western text cling across spaces and U+200B as marks do, where
  /// UAX #14 lets a line end.
  private func clings(
    _ next: Unicode.Scalar, _ lineBreakClass: LineBreakClass, to lastInked: Unicode.Scalar
  ) -> Bool {
    lineBreakClass == .ns || next == "\u{2019}" || next == "\u{201D}"
      || lastInked == "\u{2018}" || lastInked == "\u{201C}"
  }

  /// A lone — of Western text begins no line, and at the strict level none does.
  private func isBarredDash(_ cluster: Int, in store: ClusterStore) -> Bool {
    guard store.scalars[cluster] == "—", store.classes[cluster] == .westernMark,
      prohibition > .none
    else { return false }
    let isPair = cluster + 1 < store.count && store.scalars[cluster + 1] == "—"
    return prohibition == .strict || !isPair
  }

  /// At the level 无 a suffix keeps to its number alone.
  private func isFreed(_ next: CharacterClass, _ lastInked: CharacterClass) -> Bool {
    prohibition == .none && next == .suffix && (lastInked == .han || lastInked.isChineseMark)
  }

  private func isInWord(_ a: CharacterClass, _ b: CharacterClass) -> Bool {
    let isLetter: (CharacterClass) -> Bool = { $0 == .letter || $0 == .westernMark }
    return (isLetter(a) && (isLetter(b) || b == .digit)) || (a == .digit && isLetter(b))
  }
}
