import Diagnostics
import DocumentTree
import Geometry

extension TemplateCompiler {
  /// 样式 and 字体: flattens what is based on what, then reads each style in its own units.
  mutating func compileStyles(_ fields: Fields) {
    styles = StyleBook()
    let fonts = fields["字体"].flatMap { names(in: $0) } ?? []
    let own = fields["样式"].flatMap { names(in: $0) } ?? []
    let sheet =
      own
      + BuiltinStyles.entries.filter { builtin in
        !own.contains { $0.key.utf8.elementsEqual(builtin.key.utf8) }
      }
    for entry in own {
      _ = self.fields(of: entry.value, Vocabulary.style)
    }
    for (entry, flat) in zip(sheet, flattened(sheet)) {
      styles.define(style(named: entry.key, Fields(entries: flat), fonts: fonts))
    }
    for entry in own { checkGrid(of: entry) }
  }

  private mutating func style(
    named name: String, _ fields: Fields, fonts: [Element.Entry]
  ) -> TextStyle {
    let size = fields["字号"].flatMap { typeSize($0) } ?? .points(16)
    var style = TextStyle(
      name: name, font: "仿宋", fontSize: size, linePitch: size.scaled(by: 3, over: 2))
    if let font = fields["字体"].flatMap({ fontEntry($0, fonts: fonts) }) {
      (style.font, style.fontLocation) = font
    }
    if let pitch = fields["行距"].flatMap({ linePitch($0, of: style) }) { style.linePitch = pitch }
    style.firstLineIndent = fields["首行缩进"].flatMap { length($0, of: style) } ?? .zero
    style.spaceBefore = fields["段前"].flatMap { length($0, of: style) } ?? .zero
    style.spaceAfter = fields["段后"].flatMap { length($0, of: style) } ?? .zero
    style.padding = fields["内边距"].flatMap { length($0, of: style) } ?? .zero
    style.alignment = fields["对齐"].flatMap { alignment($0) } ?? .justified
    style.writingMode = fields["文字方向"].flatMap { writingMode($0) } ?? .horizontal
    style.verticalAlignment = fields["垂直对齐"].flatMap { verticalAlignment($0) } ?? .top
    style.overflow = fields["溢出"].flatMap { overflow($0) } ?? style.overflow
    style.keepsWithNext = flag(fields["与下段同页"]) ?? false
    style.color = fields["颜色"].flatMap { color($0) } ?? .black
    style.line = lineStyle(fields, of: style)
    return style
  }

  mutating func length(_ element: Element, of style: TextStyle) -> Length? {
    guard let measure = measure(element) else { return nil }
    return length(measure, of: style, at: element.location)
  }

  /// `28.95磅`, or `每页22行`: the type area's height in so many lines.
  private mutating func linePitch(_ element: Element, of style: TextStyle) -> Length? {
    guard let word = element.text?.text.trimmingBlanks, word.hasPrefix("每页") else {
      return positive(element, of: style)
    }
    guard word.hasSuffix("行"), let lines = Int(word.dropFirst(2).dropLast()),
      (1...500).contains(lines)
    else {
      sink.report(.unknownChoice(word, among: ["28.95磅", "每页22行"], at: element.location))
      return nil
    }
    return typeArea.map { $0.height / lines }
  }

  private mutating func positive(_ element: Element, of style: TextStyle) -> Length? {
    length(element, of: style).flatMap { positive($0, at: element.location) }
  }

  private mutating func positive(_ length: Length, at location: SourceLocation) -> Length? {
    guard length > .zero else {
      sink.report(.error("template.zero-length", "这里的长度要大于0", at: location))
      return nil
    }
    return length
  }

  /// The font that a style names itself or through 字体, and where.
  private mutating func fontEntry(
    _ element: Element, fonts: [Element.Entry]
  ) -> (FontName, SourceLocation)? {
    guard let name = word(element) else { return nil }
    guard let own = fonts.first(where: { $0.key.utf8.elementsEqual(name.utf8) }),
      let font = word(own.value)
    else { return (FontName(name), element.location) }
    return (FontName(font), own.value.location)
  }

