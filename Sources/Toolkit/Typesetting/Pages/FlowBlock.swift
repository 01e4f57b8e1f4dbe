import DocumentTree
import Geometry

/// A block of a section's flow, with groups taken apart.
struct FlowBlock {
  enum Content {
    case paragraph(Paragraph)
    case space(Length)
    case table(Table)
    case signatures(SignatureRow)
    case closing(Closing)
    case ruling(Length)
    case pageBreak
  }

  var content: Content
  /// 不跨页: no page ends within the block or before it.
  var isKept = false
  var keepsWithNext = false

  var isSpace: Bool {
    if case .space = content { true } else { false }
  }

  /// The section's blocks in order; those of a group keep together.
  static func flow(of blocks: [Block]) -> [FlowBlock] {
    blocks.flatMap { block -> [FlowBlock] in
      guard case .keepTogether(let inner, _) = block else { return [FlowBlock(block)] }
      var group = flow(of: inner)
      for index in group.indices {
        group[index].isKept = true
        if index < group.count - 1 { group[index].keepsWithNext = true }
      }
      return group
    }
  }

  private init(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): content = .paragraph(paragraph)
    case .space(let height): content = .space(height)
    case .table(let table): content = .table(table)
    case .signatureRow(let row): content = .signatures(row)
    case .closing(let closing): content = .closing(closing)
    case .ruling(let width): content = .ruling(width)
    case .pageBreak, .keepTogether: content = .pageBreak
    }
  }
}
