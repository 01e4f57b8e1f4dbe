import Diagnostics
import DocumentTree
import FormData
import Geometry

extension TemplateCompiler {
  /// 每项 in 每项, and parts in parts.
  private static let deepestBlock = 8
  /// With what parts expand to; no form comes near.
  private static let mostBlocks = 10_000

  /// A list of blocks: 正文, 内容, 不跨页 or a part.
  mutating func compileBlocks(_ element: Element?, scope: NameScope) -> [CompiledBlock] {
    guard let element, let items = list(element) else { return [] }
    return items.flatMap { compileBlock($0, scope: scope) }
  }

  /// One item; a 引用部件 becomes the blocks of its part.
  private mutating func compileBlock(_ element: Element, scope: NameScope) -> [CompiledBlock] {
    blockCount += 1
    guard blockCount <= Self.mostBlocks else {
      if blockCount == Self.mostBlocks + 1 {
        sink.report(
          .error(
            "template.too-many-blocks", "内容块连同部件里的超过\(Self.mostBlocks)块", at: element.location,
            hint: "少引用部件；同样的内容印许多遍用「每项」"))
      }
      return []
    }
    guard let fields = fields(of: element, Vocabulary.block) else { return [] }
    let heads = fields.entries.filter { Vocabulary.isHead($0.key) }
    guard let head = heads.first else {
      let isExplained = element.entries?.count != fields.entries.count
      if !isExplained {
        sink.report(
          .error(
            "template.no-block-head", "看不出这是什么内容块", at: element.location,
            hint: "可以写：标题、段落、表格、签字栏、落款、空行等"))
      }
      return []
    }
    for extra in heads.dropFirst() {
      sink.report(
        .error(
          "template.two-block-heads", "“\(head.key)”和“\(extra.key)”要分成两块", at: extra.keyLocation,
          hint: "前面加“- ”另起一块"))
    }
    refuse(["内容"], in: fields, without: "每项")
    refuse(["列宽", "栏距"], in: fields, without: "并排")
    refuse(["日期右空"], in: fields, without: "落款")
    if !Self.figureHeads.contains(head.key) { refuseFigureKeys(in: fields) }
    if let style = fields.entry("样式"), ["分页", "引用部件", "不跨页", "每项"].contains(head.key) {
      sink.report(
        .error(
          "template.misplaced-key", "“\(head.key)”没有样式", at: style.keyLocation, hint: "样式写在里面的各块"))
    }
    let condition = fields["条件"].flatMap { self.condition($0, scope: scope) }
    if head.key == "引用部件" { return compilePart(head.value, condition: condition, scope: scope) }
    guard let kind = blockKind(head, fields, scope: scope) else { return [] }
    return [CompiledBlock(condition: condition, kind: kind, location: head.keyLocation)]
  }

  private mutating func blockKind(
    _ head: Element.Entry, _ fields: Fields, scope: NameScope
  ) -> CompiledBlock.Kind? {
    let value = head.value
    let style = fields["样式"]
    switch head.key {
    case "标题":
      let id = shaped(lineStyle(style, else: .title, at: value.location))
      return paragraph(value, style: id, role: .heading, scope: scope).map { .paragraph($0) }
    case "段落":
      let id = lineStyle(style, else: .body, at: value.location)
      return paragraph(value, style: id, scope: scope).map { .paragraph($0) }
    case "空行":
      let pitch = styles.sheet[styleID(style, else: .body)].linePitch
      return integer(value).flatMap { emptyLines($0, pitch: pitch, at: value.location) }
    case "间距":
      return length(value, style: styleID(style, else: .body)).map { .space($0) }
    case "横线":
      if case .empty = value.content { return .ruling(width: Length(milliPoints: 500)) }
      return length(value, style: styleID(style, else: .body)).map { .ruling(width: $0) }
    case "分页":
      if case .empty = value.content { return .pageBreak }
      return flag(value) == true ? .pageBreak : nil
    case "表格":
      return compileTable(value, style: style, scope: scope)
    case "签字栏":
      let id = lineStyle(style, else: .signatureRow, at: value.location)
      return list(value).map { items in
        .signatureRow(items.compactMap { compileSigner($0, style: id, scope: scope) }, style: id)
      }
    case "落款":
      let id = styleID(style, else: .closing)
      let lines = list(value)?.compactMap { textItem($0, style: id, scope: scope) }
      for line in lines ?? [] { refuseVertical(line.style, at: line.location) }
      let inset = fields["日期右空"].flatMap { length($0, style: id) }
      return lines.map { .closing($0, dateInset: inset) }
    case "图片", "二维码":
      let own = style.map { lineStyle($0, else: .body, at: value.location) }
      let id = figureStyle(own, else: styles.implicit(.body))
      return figure(fields, style: id, scope: scope).map {
        .paragraph(CompiledParagraph(text: $0, style: id, location: value.location))
      }
    case "并排":
      return compileSideBySide(value, fields, scope: scope)
    case "不跨页":
      return .keepTogether(compileBlocks(value, scope: scope))
    default:
      return compileEach(head, fields, scope: scope)
    }
  }

