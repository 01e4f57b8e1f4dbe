import FormData

/// Reads the types of 数据: `选填整数 0以上 = 5`, `文字 2项以上`, `选项 重点/一般/特殊`.
struct TypeGrammar {
  enum Fault: Error, Hashable {
    case unknownType(String)
    case notBuilt(String)
    case unknownRange(String)
    case emptyRange(String)
    case noOptions
    case repeatedOption(String)
    case defaultOfList
    case badDefault(String)
    case defaultOfOptional

    /// What the field probably was to be.
    var likelyType: ScalarType {
      switch self {
      case .unknownRange, .emptyRange: .integer(minimum: nil, maximum: nil)
      default: .text
      }
    }
  }

  var shape: FieldDeclaration.Shape
  var isOptional = false
  var defaultText: String?

  static let typeNames = ["文字", "整数", "小数", "金额", "日期", "年月", "时间", "是否", "选项", "网址", "图片"]

  init(parsing text: String) throws(Fault) {
    let halves = text.utf8.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
    var words = Substring(halves[0]).utf8.split(separator: 0x20).map { String(Substring($0)) }
    if halves.count == 2 { defaultText = String(Substring(halves[1])).trimmingBlanks }
    guard var type = words.first else { throw .unknownType(text) }
    words.removeFirst()
    if type.hasPrefix("选填") {
      isOptional = true
      type = String(type.dropFirst(2))
      if type.isEmpty, let next = words.first {
        type = next
        words.removeFirst()
      }
    }
    var minimumCount: Int?
    if let last = words.last, let count = Self.itemCount(last) {
      minimumCount = count
      words.removeLast()
    }
    let scalar = try Self.scalar(type, words)
    shape = minimumCount.map { .list(scalar, minimumCount: $0) } ?? .single(scalar)
    if defaultText != nil, minimumCount != nil { throw .defaultOfList }
    if defaultText != nil, isOptional { throw .defaultOfOptional }
    if defaultText?.isEmpty == true { throw .badDefault("") }
  }

  private static func scalar(_ type: String, _ words: [String]) throws(Fault) -> ScalarType {
    if type == "选项" { return try choice(words) }
    if type == "整数" { return try integer(words) }
    let plain: ScalarType? =
      switch type {
      case "文字": .text
      case "小数": .decimal
      case "金额": .amount
      case "日期": .date
      case "年月": .month
      case "时间": .time
      case "是否": .truth
      case "网址": .webAddress
      case "图片": .image
      case "附件": throw .notBuilt(type)
      default: nil
      }
    guard let plain else { throw .unknownType(type) }
    if let extra = words.first { throw .unknownRange(extra) }
    return plain
  }

  private static func choice(_ words: [String]) throws(Fault) -> ScalarType {
    let joined = words.joined(separator: " ")
    let options = joined.utf8.split(separator: 0x2F).map { String(Substring($0)).trimmingBlanks }
    guard options.count >= 2, !options.contains("") else { throw .noOptions }
    for (index, option) in options.enumerated()
    where options[..<index].contains(where: { $0.utf8.elementsEqual(option.utf8) }) {
      throw .repeatedOption(option)
    }
    return .choice(options)
  }

  /// `1至4`, `0以上`, `12以下`.
  private static func integer(_ words: [String]) throws(Fault) -> ScalarType {
    guard let range = words.first else { return .integer(minimum: nil, maximum: nil) }
    if words.count > 1 { throw .unknownRange(words[1]) }
    if range.hasSuffix("以上"), let minimum = Int(range.dropLast(2)) {
      return .integer(minimum: minimum, maximum: nil)
    }
    if range.hasSuffix("以下"), let maximum = Int(range.dropLast(2)) {
      return .integer(minimum: nil, maximum: maximum)
    }
    let ends = range.split(separator: "至", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let minimum = ends[0], let maximum = ends[1] else {
      throw .unknownRange(range)
    }
    guard minimum <= maximum else { throw .emptyRange(range) }
    return .integer(minimum: minimum, maximum: maximum)
  }

  /// `2项以上` and `若干项` make a list.
  private static func itemCount(_ word: String) -> Int? {
    if word == "若干项" { return 0 }
    guard word.hasSuffix("项以上"), let count = Int(word.dropLast(3)), count >= 0 else { return nil }
    return count
  }
}
