import Diagnostics
import DocumentTree
import Geometry

/// Sets a cell's content into its width, giving way as its style's 溢出 says.
struct CellSetter {
  let lines: LineSetter
  let styles: StyleSheet
  let edges: ColumnEdges
  /// `--loose`: what does not fit is cut with a warning instead of an error.
  let isLoose: Bool

  /// Room that a hand needs to sign in, where the template gives no height.
  static let signatureHeight = Length.millimeters(9)

  /// Sets a cell that keeps to a height, padding included; without one it grows.
  func set(_ cell: Cell, within limit: Length? = nil) -> SetCell {
    let style = styles[cell.style]
    let width = edges.width(of: cell.column, span: cell.columnSpan)
    var set = SetCell(
      cell: cell, content: .paragraphs([]), style: style, left: edges.left(of: cell.column),
      width: width, contentHeight: .zero)
    let measure = width - style.padding * 2
    guard measure > .zero else {
      reportNoRoom(width, style, cell.origin)
      return set
    }
    switch cell.content {
    case .paragraphs(let paragraphs):
      let room = limit.map { $0 - style.padding * 2 }
      let fitted = fit(paragraphs, into: &set, measure, room)
      set.content = .paragraphs(fitted)
      set.contentHeight = height(of: fitted)
      if set.contentHeight > Self.heightLimit { refuseLength(of: &set) }
    case .signature(let place):
      setSignature(place, measure, into: &set)
      if let limit, set.neededHeight > limit { report(set, cell.origin, measure, limit) }
    case .diagonal(let lower, let upper):
      let half = measure / 2
      let below = paragraph(lower, half, size: nil)
      let above = paragraph(upper, half, size: nil)
      set.content = .diagonal(lower: below, upper: above)
      set.contentHeight = below.height + above.height
      let isTooMuch = limit.map { set.neededHeight > $0 } ?? false
      if isTooMuch || below.isOverfull || above.isOverfull {
        report([below, above], cell.origin, half, limit)
      }
    }
    return set
  }

  private func reportNoRoom(_ width: Length, _ style: TextStyle, _ origin: Origin) {
    lines.report(
      .error(
        "layout.no-room", "这一格宽\(width.inMillimeters)，减去两边的内边距就没有写字的地方",
        at: origin.location, dataPath: origin.dataPath, hint: "加宽本列，或减小内边距"))
  }

  private func setSignature(_ place: SignaturePlace, _ measure: Length, into set: inout SetCell) {
    var date: SetParagraph?
    if place.hasDate {
      var style = set.style
      style.alignment = .right
      style.firstLineIndent = .zero
      // Bottom right, two characters in.
      let indented = measure - style.fontSize * 2
      date = lines.setOrReport(
        ParagraphInput([.dateBlank], style: style, measure: indented, isInTable: true),
        origin: set.cell.origin)
    }
    set.content = .signature(place, date: date)
    set.contentHeight = (place.height ?? Self.signatureHeight) + (date?.height ?? .zero)
  }

  /// A cell that runs over hundreds of pages is no cell but a mistake.
  private static let heightLimit = Length.millimeters(100_000)

  private func refuseLength(of set: inout SetCell) {
    let origin = set.cell.origin
    lines.report(
      .error(
        "layout.cell-too-long", "一格里的文字高\(set.contentHeight.inMillimeters)，超过100米",
        at: origin.location, dataPath: origin.dataPath, hint: "核对数据；长文字用段落"))
    set.content = .paragraphs([])
    set.contentHeight = .zero
  }

  /// A signature's room does not shrink.
  private func report(_ set: SetCell, _ origin: Origin, _ measure: Length, _ limit: Length) {
    lines.report(
      .error(
        "layout.signature-too-tall",
        "签字处要高\(set.neededHeight.inMillimeters)，这一行只有\(limit.inMillimeters)",
        at: origin.location, dataPath: origin.dataPath, hint: "加大行高，或去掉行高前的“=”"))
  }

  private func paragraph(_ paragraph: Paragraph, _ measure: Length, size: Length?) -> SetParagraph {
    lines.set(
      ParagraphInput(
        paragraph.inlines, style: styles[paragraph.style], fontSize: size, measure: measure,
        isInTable: true),
      origin: paragraph.origin)
  }

  private func height(of paragraphs: [SetParagraph]) -> Length {
    paragraphs.reduce(.zero) { $0 + $1.height }
  }

