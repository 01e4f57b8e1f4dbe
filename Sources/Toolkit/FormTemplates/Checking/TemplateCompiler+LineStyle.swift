import Diagnostics
import DocumentTree
import Geometry

extension TemplateCompiler {
  /// The switches of line breaking and spacing (typography 2.6).
  mutating func lineStyle(_ fields: Fields, of style: TextStyle) -> LineStyle {
    var line = LineStyle()
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

  private mutating func isHalf(_ element: Element?) -> Bool {
    guard let element else { return true }
    return choice(element, among: ["半字", "全字"]) != "全字"
  }
}
