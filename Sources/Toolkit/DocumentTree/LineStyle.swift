public import Geometry

/// How a style breaks and spaces its lines: the switches of a template's style.
///
/// The defaults are those of GB/T 15834-2011 5.1 and CLREQ for mainland text.
public struct LineStyle: Hashable, Sendable {
  /// 禁则: which marks may stand at a line's edges.
  public enum Prohibition: UInt8, Comparable, Hashable, Sendable {
    case none
    case basic
    case standard
    case strict

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// 标点挤压: what two adjacent marks take together.
  public enum MarkSpacing: Hashable, Sendable {
    /// One em and a half.
    case oneAndAHalf
    case full
    case one
  }

  /// 收缩次序: how slack is taken from a squeezed line.
  public enum ShrinkOrder: Hashable, Sendable {
    /// Level by level (CLREQ).
    case byLevel
    /// One ratio of used to available for all.
    case even
  }

  /// 标题形: how the lines of a title stand above one another (GB/T 9704-2012 7.3.1).
  public enum TitleShape: Hashable, Sendable {
    /// 梯形: no line shorter than the one above.
    case trapezoid
    /// 倒梯形.
    case invertedTrapezoid
    /// 菱形: of three lines or more the middle ones are the longest.
    case diamond
    /// 无: each line takes what fits.
    case free
  }

  /// 地区: where marks stand in their cells, and whose forms shared characters take.
  public enum Region: CaseIterable, Hashable, Sendable {
    /// 大陆: marks at the side of their cells (GB/T 15834-2011).
    case mainland
    /// 港台: 、，。：；！？ in the middle of theirs (CLREQ 5.1), · and / in whole cells.
    case hongKongAndTaiwan
    /// 日本: ：；！？ in the middle of theirs, · and / in whole cells (JLREQ 3.1).
    case japan
  }

  public var region = Region.mainland
  public var prohibition = Prohibition.standard
  public var markSpacing = MarkSpacing.oneAndAHalf
  /// 行末标点: 半字 — the last mark's air gives way (GB/T 15834 5.1.10).
  public var trimsLineEnd = true
  public var trimsLineStart = true
  /// 段首标点: as ``trimsLineStart``, for an indented first line.
  public var trimsParagraphStart = true
  /// 汉西间距; `nil` is a quarter of the font size.
  public var autospace: Length?
  /// 间隔号宽, 连接号宽, 分隔号宽; `nil` is ½, 1 and ½ of the font size, 1 each outside the mainland.
  public var interpunctWidth: Length?
  public var connectorWidth: Length?
  public var solidusWidth: Length?
  /// 数量不拆; `nil` is yes in tables and no in prose.
  public var keepsUnits: Bool?
  /// 单字不成行.
  public var avoidsShortLastLine = true
  /// 悬挂: a stop or comma that would not fit may stand outside the measure.
  public var hangsStops = false
  public var shrinkOrder = ShrinkOrder.byLevel
  /// 句号收缩: the air after stops and ！？ gives way too.
  public var shrinksStops = false
  /// `nil` is 梯形 for a centred 标题 of a template and 无 for all else.
  public var titleShape: TitleShape?
  /// 网格: into how many cells a line of a paragraph is cut, each for one character.
  public var gridCells: Int?

  public init() {}

  /// Whether the grid's cells hold type of this size.
  ///
  /// Chinese characters leave air at the sides of their em box, so a cell may be 1/50 narrower:
  /// those of GB/T 9704-2012 are 15.793 pt wide, and word processors set them in 16 pt.
  public func gridHolds(_ fontSize: Length, measure: Length) -> Bool {
    guard let gridCells else { return true }
    return Int(fontSize.milliPoints) * gridCells * 50 <= Int(measure.milliPoints) * 51
  }
}
