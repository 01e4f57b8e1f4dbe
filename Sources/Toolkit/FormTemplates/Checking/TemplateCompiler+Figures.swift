import Diagnostics
import DocumentTree
import FormData
import Geometry
import QRCodes

/// 图片 and 二维码, as blocks, in cells, in columns and in bands.
extension TemplateCompiler {
  static let figureHeads = ["图片", "二维码"]

  /// Whether a mapping asks for a figure.
  func isFigure(_ fields: Fields) -> Bool {
    Self.figureHeads.contains { fields[$0] != nil }
  }

  /// Keys that only figures have are refused without one.
  mutating func refuseFigureKeys(in fields: Fields, keeping kept: [String] = []) {
    for key in ["宽", "高", "纠错", "说明"] where !kept.contains(key) {
      guard let entry = fields.entry(key) else { continue }
      sink.report(
        .error(
          "template.misplaced-key", "“\(key)”只和“图片”或“二维码”同用", at: entry.keyLocation))
    }
  }

  /// The figure of a mapping, as a text that holds nothing else.
  mutating func figure(_ fields: Fields, style: StyleID, scope: NameScope) -> CompiledText? {
    let width = fields["宽"].flatMap { side($0, style: style) }
    let height = fields["高"].flatMap { side($0, style: style) }
    let alternative = fields["说明"].flatMap { unsignedText($0, scope: scope, style: style) }
    let content: CompiledFigure.Content?
    if let element = fields["图片"] {
      content = image(element, fields, scope: scope)
    } else if let element = fields["二维码"] {
      content = code(element, fields, style: style, scope: scope)
    } else {
      content = nil
    }
    return content.map {
      CompiledText(
        CompiledFigure(content: $0, width: width, height: height, alternative: alternative))
    }
  }

  private mutating func code(
    _ element: Element, _ fields: Fields, style: StyleID, scope: NameScope
  ) -> CompiledFigure.Content? {
    if let entry = fields.entry("高") {
      sink.report(
        .error("template.misplaced-key", "二维码是正方的，只写“宽”", at: entry.keyLocation))
    }
    let levels = QRCorrection.allCases.map(\.rawValue)
    let level = fields["纠错"].flatMap { choice($0, among: levels) }
    return unsignedText(element, scope: scope, style: style).map {
      .code($0, level.flatMap(QRCorrection.init) ?? .medium)
    }
  }

  private mutating func image(
    _ element: Element, _ fields: Fields, scope: NameScope
  ) -> CompiledFigure.Content? {
    refuse(["纠错"], in: fields, without: "二维码")
    if fields["宽"] == nil, fields["高"] == nil {
      sink.report(
        .error(
          "template.missing-key", "图片要写「宽」或「高」", at: element.location, hint: "例如 宽: 28mm"))
    }
    guard case .text(let source) = element.content, let inner = source.insideBrackets else {
      sink.report(
        .error(
          "template.not-an-image", "图片要写成一个字段", at: element.location,
          hint: "例如 图片: 【照片】，并在「数据」里写 照片: 图片"))
      return nil
    }
    let errors = sink.diagnostics.count
    let value = Element(content: .text(inner), location: inner.location(atScalar: 0))
    guard let path = expression(value, scope: scope), sink.diagnostics.count == errors else {
      return nil
    }
    guard path.type == .scalar(.image) else {
      sink.report(
        .error(
          "template.not-an-image", "“\(inner.text)”是\(path.type.wording)，不是图片",
          at: element.location, hint: "在「数据」里写 \(inner.text): 图片"))
      return nil
    }
    return .image(path, name: inner.text.trimmingBlanks)
  }

  private mutating func side(_ element: Element, style: StyleID) -> Length? {
    guard let length = length(element, style: style) else { return nil }
    guard length > .zero else {
      sink.report(.error("template.zero-length", "图的宽和高要大于0", at: element.location))
      return nil
    }
    return length
  }

  /// In the middle of its line, where the style given says nothing else.
  mutating func figureStyle(_ own: StyleID?, else base: StyleID) -> StyleID {
    styles.variant(of: own ?? base) { style in
      if own == nil { style.alignment = .center }
      style.firstLineIndent = .zero
      style.line.gridCells = nil
      style.writingMode = .horizontal
    }
  }

  /// A text, or `{二维码: …, 宽: …}`: a part of a band or of a line beside a table.
  mutating func textOrFigure(
    _ element: Element, scope: NameScope, style: StyleID
  ) -> CompiledText? {
    guard element.entries != nil else { return text(element, scope: scope, style: style) }
    guard let fields = fields(of: element, Vocabulary.figure) else { return nil }
    guard isFigure(fields) else {
      sink.report(
        .error("template.missing-key", "这里要有「图片」或「二维码」", at: element.location))
      return nil
    }
    return figure(fields, style: style, scope: scope)
  }
}

extension SourceText {
  /// What stands between the 【 and the 】 that the whole text lies in.
  fileprivate var insideBrackets: SourceText? {
    let scalars = text.unicodeScalars
    guard scalars.first == "【", scalars.last == "】", scalars.count > 2 else { return nil }
    let inner = scalars.dropFirst().dropLast()
    guard !inner.contains("【"), !inner.contains("】") else { return nil }
    return replacingStart(with: String(Substring(inner)))
  }
}
