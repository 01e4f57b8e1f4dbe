import DocumentTree
import FormData
import Geometry

/// Fills the segments of a text and joins what stands together.
struct InlineBuilder {
  private(set) var inlines: [Inline] = []

  mutating func append(_ segment: TextSegment, in environment: Environment) {
    switch segment {
    case .text(let text, let isEmphasized): append(text, isEmphasized: isEmphasized)
    case .value(let slot, let isEmphasized):
      append(slot, isEmphasized: isEmphasized, in: environment)
    case .ruledBlank(let width): inlines.append(.ruledBlank(width: width))
    case .dateBlank: inlines.append(.dateBlank)
    case .signature(let key, let width):
      let place = SignaturePlace(
        fieldName: environment.signatureName?(key), tooltip: "\(key)签字")
      inlines.append(.signature(place, width: width))
    case .lineEnd: inlines.append(.lineEnd)
    }
  }

  private mutating func append(
    _ slot: ParsedSlot, isEmphasized: Bool, in environment: Environment
  ) {
    var value = slot.node.value(in: environment)
    for filter in slot.filters {
      switch filter {
      case .ifEmpty(let text):
        // Mere blanks are room to write, which a form printed blank wants most of all.
        let isRoom = text.unicodeScalars.allSatisfy { $0 == "\u{3000}" || $0 == " " }
        guard value.isEmpty, isRoom || !environment.isBlank else { continue }
        return appendLines(of: text, isEmphasized: isEmphasized)
      case .ticked(let options):
        return appendTicks(options, chosen: value)
      default: value = filter.apply(to: value)
      }
    }
    guard case .absent = value else {
      return appendLines(of: value.plainWording, isEmphasized: isEmphasized)
    }
    appendBlank(of: slot, isEmphasized: isEmphasized, in: environment)
  }

  private mutating func appendBlank(
    of slot: ParsedSlot, isEmphasized: Bool, in environment: Environment
  ) {
    if !environment.isBlank, slot.node.isUndefined(in: environment) {
      return append("—", isEmphasized: isEmphasized)
    }
    switch slot.filters.lazy.compactMap(\.blank).first {
    case .date: inlines.append(.dateBlank)
    case .text(let text): inlines.append(.unbreakable(text))
    case nil: break
    }
  }

  /// ☑录入　☐剔除: each option in one piece, lines break between them.
  private mutating func appendTicks(_ options: [String], chosen: Value) {
    for (index, option) in options.enumerated() {
      if index > 0 { append("　", isEmphasized: false) }
      inlines.append(.unbreakable((chosen.includes(option) ? "☑" : "☐") + option))
    }
  }

  private mutating func appendLines(of text: String, isEmphasized: Bool) {
    guard text.utf8.contains(0x0A) else { return append(text, isEmphasized: isEmphasized) }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { inlines.append(.lineEnd) }
      append(String(Substring(line)), isEmphasized: isEmphasized)
    }
  }

  private mutating func append(_ text: String, isEmphasized: Bool) {
    guard !text.isEmpty else { return }
    if case .text(let before, isEmphasized) = inlines.last {
      inlines[inlines.count - 1] = .text(before + text, isEmphasized: isEmphasized)
    } else {
      inlines.append(.text(text, isEmphasized: isEmphasized))
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
