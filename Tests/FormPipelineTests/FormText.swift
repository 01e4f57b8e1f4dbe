import Diagnostics
import DocumentTree

extension Document {
  /// The form's words in the order of the form, `▢` for every place to sign: what a reader who
  /// cannot see the page must hear.
  func formText() throws(DiagnosticError) -> String {
    var text = ""
    for section in sections {
      for block in section.blocks { text += try block.formText() }
    }
    return text
  }
}

extension Block {
  fileprivate func formText() throws(DiagnosticError) -> String {
    switch self {
    case .paragraph(let paragraph): return paragraph.inlines.formText
    case .table(let table): return try table.formText()
    case .signatureRow(let row):
      return row.signers.map { signer in
        let label = signer.label.formText
        return label + (label.contains("：") ? "" : "：") + signer.place.formText
      }.joined()
    case .closing(let closing): return closing.lines.map(\.inlines.formText).joined()
    case .keepTogether(let blocks, _):
      var text = ""
      for block in blocks { text += try block.formText() }
      return text
    case .space, .ruling, .pageBreak: return ""
    }
  }
}

extension Table {
  /// Equal neighbours that show one cell are heard once.
  fileprivate func formText() throws(DiagnosticError) -> String {
    var text = (before?.formText ?? "") + header.map { $0.formText(after: nil) }.joined()
    var last: TableRow?
    for index in 0..<body.count {
      let row = try body.row(at: index)
      text += row.formText(after: last)
      last = row
    }
    return text + (after?.formText ?? "")
  }
}

extension TableLine {
  fileprivate var formText: String { (left + center + right).formText }
}

extension TableRow {
  fileprivate func formText(after last: TableRow?) -> String {
    cells.map { cell in
      let above = last?.cells.first { $0.column == cell.column }
      if let key = cell.mergeKey, above?.mergeKey == key { return "" }
      return switch cell.content {
      case .paragraphs(let paragraphs): paragraphs.map(\.inlines.formText).joined()
      case .signature(let place): place.formText
      case .diagonal(let labels): labels.map(\.inlines.formText).joined()
      }
    }.joined()
  }
}

extension SignaturePlace {
  fileprivate var formText: String {
    (fieldName == nil ? "" : "▢") + (hasDate ? "年月日" : "")
  }
}

extension [Inline] {
  fileprivate var formText: String {
    map { inline in
      switch inline {
      case .text(let text, _), .unbreakable(let text, _, _): text
      case .ruledBlank(let content, _), .link(let content, _): content.formText
      case .signature(let place, _): place.formText
      case .dateBlank: "年月日"
      // A figure is a node of its own, told by its alternative text.
      case .figure, .lineEnd: ""
      }
    }.joined()
  }
}
