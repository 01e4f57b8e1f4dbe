import Diagnostics
import DocumentTree
import Geometry

extension TemplateCompiler {
  /// The paper and margins of 页面; A4 upright with those of GB/T 9704-2012 when nothing is said.
  mutating func compilePaper(_ element: Element?) -> CompiledPage {
    var page = CompiledPage(
      size: Paper.a4.size,
      margins: EdgeInsets(
        top: .millimeters(37), bottom: .millimeters(35), left: .millimeters(28),
        right: .millimeters(26)),
      bands: CompiledBands())
    guard let element, let fields = fields(of: element, Vocabulary.page) else { return page }
    if let name = fields["纸张"].flatMap({ choice($0, among: Paper.allCases.map(\.rawValue)) }) {
      page.size = Paper(rawValue: name)?.size ?? page.size
    }
    if fields["方向"].flatMap({ choice($0, among: ["纵向", "横向"]) }) == "横向" {
      page.size = page.size.turned
    }
    if let margins = fields["页边距"] { compileMargins(margins, into: &page.margins) }
    checkTypeArea(of: page, at: (fields["页边距"] ?? element).location)
    return page
  }

  /// What stands outside the type area of a page.
  mutating func compilePage(
    _ element: Element?, on paper: CompiledPage, scope: NameScope
  ) -> CompiledPage {
    var page = paper
    guard let entries = element?.entries else { return page }
    let fields = Fields(entries: entries)
    page.bands = bands(fields, over: CompiledBands(), scope: scope)
    page.first = variant(fields["首页"], over: page.bands, scope: scope)
    page.last = variant(fields["末页"], over: page.bands, scope: scope)
    page.even = variant(fields["偶数页"], over: page.bands, scope: scope)
    page.watermark = fields["水印"].flatMap {
      text($0, scope: scope, style: styles.implicit(.body))
    }
    page.watermarkLocation = fields["水印"]?.location
    return page
  }

  private mutating func compileMargins(_ element: Element, into margins: inout EdgeInsets) {
    let style = styles.implicit(.body)
    if element.text != nil {
      if let all = length(element, style: style) { margins = EdgeInsets(all: all) }
      return
    }
    guard let fields = fields(of: element, Vocabulary.margins) else { return }
    if let top = fields["上"].flatMap({ length($0, style: style) }) { margins.top = top }
    if let bottom = fields["下"].flatMap({ length($0, style: style) }) { margins.bottom = bottom }
    if let left = fields["左"].flatMap({ length($0, style: style) }) { margins.left = left }
    if let right = fields["右"].flatMap({ length($0, style: style) }) { margins.right = right }
  }

  private mutating func checkTypeArea(of page: CompiledPage, at location: SourceLocation) {
    guard !page.hasTypeArea else { return }
    sink.report(
      .error("template.no-type-area", "页边距太大，版心不足 20mm 见方", at: location))
  }

  private mutating func variant(
    _ element: Element?, over base: CompiledBands, scope: NameScope
  ) -> CompiledBands? {
    guard let element, let fields = fields(of: element, Vocabulary.variant) else { return nil }
    var variant = bands(fields, over: base, scope: scope)
    variant.keepsHeader = fields["页眉"] == nil
    variant.keepsFooter = fields["页脚"] == nil
    return variant
  }

  private mutating func bands(
    _ fields: Fields, over base: CompiledBands, scope: NameScope
  ) -> CompiledBands {
    var bands = base
    if let header = fields["页眉"] { bands.header = band(header, scope: scope) }
    if let footer = fields["页脚"] { bands.footer = band(footer, scope: scope) }
    return bands
  }

  private mutating func band(_ element: Element, scope: NameScope) -> CompiledBand? {
    if element.text != nil {
      _ = choice(element, among: ["无"])
      return nil
    }
    guard let fields = fields(of: element, Vocabulary.band) else { return nil }
    var scope = scope
    scope.builtins.formUnion([.page, .pageCount, .filePage, .filePageCount, .pageCode])
    let style = lineStyle(fields["样式"], else: .pageNumber, at: element.location)
    let omitted = fields["单页"].flatMap { choice($0, among: ["不印", "印"]) } == "不印"
    return CompiledBand(
      style: style, height: fields["高"].flatMap { length($0, style: style) },
      isOmittedOnSinglePage: omitted,
      left: fields["左"].flatMap { bandPart($0, scope: scope, style: style) },
      center: fields["居中"].flatMap { bandPart($0, scope: scope, style: style) },
      right: fields["右"].flatMap { bandPart($0, scope: scope, style: style) },
      location: element.location)
  }

  private mutating func bandPart(
    _ element: Element, scope: NameScope, style: StyleID
  ) -> CompiledText? {
    let text = textOrFigure(element, scope: scope, style: style)
    if let text { refuseSignatures(in: text, at: element.location) }
    return text
  }
}
