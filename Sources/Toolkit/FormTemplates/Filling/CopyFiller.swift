import Diagnostics
import DocumentTree
import FormData
import Geometry
import ImageFiles
import WebAddresses

/// Fills one copy of a form.
struct CopyFiller {
  let template: CompiledTemplate
  let options: FillOptions
  let context: FillContext

  /// More than 200 signature places become rooms without fields.
  func document() -> (document: Document, warnings: [Diagnostic]) {
    let repeated = template.repeatedSignatureKeys
    let names = SignatureNames(repeated: repeated, isEnabled: true)
    let notes = OrderNotes()
    let sections = sections(names: names, notes: notes)
    guard names.count > SignatureNames.limit else {
      return (document(sections), notes.gaps.warnings)
    }
    let nameless = SignatureNames(repeated: repeated, isEnabled: false)
    return (
      document(self.sections(names: nameless, notes: notes)),
      [.tooManyFields(names.count, in: template)] + notes.gaps.warnings
    )
  }

  private func document(_ sections: [Section]) -> Document {
    let version = template.version.map { " 版本\($0)" } ?? ""
    return Document(
      information: DocumentInformation(
        title: title(of: sections), author: options.author, subject: template.name + version,
        date: options.date),
      styles: template.styles, sections: sections)
  }

  /// The text of the first 标题; the template's name if there is none, or only room for words.
  private func title(of sections: [Section]) -> String {
    guard !context.isBlank else { return template.name }
    for case .paragraph(let paragraph) in sections.first?.blocks ?? []
    where paragraph.role == .heading {
      let text = paragraph.plainText
      if !text.isEmpty { return text }
    }
    return template.name
  }

  // MARK: Sections

  private func sections(names: SignatureNames, notes: OrderNotes) -> [Section] {
    guard let sectioning = template.sectioning else {
      let filler = BlockFiller(names: names, notes: notes)
      return [section(named: nil, context, restarts: true, filler)]
    }
    let (parts, gaps) = SectionSplit(sectioning, template: template).parts(of: context)
    notes.add(gaps)
    return parts.map { part in
      section(
        named: part.context.counters.section, part.context,
        restarts: sectioning.restartsPageNumbers, BlockFiller(names: names, notes: notes))
    }
  }

  private func section(
    named name: String?, _ context: FillContext, restarts: Bool, _ filler: BlockFiller
  ) -> Section {
    filler.names.beginSection(name)
    return Section(
      name: name, pageSetup: PageSetupFiller(page: template.page, context: context).setup(),
      restartsPageNumbers: restarts, blocks: filler.blocks(template.blocks, context))
  }
}

extension Diagnostic {
  fileprivate static func tooManyFields(_ count: Int, in template: CompiledTemplate) -> Self {
    .warning(
      "template.too-many-signature-fields",
      "签字处有\(count)个，超过\(SignatureNames.limit)个，只留签字的地方，不做签字域", at: template.location)
  }
}

extension Paragraph {
  /// Its words on one line; room to write is left out.
  var plainText: String { inlines.words(lineEnd: "") }

  /// What 合并相同项 goes by: its words, what its figures show, and where its links lead.
  var mergeText: String {
    inlines.reduce(into: plainText) { text, inline in
      if case .link(_, let address) = inline { text += "\u{0}\(address.uri)" }
      guard case .figure(let figure) = inline else { return }
      switch figure.content {
      case .code(let code, _): text += "\u{0}\(code)"
      case .image(let file): text += "\u{0}\(file.digest)"
      case .room: text += "\u{0}"
      }
    }
  }
}
