import Diagnostics
import DocumentTree
import Geometry

extension TemplateCompiler {
  /// The switches of line breaking and spacing (typography 2.6).
  mutating func lineStyle(_ fields: Fields, of style: TextStyle) -> LineStyle {
    var line = LineStyle()
    if let element = fields["地区"] {
      switch choice(element, among: ["大陆", "港台", "日本"]) {
      case "港台": line.region = .hongKongAndTaiwan
      case "日本": line.region = .japan
      default: line.region = .mainland
      }
    }
    if let element = fields["禁则"] {
      switch choice(element, among: ["国标", "无", "基本", "严格"]) {
      case "无": line.prohibition = .none
      case "基本": line.prohibition = .basic
      case "严格": line.prohibition = .strict
      default: line.prohibition = .standard
      }
    }
    if let element = fields["标点挤压"] {
      switch choice(element, among: ["一字半", "不挤压", "一字"]) {
      case "不挤压": line.markSpacing = .full
      case "一字": line.markSpacing = .one
      default: line.markSpacing = .oneAndAHalf
      }
    }
    line.trimsLineEnd = isHalf(fields["行末标点"])
    line.trimsLineStart = isHalf(fields["行首标点"])
    line.trimsParagraphStart = isHalf(fields["段首标点"])
    line.autospace = fields["汉西间距"].flatMap { length($0, of: style) }
    line.interpunctWidth = fields["间隔号宽"].flatMap { length($0, of: style) }
    line.connectorWidth = fields["连接号宽"].flatMap { length($0, of: style) }
    line.solidusWidth = fields["分隔号宽"].flatMap { length($0, of: style) }
    line.keepsUnits = flag(fields["数量不拆"])
    line.avoidsShortLastLine = flag(fields["单字不成行"]) ?? true
    line.hangsStops = flag(fields["悬挂"]) ?? false
    line.shrinksStops = flag(fields["句号收缩"]) ?? false
    if let element = fields["收缩次序"], choice(element, among: ["国标", "均匀"]) == "均匀" {
      line.shrinkOrder = .even
    }
    line.titleShape = fields["标题形"].flatMap { titleShape($0) }
    line.gridCells = fields["网格"].flatMap { gridCells($0) }
    return line
  }

  private mutating func titleShape(_ element: Element) -> LineStyle.TitleShape? {
    switch choice(element, among: ["梯形", "倒梯形", "菱形", "无"]) {
    case "梯形": .trapezoid
    case "倒梯形": .invertedTrapezoid
    case "菱形": .diamond
    case "无": .free
    default: nil
    }
  }

  private mutating func gridCells(_ element: Element) -> Int? {
    guard let word = word(element), word != "无" else { return nil }
    if let cells = Int(word), (1...200).contains(cells) { return cells }
    sink.report(
      .error(
        "template.bad-grid", "网格要写一行分成几格，“\(word)”不行", at: element.location,
        hint: "例如 28；不要网格写“无”"))
    return nil
  }

  /// 网格 goes with 字号: what is based on a style and has another size stands in no grid of it.
  func inheritsGrid(_ own: [Element.Entry], from base: [Element.Entry]) -> Bool {
    let (own, base) = (Fields(entries: own), Fields(entries: base))
    return own["字号"] == nil || own["字号"]?.text?.text == base["字号"]?.text?.text
  }

  /// A grid whose cells are too narrow for the style's type is refused where the style says it.
  mutating func checkGrid(of entry: Element.Entry) {
    guard let element = Fields(entries: entry.value.entries ?? [])["网格"],
      let style = styles.id(named: entry.key).map({ styles.sheet[$0] }),
      let cells = style.line.gridCells, let width = typeArea?.width,
      !style.line.gridHolds(style.fontSize, measure: width)
    else { return }
    let most = Int(width.milliPoints) * 51 / 50 / Int(style.fontSize.milliPoints)
    sink.report(
      .error(
        "template.crowded-grid",
        "版心宽\(width.inMillimeters)，分成\(cells)格，一格只有\((width / cells).inPoints)，放不下\(style.fontSize.inPoints)的字",
        at: element.location, hint: "减小字号，或最多分\(most)格"))
  }

  private mutating func isHalf(_ element: Element?) -> Bool {
    guard let element else { return true }
    return choice(element, among: ["半字", "全字"]) != "全字"
  }
}
