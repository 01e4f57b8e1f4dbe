import DocumentTree

@testable import Typesetting

/// The joint of every pair of classes as text, for a golden that a reviewer can read.
///
/// The first of a pair names the row, the second the column. Lengths are in 1/1000 em.
struct JointTable {
  /// A class, its sign in the typography reference, and the character that stands for it.
  private static let members: [(sign: String, class: CharacterClass, scalar: Unicode.Scalar)] = [
    ("OB", .opening, "（"), ("CB", .closing, "）"), ("PC", .comma, "，"), ("PS", .stop, "。"),
    ("CO", .colon, "："), ("EX", .exclamation, "！"), ("E2", .finishedExclamation, "‼"),
    ("MD", .interpunct, "·"), ("CN", .connector, "～"), ("SO", .solidus, "／"), ("UD", .dash, "—"),
    ("UE", .ellipsis, "…"), ("HAN", .han, "国"), ("HK", .unspaced, "ｱ"), ("WL", .letter, "a"),
    ("WN", .digit, "1"), ("WP", .westernMark, "&"), ("PX", .prefix, "￥"), ("SX", .suffix, "％"),
    ("SP", .space, " "), ("ZW", .breakHere, "\u{200B}"), ("WJ", .joiner, "\u{2060}"),
    ("SHY", .softHyphen, "\u{AD}"), ("BOX", .box, " "),
  ]

  private static let em: Int32 = 1000
  private static let levels: [LineStyle.Prohibition] = [.none, .basic, .standard, .strict]
  private typealias Member = (sign: String, class: CharacterClass, scalar: Unicode.Scalar)

  static var isComplete: Bool { Set(members.map(\.class)) == Set(CharacterClass.allCases) }

  static let text =
    [
      "类: " + members.map { "\($0.sign) \(name(of: $0))" }.joined(separator: "  "),
      breaks, spaces(LineStyle(), "标点挤压: 一字半", members, members),
      spaces(.with(\.markSpacing, .full), "标点挤压: 不挤压", marks, marks),
      spaces(.with(\.markSpacing, .one), "标点挤压: 一字", marks, marks),
      spaces(.with(\.shrinksStops, true), "句号收缩: 是", members.filter(hasStopTrail), members),
      spaces(.with(\.region, .hongKongAndTaiwan), "地区: 港台", marks + [han], marks + [han]),
      spaces(.with(\.region, .japan), "地区: 日本", marks + [han], marks + [han]),
    ].joined(separator: "\n\n") + "\n"

  private static let marks = members.filter {
    $0.class.isAdjustable || $0.class == .finishedExclamation
  }

  private static let han: Member = ("HAN", .han, "国")

  private static func hasStopTrail(_ member: Member) -> Bool {
    member.class == .stop || member.class == .exclamation
  }

  private static func name(of member: Member) -> String {
    switch member.class {
    case .space, .breakHere, .joiner, .softHyphen:
      "U+" + String(member.scalar.value, radix: 16, uppercase: true)
    case .box: "填空"
    default: String(member.scalar)
    }
  }
}

// MARK: - Breaks

extension JointTable {
  private static var breaks: String {
    var lines = ["断行: ÷ 四级都可断  × 四级都不可断  w 仅拆词  1 基本起不可断  2 国标起  3 严格起", header(members)]
    for before in members {
      let cells = members.map { after in
        symbol(of: levels.map { joint(before, after, .with(\.prohibition, $0)).lineBreak })
      }
      lines.append(row(before, cells))
    }
    return lines.joined(separator: "\n")
  }

  private static func symbol(of breaks: [Joint.Break]) -> String {
    guard Set(breaks).count > 1 else {
      return switch breaks[0] {
      case .allowed: "÷"
      case .forbidden: "×"
      case .withinWord: "w"
      case .discouraged, .withinPiece, .withinName, .required: "?"
      }
    }
    let barred = breaks.drop { $0 == .allowed }
    return barred.allSatisfy { $0 == .forbidden } ? String(breaks.count - barred.count) : "?"
  }
}

// MARK: - Space

