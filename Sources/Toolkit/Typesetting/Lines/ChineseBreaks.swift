import DocumentTree

/// Where lines may end in Chinese text: UAX #14 with the overrides of typography 2.2.
struct ChineseBreaks {
  let prohibition: LineStyle.Prohibition

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
    var lastInked = store.classes[0]
    for cluster in opportunities.indices {
      if store.classes[cluster] != .space, !store.classes[cluster].isTransparent {
        lastInked = store.classes[cluster]
      }
      var lineBreak = Joint.Break.forbidden
      if opportunities[cluster] != .prohibited || isFreed(store.classes[cluster + 1], lastInked),
        !isForbidden(store.classes[cluster], store.classes[cluster + 1], lastInked: lastInked)
      {
        lineBreak = .allowed
      } else if isInWord(store.classes[cluster], store.classes[cluster + 1]) {
        lineBreak = .withinWord
      }
      breaks.append(lineBreak)
    }
    keepPairs(of: store, in: &breaks)
    keepHyphens(of: store, in: &breaks)
    return breaks
  }

  private func lineBreakClass(
    _ characterClass: CharacterClass, _ scalar: Unicode.Scalar
  ) -> LineBreakClass {
    let properties = CharacterProperties(of: scalar)
    switch characterClass {
    case .opening: return scalar.value < 0x3000 ? .op : properties.resolved(for: tailoring)
    case .closing: return scalar.value < 0x3000 ? .cl : properties.resolved(for: tailoring)
    case .comma, .stop, .colon, .exclamation, .finishedExclamation, .interpunct:
      return prohibition == .none ? .id : properties.resolved(for: tailoring)
    case .dash, .ellipsis, .connector, .solidus, .box: return .id
    case .han where (0xFF10...0xFF19).contains(scalar.value): return .nu
    default:
      let resolved = CharacterProperties(
        characterClass: characterClass, lineBreakClass: properties.lineBreakClass
      ).resolved(for: tailoring)
      if prohibition != .strict, Self.strictOnly.contains(scalar.value) { return .id }
      // At the level 无 marks of any writing may begin a line.
      return prohibition == .none && (resolved == .ns || resolved == .in) ? .id : resolved
    }
  }

  private var tailoring: CharacterProperties.Tailoring {
    prohibition == .strict ? .strictChinese : .chinese
  }

  /// 々 ゝ ヽ: barred from a line's start at the strict level only.
  private static let strictOnly: Set<UInt32> = [0x3005, 0x309D, 0x30FD]

  /// `lastInked` is the class before spaces and what is not printed: a mark clings across them.
  private func isForbidden(
    _ a: CharacterClass, _ b: CharacterClass, lastInked: CharacterClass
  ) -> Bool {
    if lastInked == .opening || b == .closing { return true }
    if a == .digit && b == .digit { return true }
    guard prohibition > .none else { return false }
    if b.isBarredFromLineStart || (lastInked == .colon && b == .box) { return true }
    if prohibition > .basic && a == .solidus { return true }
    return prohibition == .strict && (b == .dash || b == .ellipsis)
  }

  /// At the level 无 a suffix keeps to its number alone.
  private func isFreed(_ next: CharacterClass, _ lastInked: CharacterClass) -> Bool {
    prohibition == .none && next == .suffix && (lastInked == .han || lastInked.isChineseMark)
  }

  private func isInWord(_ a: CharacterClass, _ b: CharacterClass) -> Bool {
    let isLetter: (CharacterClass) -> Bool = { $0 == .letter || $0 == .westernMark }
    return (isLetter(a) && (isLetter(b) || b == .digit)) || (a == .digit && isLetter(b))
  }

  /// A line may end after a hyphen only between letters by twos (rule 4); a lone … starts none.
  private func keepHyphens(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    let isLetter: (Int) -> Bool = {
      store.classes.indices.contains($0) && store.classes[$0] == .letter
    }
    for cluster in breaks.indices where breaks[cluster] == .allowed {
      if store.scalars[cluster] == "-", isLetter(cluster - 1), isLetter(cluster + 1),
        !isLetter(cluster - 2) || !isLetter(cluster + 2)
      {
        breaks[cluster] = .withinWord
      }
      guard prohibition > .none, store.classes[cluster + 1] == .ellipsis else { continue }
      let isInRun =
        store.classes[cluster] == .ellipsis
        || (cluster + 2 < store.count && store.classes[cluster + 2] == .ellipsis)
      if !isInRun { breaks[cluster] = .forbidden }
    }
  }

  /// ——, …… and ？！ in one cell stay together by twos; a line may end between pairs.
  private func keepPairs(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    var runLength = 0
    for cluster in breaks.indices {
      let own = store.classes[cluster]
      guard own == .dash || own == .ellipsis || own == .finishedExclamation,
        store.classes[cluster + 1] == own
      else {
        runLength = 0
        continue
      }
      runLength += 1
      if runLength % 2 == 1 { breaks[cluster] = .forbidden }
    }
  }
}
