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
  /// The sizes of columns of numbers in which one had to shrink.
  var numbers = NumberColumns()

  /// Room that a hand needs to sign in, where the template gives no height.
  static let signatureHeight = Length.millimeters(9)

  /// Sets a cell that keeps to a height, padding included; without one it grows.
  ///
  /// A cap holds for each of its paragraphs, whose type is no larger.
  func set(_ cell: Cell, within limit: Length? = nil, cap: [Length]? = nil) -> SetCell {
    let style = styles[cell.style]
    var set = SetCell(
      cell: cell, content: .paragraphs([]), style: style, left: edges.left(of: cell.column),
      width: edges.width(of: cell.column, span: cell.columnSpan), contentHeight: .zero)
    let measure = set.measure
    guard measure > .zero || style.writingMode == .vertical else {
      reportNoRoom(set)
      return set
    }
    switch cell.content {
    case .paragraphs(let paragraphs) where style.writingMode == .vertical:
      if paragraphs.contains(where: \.inlines.holdsRoom) { reportRoom(in: cell) }
      if paragraphs.contains(where: \.inlines.holdsLeftwardWord) { reportLeftwardWord(in: cell) }
      let setter = VerticalSetter(
        lines: lines, styles: styles, cellWidth: set.width, padding: style.padding,
        limit: set.room(in: limit))
      fit(paragraphs, into: &set, limit) { CellAttempt(setter.set($0, sizes: $1)) }
    case .paragraphs(let paragraphs):
      if set.cell.isNeverCut { set.style.overflow = style.overflow.withoutCut }
      if set.cell.holdsFigure { set.showsPicture = paragraphs.showPicture }
      let cap = cap ?? numbers.cap(of: cell)
      fit(paragraphs, into: &set, limit) { setHorizontal($0, capped($1, by: cap, $0), measure) }
    case .signature(let place):
      setSignature(place, measure, into: &set)
      if let limit, set.neededHeight > limit { reportSignature(set, limit) }
    case .diagonal(let labels):
      set.style.overflow = style.overflow.withoutCut
      fit(labels, into: &set, limit) { [set] in setDiagonal($0, $1, in: set, limit) }
    }
    if set.contentHeight > Self.heightLimit { refuseLength(of: &set) }
    return set
  }

  private func setSignature(_ place: SignaturePlace, _ measure: Length, into set: inout SetCell) {
    var date: SetParagraph?
    if place.hasDate {
      let line = setDate(measure, style: set.style, origin: set.cell.origin)
      if line.isOverfull { reportDate(set) }
      date = line
    }
    set.content = .signature(place, date: date)
    let height = max(place.height ?? Self.signatureHeight, place.seal ?? .zero)
    set.contentHeight = height + (date?.height ?? .zero)
    if let seal = place.seal, seal > measure { reportSeal(set, seal) }
  }

  /// Bottom right, two characters in where there is room for that.
  private func setDate(_ measure: Length, style: TextStyle, origin: Origin) -> SetParagraph {
    var style = style
    style.alignment = .right
    style.firstLineIndent = .zero
    func line(indent: Int) -> SetParagraph {
      lines.set(
        ParagraphInput(
          [.dateBlank], style: style, measure: measure - style.fontSize * indent,
          isInTable: true), origin: origin)
    }
    for indent in [2, 1] {
      let date = line(indent: indent)
      if !date.isOverfull { return date }
    }
    return line(indent: 0)
  }

  // MARK: Text that gives way

  private func fit(
    _ paragraphs: [Paragraph], into set: inout SetCell, _ limit: Length?,
    attempt: @escaping ([Paragraph], [Length]?) -> CellAttempt
  ) {
    let fitter = CellFitter(
      paragraphs: paragraphs, styles: styles, overflow: set.style.overflow,
      limit: set.room(in: limit), attempt: attempt)
    var (text, fits) = fitter.fit()
    if !fits {
      let isCut = isLoose && !set.cell.isDiagonal && !set.cell.isNeverCut
      report(text, of: set, limit, isCut: isCut)
      if isCut {
        set.isCut = true
        text = fitter.truncated() ?? attempt([], nil)
      }
    } else if case .paragraphs(let sets) = text.content {
      for (paragraph, set) in zip(paragraphs, sets) {
        lines.reportConcessions(of: set, paragraph.origin)
      }
    }
    set.content = text.content
    set.contentHeight = text.height
  }

  private func capped(
    _ sizes: [Length]?, by cap: [Length]?, _ paragraphs: [Paragraph]
  ) -> [Length]? {
    guard let cap else { return sizes }
    let sizes = sizes ?? paragraphs.map { styles[$0.style].fontSize }
    return zip(sizes, cap).map(min)
  }

  private func setHorizontal(
    _ paragraphs: [Paragraph], _ sizes: [Length]?, _ measure: Length
  ) -> CellAttempt {
    let sets = paragraphs.enumerated().map { index, paragraph in
      lines.set(
        ParagraphInput(
          paragraph.inlines, style: styles[paragraph.style], fontSize: sizes?[index],
          measure: measure, isInTable: true),
        origin: paragraph.origin)
    }
    return CellAttempt(
      content: .paragraphs(sets), height: sets.reduce(.zero) { $0 + $1.height },
      fontSize: sets.map(\.fontSize).min() ?? .zero,
      isOverfull: sets.contains(where: \.isOverfull),
      splitsPiece: sets.contains(where: \.splitsPiece),
      splitsName: sets.contains(where: \.splitsName))
  }

  /// Steeper than three to two no stroke looks like one: then the type gives way.
  private func setDiagonal(
    _ paragraphs: [Paragraph], _ sizes: [Length]?, in set: SetCell, _ limit: Length?
  ) -> CellAttempt {
    let setter = DiagonalSetter(
      lines: lines, styles: styles, width: set.width, padding: set.style.padding)
    let (labels, height) = setter.set(
      paragraphs, sizes: sizes, limit: limit ?? set.width.scaled(by: 3, over: 2))
    let pitches = labels.map(\.paragraph.linePitch).max() ?? .zero
    return CellAttempt(
      content: .diagonal(labels),
      height: max((height ?? .zero) - set.style.padding * 2, limit == nil ? pitches * 2 : .zero),
      fontSize: labels.map(\.paragraph.fontSize).min() ?? .zero, isOverfull: height == nil)
  }
}