extension JointTable {
  private static func spaces(
    _ style: LineStyle, _ title: String, _ rows: [Member], _ columns: [Member]
  ) -> String {
    var legend: [String: String] = [:]
    var lines: [String] = []
    for before in rows {
      let cells = columns.map { after in
        let joint = joint(before, after, style)
        let code = code(of: joint, natural: joint.gap + trail(before, style) + lead(after, style))
        let meaning = meaning(of: joint)
        // One sign never stands for two things.
        let isNew = legend.updateValue(meaning, forKey: code).map { $0 == meaning } ?? true
        return isNew ? code : "?"
      }
      lines.append(row(before, cells))
    }
    let keys = legend.keys.sorted().map { "  \($0)  \(legend[$0] ?? "")" }
    return (["空隙（\(title)）"] + keys + [header(columns)] + lines).joined(separator: "\n")
  }

  /// The space between the two bodies, what squeezing takes it by, and whether it opens.
  private static func code(of joint: Joint, natural: Int32) -> String {
    let width = [0: "0", 250: "¼", 500: "½", 1000: "1"][natural] ?? "?"
    let levels: [Joint.ShrinkLevel: String] = [
      .space: "w", .interpunct: "i", .bracket: "b", .comma: "c", .autospace: "a", .stop: "s",
    ]
    var level = joint.shrink > 0 ? levels[joint.level] ?? "?" : ""
    if joint.leadShrink > 0 { level += levels[joint.leadLevel]?.uppercased() ?? "?" }
    if level.isEmpty { level = "." }
    let stretch = [Joint.Stretch.fixed: "=", .willing: "+", .reluctant: "-"][joint.stretch] ?? "?"
    return width + level + stretch
  }

  private static func meaning(of joint: Joint) -> String {
    var words: [String] = []
    if joint.shrink > 0 { words.append("第 \(joint.level.rawValue) 级收 \(joint.shrink)") }
    if joint.leadShrink > 0 {
      words.append("后者之前第 \(joint.leadLevel.rawValue) 级收 \(joint.leadShrink)")
    }
    if joint.growth > 0 {
      words.append("第 \(joint.step == .space ? 1 : 2) 步放 \(joint.growth)")
    }
    words.append(
      joint.stretch == .fixed ? "不拉开" : joint.stretch == .willing ? "均匀拉开" : "别无他处时才拉开")
    return words.joined(separator: "，")
  }
}

// MARK: - The pair

extension JointTable {
  private static func joint(_ before: Member, _ after: Member, _ style: LineStyle) -> Joint {
    var store = ClusterStore()
    for member in [before, after] {
      store.scalars.append(member.scalar)
      store.marks.append([])
      store.classes.append(member.class)
      store.textStarts.append(0)
      store.glyphStarts.append(0)
      store.pieces.append(0)
      store.widths.append(width(member))
      store.leads.append(lead(member, style))
      store.trails.append(trail(member, style))
    }
    let breaks = ChineseBreaks(prohibition: style.prohibition, keepsUnits: false)
    return JointList(of: store, em: Int(em), style: style, breaks: breaks.breaks(in: store))[0]
  }

  private static func lead(_ member: Member, _ style: LineStyle) -> Int32 {
    em * Int32(style.region.quarters(of: member.class).lead) / 4
  }

  private static func trail(_ member: Member, _ style: LineStyle) -> Int32 {
    em * Int32(style.region.quarters(of: member.class).trail) / 4
  }

  private static func width(_ member: Member) -> Int32 {
    switch member.class {
    case .space: 300
    case .letter, .digit, .westernMark, .prefix, .suffix, .unspaced, .interpunct, .solidus: em / 2
    case .breakHere, .joiner, .softHyphen: 0
    default: em
    }
  }

  private static func header(_ columns: [Member]) -> String {
    row("", columns.map(\.sign))
  }

  private static func row(_ member: Member, _ cells: [String]) -> String { row(member.sign, cells) }

  private static func row(_ sign: String, _ cells: [String]) -> String {
    let fields = ([sign] + cells).map { $0.padding(to: 4) }
    return String(fields.joined().reversed().drop { $0 == " " }.reversed())
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension LineStyle {
  /// The defaults but for one switch.
  static func with<Value>(_ key: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
    var style = Self()
    style[keyPath: key] = value
    return style
  }
}
