import DocumentTree
import FormData
import Geometry

/// Fills blocks one after another; signature places get their names in the order of the form.
struct BlockFiller {
  let names: SignatureNames
  let notes: OrderNotes

  func blocks(_ blocks: [CompiledBlock], _ context: FillContext) -> [Block] {
    blocks.flatMap { block($0, context) }
  }

  private func block(_ block: CompiledBlock, _ context: FillContext) -> [Block] {
    if let condition = block.condition, !condition.isTrue(in: context.environment()) { return [] }
    let origin = Origin(location: block.location)
    switch block.kind {
    case .paragraph(let paragraph):
      let filled = self.paragraph(paragraph, context)
      // A code of nothing leaves no line either.
      return paragraph.text.isFigure && filled.inlines.isEmpty ? [] : [.paragraph(filled)]
    case .space(let height):
      return [.space(height)]
    case .rowTable(let table):
      return [.table(rowTable(table, context))]
    case .grid(let grid):
      return [.table(self.grid(grid, context))]
    case .signatureRow(let signers, let style):
      let row = signers.map { signer($0, context) }
      return [.signatureRow(SignatureRow(signers: row, style: style, origin: origin))]
    case .closing(let lines, let dateInset):
      let filled = lines.map { paragraph($0, context) }
      return [.closing(Closing(lines: filled, dateInset: dateInset, origin: origin))]
    case .ruling(let width):
      return [.ruling(width: width)]
    case .pageBreak:
      return [.pageBreak]
    case .keepTogether(let inner):
      return [.keepTogether(blocks(inner, context), origin: origin)]
    case .conditional(let inner):
      return blocks(inner, context)
    case .each(let list, let inner):
      return each(list, inner, context)
    }
  }

  /// A blank form shows the blocks once.
  private func each(
    _ list: ListReference, _ inner: [CompiledBlock], _ context: FillContext
  ) -> [Block] {
    guard let records = context.records(of: list) else {
      guard context.isBlank else { return [] }
      let blank = Record(list.fields.map { _ in .absent })
      return blocks(inner, context.entering(blank))
    }
    return (0..<records.count).flatMap { index in
      var item = context.entering(records.record(at: index))
      item.counters.serial = index + 1
      item.counters.rowCount = records.count
      return blocks(inner, item)
    }
  }

  func paragraph(_ paragraph: CompiledParagraph, _ context: FillContext) -> Paragraph {
    let inlines = paragraph.text.inlines(
      in: context.environment(signatureName: { names.next($0) }))
    return Paragraph(
      inlines, style: paragraph.style, role: paragraph.role,
      origin: Origin(location: paragraph.location, field: paragraph.text.firstField))
  }

  private func signer(
    _ signer: CompiledSigner, _ context: FillContext
  ) -> SignatureRow.Signer {
    SignatureRow.Signer(
      label: signer.label.inlines(in: context.environment()),
      place: place(signer.signature, name: names.next(signer.signature.key)))
  }

  func place(_ signature: CompiledSignature, name: String?) -> SignaturePlace {
    SignaturePlace(
      fieldName: name, tooltip: signature.tooltip, hasDate: signature.hasDate,
      width: signature.width, height: signature.height, seal: signature.seal,
      locksAll: signature.locksAll)
  }

  // MARK: Grid

  private func grid(_ grid: CompiledGrid, _ context: FillContext) -> Table {
    let rows = grid.rows.filter { $0.condition?.isTrue(in: context.environment()) ?? true }
    return table(
      grid.frame, columns: grid.columns, body: HeldRows(rows.map { gridRow($0, context) }),
      context)
  }

  func gridRow(
    _ row: CompiledGridRow, kind: TableRow.Kind = .data, _ context: FillContext
  ) -> TableRow {
    TableRow(
      kind: kind, height: row.height, cells: row.cells.map { gridCell($0, context) },
      origin: Origin(location: row.location))
  }

  private func gridCell(_ cell: CompiledGridCell, _ context: FillContext) -> Cell {
    let content: Cell.Content
    var entryName: String?
    switch cell.content {
    case .signature(let signature):
      content = .signature(place(signature, name: names.next(signature.key)))
    case .diagonal(let labels):
      content = .diagonal(labels.map { paragraph($0, context) })
    case .paragraphs(let paragraphs):
      let shown = paragraphs.filter { condition, _ in
        condition?.isTrue(in: context.environment()) ?? true
      }
      if context.makesEntries, shown.count == 1 {
        entryName = shown[0].1.text.entryName(in: context.environment())
      }
      content = .paragraphs(entryName == nil ? shown.map { paragraph($0.1, context) } : [])
    }
    return Cell(
      column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, content: content,
      style: cell.style, isHeader: cell.isHeader, entryName: entryName,
      origin: Origin(location: cell.location))
  }

  // MARK: Tables

  func table(
    _ frame: CompiledTableFrame, columns: [Column], header: [TableRow] = [],
    body: any RowSource, fill: Fill? = nil, pageTotal: PageTotal? = nil, _ context: FillContext
  ) -> Table {
    Table(
      columns: columns, header: header, body: body, repeatsHeader: frame.repeatsHeader,
      rowBreak: frame.rowBreak, fill: fill, rulings: frame.rulings,
      before: frame.before.map { line($0, context) },
      after: frame.after.map { line($0, context) }, pageTotal: pageTotal, isLayout: frame.isLayout,
      origin: Origin(location: frame.location))
  }

  private func line(_ line: CompiledTableLine, _ context: FillContext) -> TableLine {
    let environment = context.environment(signatureName: { names.next($0) })
    return TableLine(
      left: line.left?.inlines(in: environment) ?? [],
      center: line.center?.inlines(in: environment) ?? [],
      right: line.right?.inlines(in: environment) ?? [], style: line.style,
      origin: Origin(location: line.location))
  }
}