  private func fit(
    _ paragraphs: [Paragraph], into set: inout SetCell, _ measure: Length, _ limit: Length?
  ) -> [SetParagraph] {
    let full = paragraphs.map { paragraph($0, measure, size: nil) }
    var sets = full
    guard !fits(sets, limit) || sets.contains(where: \.splitsPiece) else { return sets }
    switch set.style.overflow {
    case .shrink(let minimum):
      var step = 1
      while let smaller = sizes(paragraphs, step: step, minimum: minimum) {
        sets = zip(paragraphs, smaller).map { paragraph($0, measure, size: $1) }
        if fits(sets, limit), !sets.contains(where: \.splitsPiece) { return sets }
        step += 1
      }
      // Where even small type cannot keep a name whole, it is broken at its full size.
      if fits(full, limit) { return full }
    case .truncate: return truncate(paragraphs, measure, limit)
    case .refuse where fits(sets, limit): return sets
    case .grow where !sets.contains(where: \.isOverfull): return sets
    case .grow, .refuse: break
    }
    report(sets, set.cell.origin, measure, limit)
    guard isLoose else { return sets }
    set.isCut = true
    return truncate(paragraphs, measure, limit)
  }

  private func fits(_ sets: [SetParagraph], _ limit: Length?) -> Bool {
    if sets.contains(where: \.isOverfull) { return false }
    guard let limit else { return true }
    return height(of: sets) <= limit
  }

  /// Every paragraph's size after so many steps of 0.5 pt; `nil` when none is left to shrink.
  private func sizes(_ paragraphs: [Paragraph], step: Int, minimum: Length) -> [Length]? {
    let half = Length(milliPoints: 500 * step)
    let full = paragraphs.map { styles[$0.style].fontSize }
    let sizes = full.map { max($0 - half, min(minimum, $0)) }
    let before = full.map { max($0 - half + Length(milliPoints: 500), min(minimum, $0)) }
    return sizes == before ? nil : sizes
  }

  private func report(
    _ sets: [SetParagraph], _ origin: Origin, _ measure: Length, _ limit: Length?
  ) {
    let size = sets.map(\.fontSize).min() ?? .zero
    let points = "\(size.milliPoints / 1000)\(size.milliPoints % 1000 == 0 ? "" : ".5")磅"
    var message = "放不下：宽\(measure.inMillimeters)"
    if let limit { message += " × 高\(limit.inMillimeters)" }
    message += "内用\(points)"
    if let limit, height(of: sets) > limit {
      message += "高出\((height(of: sets) - limit).inMillimeters)"
    } else {
      message += "要拆开数字或词语"
    }
    let hint = "请加宽本列，或允许自动增高"
    let finding =
      isLoose
      ? Diagnostic.warning(
        "layout.cell-cut", message + "，已截断", at: origin.location, dataPath: origin.dataPath,
        hint: hint)
      : Diagnostic.error(
        "layout.cell-overfull", message, at: origin.location, dataPath: origin.dataPath,
        hint: hint)
    lines.report(finding)
  }

  /// As much of the text as fits with … after it.
  private func truncate(
    _ paragraphs: [Paragraph], _ measure: Length, _ limit: Length?
  ) -> [SetParagraph] {
    let characters = paragraphs.map { Array($0.inlines.plainText) }
    var kept = 0
    var tooMany = characters.reduce(0) { $0 + $1.count } + 1
    var best: [SetParagraph] = []
    while kept < tooMany {
      let middle = (kept + tooMany) / 2
      let sets = prefix(middle, of: paragraphs, characters, measure)
      if fits(sets, limit) {
        best = sets
        kept = middle + 1
      } else {
        tooMany = middle
      }
    }
    return best
  }

  private func prefix(
    _ count: Int, of paragraphs: [Paragraph], _ characters: [[Character]], _ measure: Length
  ) -> [SetParagraph] {
    var rest = count
    var sets: [SetParagraph] = []
    for (source, text) in zip(paragraphs, characters) {
      let taken = min(rest, text.count)
      rest -= taken
      var cut = source
      let isCut = taken < text.count
      cut.inlines = [.text(String(text.prefix(taken)) + (isCut ? "…" : ""))]
      sets.append(paragraph(cut, measure, size: nil))
      if isCut { break }
    }
    return sets
  }
}

extension [Inline] {
  /// The words alone, without rooms and blanks.
  var plainText: String {
    reduce(into: "") { text, inline in
      switch inline {
      case .text(let piece, _), .unbreakable(let piece): text += piece
      case .lineEnd: text += "\n"
      case .ruledBlank, .signature, .dateBlank: break
      }
    }
  }
}