extension CellAttempt {
  fileprivate init(_ text: SetVerticalText) {
    self.init(
      content: .vertical(text), height: text.height, fontSize: text.fontSize,
      isOverfull: text.isOverfull)
  }
}

extension Cell {
  var isDiagonal: Bool {
    if case .diagonal = content { true } else { false }
  }

  var holdsFigure: Bool {
    guard case .paragraphs(let paragraphs) = content else { return false }
    return paragraphs.contains {
      $0.inlines.contains { if case .figure = $0 { true } else { false } }
    }
  }

  /// Whether it holds room to write in, or a figure.
  var isNeverCut: Bool {
    guard case .paragraphs(let paragraphs) = content else { return false }
    return paragraphs.contains {
      $0.inlines.contains {
        switch $0 {
        case .signature, .dateBlank, .ruledBlank, .figure: true
        case .text, .unbreakable, .link, .lineEnd: false
        }
      }
    }
  }
}

extension [Inline] {
  /// Of two letters or more, which would have to be joined.
  fileprivate var holdsLeftwardWord: Bool {
    var isBegun = false
    for scalar in words(lineEnd: "\n").unicodeScalars {
      if isBegun && scalar.isRightToLeft { return true }
      isBegun = scalar.isRightToLeft
    }
    return false
  }
}

extension [Paragraph] {
  /// Room for a picture and codes leave what lies below them to be seen.
  fileprivate var showPicture: Bool {
    contains { paragraph in
      paragraph.inlines.contains {
        if case .figure(let figure) = $0, case .image = figure.content { true } else { false }
      }
    }
  }
}

extension Overflow {
  /// For what cannot be cut.
  fileprivate var withoutCut: Self { self == .truncate ? .refuse : self }
}
