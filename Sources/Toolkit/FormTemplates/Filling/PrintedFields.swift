import DocumentTree
import FormData

/// Gathers the fields that a copy prints, in the words in which it prints them.
///
/// What the data holds beside them is left out: a field that only a condition, a check or an order
/// reads, and one that an expression merely counts, is not printed.
struct PrintedFields {
  /// Names with their words, in the order in which they are first printed; they are few.
  private struct Members {
    private(set) var members: [(name: String, words: JSONText)] = []

    mutating func set(_ name: String, _ value: JSONText) {
      if let place = members.firstIndex(where: { $0.name == name }) {
        members[place].words = value
      } else {
        members.append((name, value))
      }
    }

    var json: JSONText { .object(members) }
  }

  /// Records of frames below this one are the form's own; those above are rows of lists.
  private let formDepth: Int
  private var form = Members()
  private var row: Members?
  private var lists: [String: [JSONText]] = [:]

  init(formDepth: Int) {
    self.formDepth = formDepth
  }

  /// One object; a list is an array of objects in the place where its first row is printed.
  var json: JSONText {
    var all = form
    for (name, _) in form.members {
      if let rows = lists[name] { all.set(name, .list(rows)) }
    }
    return all.json
  }

  mutating func add(_ blocks: [CompiledBlock], _ context: FillContext) {
    for block in blocks where block.condition?.isTrue(in: context.environment()) ?? true {
      add(block.kind, context)
    }
  }

  private mutating func add(_ block: CompiledBlock.Kind, _ context: FillContext) {
    switch block {
    case .paragraph(let paragraph): add(paragraph.text, context)
    case .closing(let lines, _): for line in lines { add(line.text, context) }
    case .signatureRow(let signers, _): for signer in signers { add(signer.label, context) }
    case .rowTable(let table): add(table, context)
    case .grid(let grid):
      addLines(beside: grid.frame, context)
      for row in grid.rows where row.condition?.isTrue(in: context.environment()) ?? true {
        for cell in row.cells { add(cell, context) }
      }
    case .keepTogether(let inner), .conditional(let inner): add(inner, context)
    case .each(let list, let inner):
      guard let records = context.records(of: list) else { return }
      for index in 0..<records.count {
        addRow(of: list.name) { $0.add(inner, context.entering(records.record(at: index))) }
      }
    case .space, .ruling, .pageBreak: break
    }
  }

  private mutating func add(_ cell: CompiledGridCell, _ context: FillContext) {
    switch cell.content {
    case .signature: break
    case .diagonal(let labels): for label in labels { add(label.text, context) }
    case .paragraphs(let paragraphs):
      for (condition, paragraph) in paragraphs
      where condition?.isTrue(in: context.environment()) ?? true {
        add(paragraph.text, context)
      }
    }
  }

  private mutating func addLines(beside frame: CompiledTableFrame, _ context: FillContext) {
    for line in [frame.before, frame.after] {
      for text in [line?.left, line?.center, line?.right] { add(text, context) }
    }
  }

  private mutating func add(_ table: CompiledRowTable, _ context: FillContext) {
    addLines(beside: table.frame, context)
    for cell in table.header.flatMap(\.cells) { add(cell, context) }
    let columns = table.columns.map { column -> CompiledText? in
      if case .text(let text) = column.content { text } else { nil }
    }
    let texts = columns + [table.grouping?.head, table.grouping?.subtotal]
    let records = BlockFiller.plan(of: table, context).records
    for index in 0..<records.count {
      let item = context.entering(records.record(at: index)).environment()
      addRow(of: table.list.name) { fields in
        for text in texts { fields.add(text, item) }
      }
    }
  }

  private mutating func addRow(of list: String, _ body: (inout PrintedFields) -> Void) {
    let outer = row
    row = Members()
    body(&self)
    if let row { lists[list, default: []].append(row.json) }
    form.set(list, .null)
    row = outer
  }

  private mutating func add(_ text: CompiledText?, _ context: FillContext) {
    guard let text, !text.printedFields.isEmpty else { return }
    add(text, context.environment())
  }

  private mutating func add(_ text: CompiledText?, _ environment: Environment) {
    guard let text else { return }
    for field in text.printedFields {
      let words = JSONText.text(field.words(in: environment))
      if field.frame < formDepth {
        form.set(field.name, words)
      } else {
        row?.set(field.name, words)
      }
    }
  }
}

/// A field that a text prints as it is, with or without filters.
struct PrintedField: Sendable {
  let name: String
  /// Of the record that has it.
  let frame: Int
  private let slot: ParsedSlot

  /// `nil` for a value that is reckoned from fields.
  init?(_ slot: ParsedSlot, scope: NameScope) {
    guard case .field(let frame, let place) = slot.node, scope.frames.indices.contains(frame),
      scope.frames[frame].indices.contains(place)
    else { return nil }
    name = scope.frames[frame][place].name
    self.frame = frame
    // Ticks, spread names and room to write are the page's; the choice and the name are the data's.
    var plain = slot
    plain.filters = slot.filters.filter { filter in
      switch filter {
      case .ticked, .spread, .ifEmpty: false
      default: true
      }
    }
    self.slot = plain
  }

  /// Empty for an absent value.
  func words(in environment: Environment) -> String {
    var line = InlineBuilder()
    line.append(.value(slot, marks: []), in: environment)
    return line.inlines.words(lineEnd: "\n")
  }
}

extension FilledForm {
  /// The fields that a copy prints, and only those, as JSON: name and words, lists as arrays of rows.
  ///
  /// `nil` for a blank form and for papers that are published (公开: 是), whose file holds what its
  /// pages show and nothing beside.
  public func printedFields(ofCopy index: Int) -> String? {
    guard !options.isBlank, !template.isPublished else { return nil }
    let context = context(ofCopy: index)
    var fields = PrintedFields(formDepth: context.records.count)
    if let sectioning = template.sectioning {
      for part in SectionSplit(sectioning, template: template).parts(of: context).parts {
        fields.add(template.blocks, part.context)
      }
    } else {
      fields.add(template.blocks, context)
    }
    let version = template.version.map { [("版本", JSONText.integer($0))] } ?? []
    return JSONText.object([("表单", .text(template.name))] + version + [("数据", fields.json)])
      .written
  }
}