  private mutating func typeSize(_ element: Element) -> Length? {
    guard let word = word(element) else { return nil }
    if let size = TypeSize.size(named: word) { return size }
    if let hint = TypeSize.hint(for: word) {
      sink.report(
        .error("template.unknown-choice", "没有“\(word)”这个字号", at: element.location, hint: hint))
      return nil
    }
    guard let first = word.unicodeScalars.first, ("0"..."9").contains(first) else {
      sink.report(.unknownChoice(word, among: TypeSize.names, at: element.location))
      return nil
    }
    guard let measure = measure(element) else { return nil }
    guard let size = measure.length(fontSize: .points(16), linePitch: .points(16)),
      measure.unit != .character, measure.unit != .line, size >= .points(1), size <= .points(500)
    else {
      sink.report(
        .error("template.bad-type-size", "字号要在1磅到500磅之间", at: element.location))
      return nil
    }
    return size
  }

  mutating func alignment(_ element: Element) -> Alignment? {
    switch choice(element, among: ["左对齐", "居中", "右对齐", "两端对齐", "分散对齐"]) {
    case "左对齐": .left
    case "居中": .center
    case "右对齐": .right
    case "两端对齐": .justified
    case "分散对齐": .distributed
    default: nil
    }
  }

  mutating func writingMode(_ element: Element) -> WritingMode? {
    switch choice(element, among: ["横排", "竖排"]) {
    case "横排": .horizontal
    case "竖排": .vertical
    default: nil
    }
  }

  private mutating func verticalAlignment(_ element: Element) -> VerticalAlignment? {
    switch choice(element, among: ["上", "居中", "下", "分散"]) {
    case "上": .top
    case "居中": .middle
    case "下": .bottom
    case "分散": .distributed
    default: nil
    }
  }

  /// `缩小`, `缩小 7磅`, `自动增高`, `截断`, `报错`.
  mutating func overflow(_ element: Element) -> Overflow? {
    guard let word = word(element) else { return nil }
    let pieces = word.utf8.split(separator: 0x20).map { String(Substring($0)) }
    if pieces.count == 2, pieces[0] == "缩小" {
      return smallestType(pieces[1], at: element.location).map { .shrink(minimum: $0) }
    }
    switch choice(element, among: ["缩小", "自动增高", "截断", "报错"]) {
    case "缩小": return .shrink(minimum: .points(7))
    case "自动增高": return .grow
    case "截断": return .truncate
    case "报错": return .refuse
    default: return nil
    }
  }

  /// The size down to which type shrinks: of its own, since the style's is what gives way.
  private mutating func smallestType(_ word: String, at location: SourceLocation) -> Length? {
    guard let measure = measure(word, at: location) else { return nil }
    guard ![.character, .line, .share].contains(measure.unit) else {
      sink.report(
        .error(
          "template.unknown-unit", "缩小到多大，不能用“\(measure.unit.rawValue)”", at: location,
          hint: "写成磅或 mm，例如 缩小 7磅"))
      return nil
    }
    guard let size = measure.length(fontSize: .zero, linePitch: .zero) else {
      sink.report(.notAMeasure("", .tooLong, at: location))
      return nil
    }
    return positive(size, at: location)
  }

  private mutating func color(_ element: Element) -> Color? {
    guard let word = word(element) else { return nil }
    if word == "黑" { return .black }
    if word == "红" { return .officialRed }
    let digits = word.utf8.dropFirst()
    guard word.utf8.first == 0x23, digits.count == 6,
      let value = UInt32(Substring(digits), radix: 16)
    else {
      sink.report(
        .error(
          "template.bad-color", "“\(word)”不是颜色", at: element.location, hint: "可以写：黑、红、\"#cc0000\""))
      return nil
    }
    return Color(
      red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// The style that an element names, or the implied one.
  mutating func styleID(_ element: Element?, else place: ImplicitStyle) -> StyleID {
    guard let element, let name = word(element) else { return styles.implicit(place) }
    if let id = styles.id(named: name) { return id }
    sink.report(
      .unknownName(
        "template.unknown-style", "样式", name, among: styles.names, at: element.location))
    return styles.implicit(place)
  }

  /// The style of a text that no cell holds.
  mutating func lineStyle(
    _ element: Element?, else place: ImplicitStyle, at location: SourceLocation
  ) -> StyleID {
    let style = styleID(element, else: place)
    refuseVertical(style, at: element?.location ?? location)
    return style
  }

  /// Text that no cell holds runs horizontally.
  mutating func refuseVertical(_ style: StyleID, at location: SourceLocation) {
    guard styles.sheet[style].writingMode == .vertical else { return }
    sink.report(
      .error(
        "template.vertical-not-here", "样式“\(styles.sheet[style].name)”是竖排的，只能用在表格的格子里",
        at: location, hint: "换一个横排的样式"))
  }
}