  /// A centred title is a trapezoid where its style says nothing else.
  private mutating func shaped(_ id: StyleID) -> StyleID {
    let style = styles.sheet[id]
    guard style.alignment == .center, style.line.titleShape == nil else { return id }
    return styles.variant(of: id) { $0.line.titleShape = .trapezoid }
  }

  private mutating func emptyLines(
    _ count: Int, pitch: Length, at location: SourceLocation
  ) -> CompiledBlock.Kind? {
    guard count <= 200, count * Int(pitch.milliPoints) <= Measure.limit.milliPoints else {
      sink.report(.notAMeasure("", .tooLong, at: location))
      return nil
    }
    return .space(pitch * count)
  }

  private mutating func compileEach(
    _ head: Element.Entry, _ fields: Fields, scope: NameScope
  ) -> CompiledBlock.Kind? {
    guard let list = list(head.value, scope: scope) else { return nil }
    guard let content = fields["内容"] else {
      sink.report(
        .error("template.missing-key", "「每项」要有「内容」", at: head.keyLocation))
      return nil
    }
    guard scope.frames.count < Self.deepestBlock else {
      sink.report(.tooDeep(Self.deepestBlock, at: head.keyLocation))
      return nil
    }
    let inner = scope.entering(list.fields, adding: [.serial, .rowCount])
    return .each(list, compileBlocks(content, scope: inner))
  }

  mutating func paragraph(
    _ element: Element, style: StyleID, role: Paragraph.Role = .body, scope: NameScope
  ) -> CompiledParagraph? {
    text(element, scope: scope, style: style).map {
      CompiledParagraph(text: $0, style: style, role: role, location: element.location)
    }
  }

  /// A text, or `{文字: …, 样式: …}`.
  mutating func textItem(
    _ element: Element, style: StyleID, scope: NameScope
  ) -> CompiledParagraph? {
    guard element.entries != nil else { return paragraph(element, style: style, scope: scope) }
    guard let fields = fields(of: element, Vocabulary.textCell) else { return nil }
    guard let text = fields["文字"] else {
      sink.report(.error("template.missing-key", "这里要有「文字」", at: element.location))
      return nil
    }
    let own = fields["样式"].map { styleID($0, else: .body) }
    return paragraph(text, style: own ?? style, scope: scope)
  }

  private mutating func compileSigner(
    _ element: Element, style: StyleID, scope: NameScope
  ) -> CompiledSigner? {
    guard let fields = fields(of: element, Vocabulary.signer),
      let signature = compileSignature(fields, at: element.location, style: style)
    else { return nil }
    let label = fields["前"].flatMap { unsignedText($0, scope: scope, style: style) }
    let role = SourceText(signature.key, at: (fields["签字"] ?? element).location)
    return CompiledSigner(
      label: label ?? text(role, scope: scope, style: style), signature: signature)
  }

  mutating func compileSignature(
    _ fields: Fields, at location: SourceLocation, style: StyleID
  ) -> CompiledSignature? {
    guard let role = fields["签字"] else {
      sink.report(.error("template.missing-key", "没有写「签字」的角色", at: location))
      return nil
    }
    guard let key = word(role) else { return nil }
    guard !key.contains("【"), !key.contains("】"), !key.contains(".") else {
      sink.report(
        .error(
          "template.bad-signature-key", "签字的角色“\(key)”里不能有【】和点号", at: role.location,
          hint: "角色是签字域的名字，各份相同"))
      return nil
    }
    return CompiledSignature(
      key: key, hasDate: flag(fields["日期"]) ?? false,
      width: fields["宽"].flatMap { length($0, style: style) },
      height: fields["高"].flatMap { length($0, style: style) },
      seal: fields["章"].flatMap { length($0, style: style) },
      locksAll: flag(fields["锁定"]) ?? false)
  }

  // MARK: Parts

  private mutating func compilePart(
    _ element: Element, condition: CompiledExpression?, scope: NameScope
  ) -> [CompiledBlock] {
    guard let name = word(element) else { return [] }
    guard let part = parts.first(where: { $0.key.utf8.elementsEqual(name.utf8) }) else {
      sink.report(
        .unknownName(
          "template.unknown-part", "部件", name, among: parts.map(\.key), at: element.location))
      return []
    }
    guard openParts.count < Self.deepestBlock else {
      sink.report(.tooDeep(Self.deepestBlock, at: element.location))
      return []
    }
    guard !openParts.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      sink.report(
        .error("template.part-cycle", "部件“\(name)”引用了自己", at: element.location))
      return []
    }
    openParts.append(name)
    defer { openParts.removeLast() }
    usedParts.append(name)
    let blocks = compileBlocks(part.value, scope: scope)
    guard let condition else { return blocks }
    let group = CompiledBlock.Kind.conditional(blocks)
    return [CompiledBlock(condition: condition, kind: group, location: element.location)]
  }

  /// Parts that nothing refers to are looked over too, unless they come from a shared file.
  mutating func compileUnusedParts(scope: NameScope) {
    let file = root.location.file
    for part in parts where part.keyLocation.file == file && !usedParts.contains(part.key) {
      _ = compileBlocks(part.value, scope: scope)
    }
  }
}
