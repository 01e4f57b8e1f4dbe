import Diagnostics
import DocumentTree
import Geometry

/// The units of one section, set as pages ask for them.
///
/// Holds the section's tables with their columns, never their rows.
final class UnitSource {
  let section: Section
  let styles: StyleSheet
  let lines: LineSetter
  let isLoose: Bool
  let blocks: [FlowBlock]
  private var tables: [Int: SetTable] = [:]
  private var current: (block: Int, set: SetParagraph)?

  init(_ section: Section, styles: StyleSheet, lines: LineSetter, isLoose: Bool) {
    self.section = section
    self.styles = styles
    self.lines = lines
    self.isLoose = isLoose
    blocks = FlowBlock.flow(of: section.blocks)
  }

  var width: Length { section.pageSetup.typeArea.size.width }

  func table(at block: Int) throws(DiagnosticError) -> SetTable? {
    if let known = tables[block] { return known }
    guard case .table(let table) = blocks[block].content else { return nil }
    let set = try SetTable(
      table, area: section.pageSetup.typeArea.size, styles: styles, lines: lines,
      isLoose: isLoose)
    tables[block] = set
    return set
  }

  /// A table that a unit of this source belongs to.
  func knownTable(at block: Int) -> SetTable? { tables[block] }

  /// The unit that begins at a place, or the first after it; `nil` at the section's end.
  func unit(at start: PageCursor) throws(DiagnosticError) -> PageUnit? {
    var cursor = start
    while cursor.block < blocks.count {
      if let unit = try unitWithinBlock(at: cursor) { return unit }
      cursor = PageCursor(block: cursor.block + 1)
    }
    return nil
  }

  private func unitWithinBlock(at cursor: PageCursor) throws(DiagnosticError) -> PageUnit? {
    switch blocks[cursor.block].content {
    case .paragraph(let paragraph): return lineUnit(paragraph, at: cursor)
    case .space(let height): return spaceUnit(height, at: cursor)
    case .table: return try tableUnit(at: cursor)
    case .signatures(let row):
      guard cursor.step == 0 else { return nil }
      let set = SetSignatureRow(row, styles: styles, width: width, lines: lines)
      return whole(.signatures(set), height: set.height, breakBefore: .forbidden, at: cursor)
    case .closing(let closing):
      guard cursor.step == 0 else { return nil }
      let set = SetClosing(closing, styles: styles, width: width, lines: lines)
      return whole(.closing(set), height: set.height, breakBefore: .forbidden, at: cursor)
    case .ruling(let width):
      guard cursor.step == 0 else { return nil }
      return whole(
        .ruling(width: width), height: .millimeters(2), breakBefore: breakBefore(cursor.block),
        at: cursor)
    case .pageBreak:
      guard cursor.step == 0 else { return nil }
      return whole(.space, height: .zero, breakBefore: .required, at: cursor)
    }
  }

  private func whole(
    _ content: PageUnit.Content, height: Length, breakBefore: PageUnit.BreakBefore,
    at cursor: PageCursor
  ) -> PageUnit {
    PageUnit(
      content: content, height: height, breakBefore: breakBefore, start: cursor,
      next: PageCursor(block: cursor.block + 1))
  }

  /// Whether a page may end before a block: not when the one before keeps with it.
  func breakBefore(_ block: Int) -> PageUnit.BreakBefore {
    var before = block - 1
    while before >= 0, case .space = blocks[before].content {
      // A group's last space ends the group.
      if blocks[before].isKept, !blocks[before].keepsWithNext { return .allowed }
      before -= 1
    }
    guard before >= 0 else { return .allowed }
    if case .table = blocks[before].content, isNote(from: block) { return .forbidden }
    if case .paragraph(let paragraph) = blocks[before].content,
      styles[paragraph.style].keepsWithNext
    {
      return .forbidden
    }
    return blocks[before].keepsWithNext ? .kept : .allowed
  }

  /// Whether a few paragraphs from here end the section or lead to signers: the notes below a table,
  /// which never stand without its last rows.
  private func isNote(from block: Int) -> Bool {
    var count = 0
    for next in blocks[block...] {
      switch next.content {
      case .paragraph: count += 1
      case .space: break
      case .signatures, .closing: return count <= Self.longestNotes
      case .table, .ruling, .pageBreak: return false
      }
    }
    return count <= Self.longestNotes
  }

  /// In paragraphs; more are no notes but text.
  private static let longestNotes = 6

  private func spaceUnit(_ height: Length, at cursor: PageCursor) -> PageUnit? {
    guard cursor.step == 0 else { return nil }
    return whole(.space, height: height, breakBefore: .forbidden, at: cursor)
  }

  // MARK: Paragraphs

  /// The paragraph of a block; asked for once a line.
  private func set(_ paragraph: Paragraph, at block: Int) -> SetParagraph {
    if let current, current.block == block { return current.set }
    let set = lines.setOrReport(
      ParagraphInput(paragraph.inlines, style: styles[paragraph.style], measure: width),
      origin: paragraph.origin)
    current = (block, set)
    return set
  }

  /// Steps of a paragraph: 0 the space before it, then its lines, then the space after it.
  private func lineUnit(_ paragraph: Paragraph, at cursor: PageCursor) -> PageUnit? {
    let style = styles[paragraph.style]
    let set = set(paragraph, at: cursor.block)
    let last = set.lines.count
    var cursor = cursor
    if cursor.step == 0 {
      if style.spaceBefore > .zero {
        return step(.space, height: style.spaceBefore, .allowed, from: cursor, to: 1)
      }
      cursor.step = 1
    }
    if cursor.step <= last {
      let line = cursor.step - 1
      return step(
        .lines(set, line...line, paragraph), height: set.linePitch,
        breakBefore(line: line, of: last, paragraph, cursor.block), from: cursor,
        to: cursor.step + 1)
    }
    guard cursor.step == last + 1, style.spaceAfter > .zero else { return nil }
    return step(.space, height: style.spaceAfter, .forbidden, from: cursor, to: cursor.step + 1)
  }

  func step(
    _ content: PageUnit.Content, height: Length, _ breakBefore: PageUnit.BreakBefore,
    from cursor: PageCursor, to next: Int
  ) -> PageUnit {
    PageUnit(
      content: content, height: height, breakBefore: breakBefore, start: cursor,
      next: PageCursor(block: cursor.block, step: next))
  }

  /// Two lines at least stay together at either end of a page; a heading is never parted.
  private func breakBefore(
    line: Int, of count: Int, _ paragraph: Paragraph, _ block: Int
  ) -> PageUnit.BreakBefore {
    if line == 0 { return breakBefore(block) }
    if paragraph.role == .heading || line == 1 || line == count - 1 { return .forbidden }
    return blocks[block].isKept ? .kept : .allowed
  }
}
