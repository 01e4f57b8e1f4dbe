import DocumentTree
import FormData
import Geometry
import QRCodes
import WebAddresses

/// Fills the segments of a text and joins what stands together.
struct InlineBuilder {
  private(set) var inlines: [Inline] = []

  mutating func append(_ segment: TextSegment, in environment: Environment) {
    switch segment {
    case .text(let text, let marks): append(text, marks)
    case .value(let slot, let marks): append(slot, marks.union(slot.marks), in: environment)
    case .ruledBlank(let content, let width):
      var line = InlineBuilder()
      for segment in content { line.append(segment, in: environment) }
      inlines.append(.ruledBlank(line.inlines, width: width))
    case .dateBlank: inlines.append(.dateBlank)
    case .figure(let figure): append(figure, in: environment)
    case .signature(let key, let width):
      let place = SignaturePlace(
        fieldName: environment.signatureName?(key), tooltip: "\(key)签字")
      inlines.append(.signature(place, width: width))
    case .link(let words, let address, let marks):
      inlines.append(.link([.text(words, marks: marks)], to: address))
    case .lineEnd: inlines.append(.lineEnd)
    }
  }

  /// A code of nothing prints nothing; an image that is not given leaves its room.
  private mutating func append(_ figure: CompiledFigure, in environment: Environment) {
    let words = figure.alternative?.string(in: environment) ?? ""
    switch figure.content {
    case .code(let text, let correction):
      let text = text.inlines(in: environment).words(lineEnd: "\n")
      guard !text.isEmpty, !environment.isBlank else { return }
      inlines.append(
        .figure(
          Figure(
            .code(text, correction: correction), width: figure.width,
            alternative: words.isEmpty ? Self.alternative(ofCode: text) : words)))
    case .image(let path, let name):
      var content = Figure.Content.room
      if case .text(let path) = path.value(in: environment), let file = environment.images[path] {
        content = .image(file)
      }
      inlines.append(
        .figure(
          Figure(
            content, width: figure.width, height: figure.height,
            alternative: words.isEmpty ? name : words)))
    }
  }

  private static func alternative(ofCode text: String) -> String { "二维码：\(text)" }

  private mutating func append(
    _ slot: ParsedSlot, _ marks: TextMarks, in environment: Environment
  ) {
    var value = slot.node.value(in: environment)
    for filter in slot.filters {
      switch filter {
      case .spread: continue
      case .ifEmpty(let text):
        // Mere blanks are room to write, which a form printed blank wants most of all.
        let isRoom = text.unicodeScalars.allSatisfy { $0 == "\u{3000}" || $0 == " " }
        guard value.isEmpty, isRoom || !environment.isBlank else { continue }
        return appendLines(of: text, marks)
      case .code(let width):
        let text = value.plainWording
        guard !text.isEmpty, !environment.isBlank else { return }
        let code = Figure(
          .code(text, correction: .medium), width: width,
          alternative: Self.alternative(ofCode: text))
        return inlines.append(.figure(code))
      case .ticked(let options):
        return appendTicks(options, chosen: value, marks)
      case .joined(let separator) where filter == slot.lastWording:
        if case .list(let items) = value {
          return append(items, separator: separator, of: slot, marks)
        }
        value = filter.apply(to: value)
      default: value = filter.apply(to: value)
      }
    }
    if slot.cells > 0 || slot.isAddress, !value.isEmpty {
      if case .list(let items) = value {
        return append(items, separator: "、", of: slot, marks)
      }
      return append([value], separator: "", of: slot, marks)
    }
    guard case .absent = value else {
      return appendLines(of: value.plainWording, marks)
    }
    appendBlank(of: slot, marks, in: environment)
  }

  private mutating func appendBlank(
    of slot: ParsedSlot, _ marks: TextMarks, in environment: Environment
  ) {
    if !environment.isBlank, slot.node.isUndefined(in: environment) {
      return append("—", marks)
    }
    switch slot.filters.lazy.compactMap(\.blank).first {
    case .date: inlines.append(.dateBlank)
    case .text(let text): inlines.append(.unbreakable(text, marks: marks))
    case nil: break
    }
  }

  /// ☑录入　☐剔除: each option in one piece, lines break between them.
  private mutating func appendTicks(_ options: [String], chosen: Value, _ marks: TextMarks) {
    for (index, option) in options.enumerated() {
      if index > 0 { append("　", marks) }
      inlines.append(
        .unbreakable((chosen.includes(option) ? "☑" : "☐") + option, marks: marks))
    }
  }

  /// Names in a row: lines break between them, after the separator.
  private mutating func append(
    _ items: [Value], separator: String, of slot: ParsedSlot, _ marks: TextMarks
  ) {
    let cells = slot.cells
    for (index, item) in items.enumerated() {
      if index > 0 { append(separator, marks) }
      let text = item.plainWording
      if slot.isAddress, let address = try? WebAddress(parsing: text) {
        inlines.append(.link([.text(text, marks: marks)], to: address))
      } else if isName(text, isSpread: cells > 0) {
        inlines.append(.unbreakable(text, marks: marks, cells: cells))
      } else {
        appendLines(of: text, marks)
      }
    }
  }

  /// Longer items of a list are sentences, which may break anywhere, as long names do not that are
  /// said to be names (占) or show it by their ·.
  private func isName(_ text: String, isSpread: Bool) -> Bool {
    guard !text.utf8.contains(0x0A) else { return false }
    let length = text.unicodeScalars.count
    if length <= Self.shortItem { return true }
    return length <= Inline.longestName && (isSpread || text.unicodeScalars.contains("·"))
  }

  /// In characters.
  private static let shortItem = 16

  private mutating func appendLines(of text: String, _ marks: TextMarks) {
    guard text.utf8.contains(0x0A) else { return append(text, marks) }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { inlines.append(.lineEnd) }
      append(String(Substring(line)), marks)
    }
  }

  private mutating func append(_ text: String, _ marks: TextMarks) {
    guard !text.isEmpty else { return }
    if case .text(let before, marks) = inlines.last {
      inlines[inlines.count - 1] = .text(before + text, marks: marks)
    } else {
      inlines.append(.text(text, marks: marks))
    }
  }
}

extension ParsedSlot {
  /// 占 3字; 0 without it.
  fileprivate var cells: Int {
    filters.lazy.compactMap { filter in
      if case .spread(let cells) = filter { cells } else { nil }
    }.first ?? 0
  }

  /// The last filter that changes words; 占 may stand before or behind it.
  fileprivate var lastWording: ValueFilter? {
    filters.last { filter in
      if case .spread = filter { false } else { true }
    }
  }
}

extension Value {
  /// Whether 勾选 ticks the option.
  fileprivate func includes(_ option: String) -> Bool {
    switch self {
    case .text(let text): text.utf8.elementsEqual(option.utf8)
    case .truth(let truth): option == (truth ? "是" : "否")
    case .list(let items): items.contains { $0.includes(option) }
    default: false
    }
  }
}
