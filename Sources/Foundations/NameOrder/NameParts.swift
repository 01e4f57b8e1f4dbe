/// A text as an order sees it: the characters that count, and how many of them are a surname.
struct NameParts {
  /// Without blanks, interpuncts and marks that nobody sees.
  let scalars: [Unicode.Scalar]
  let chineseCount: Int
  /// 0 if the text is no name of the Han kind: a unit, or 买买提·艾力.
  private let surnameCount: Int
  /// How many characters the name has, before a remark in brackets.
  private let nameCount: Int

  /// A text is taken for a name if it is one to four Chinese characters and nothing else but a remark
  /// in brackets behind them, unless it ends as units do: 王丽（女） is one, 应急办 is none.
  init(_ text: String) {
    scalars = text.unicodeScalars.filter { !Self.isSkipped($0) }
    chineseCount = scalars.reduce(0) { $0 + (Element.isChinese($1) ? 1 : 0) }
    let head = scalars.prefix { $0 != "（" && $0 != "(" }
    nameCount = head.count
    let isName =
      (1...4).contains(head.count) && head.allSatisfy(Element.isChinese)
      && !(head.count > 2 && head.last.map(Self.unitEndings.contains) ?? false)
      && !text.unicodeScalars.contains(where: Self.isInterpunct)
    guard isName else {
      surnameCount = 0
      return
    }
    let isCompound = head.count > 2 && Surnames.shared.isCompound(head[0], head[1])
    surnameCount = isCompound ? 2 : 1
  }

  /// The readings that a surname has of its own; empty if it has none.
  var surnameReadings: [Reading?] {
    switch surnameCount {
    case 1: [Surnames.shared.reading(of: scalars[0])]
    case 2: Surnames.shared.readings(of: scalars[0], scalars[1])
    default: []
    }
  }

  /// Puts behind the first character what it is of: the second one of a compound surname or nothing,
  /// then whether one character or more follow it.
  ///
  /// Both are less than any character, or as much, so that texts go by their characters otherwise.
  func insertSurname(into elements: inout [UInt64]) {
    guard !elements.isEmpty else { return }
    let second = surnameCount == 2 ? elements.remove(at: 1) : 0
    let given: UInt64 = surnameCount > 0 && nameCount - surnameCount == 1 ? 1 : 2
    elements.insert(contentsOf: [second, elements.count == 1 && second == 0 ? 0 : given], at: 1)
  }

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    if Element.isChinese(scalar) { return false }
    return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      || isInterpunct(scalar)
  }

  /// The mark between the parts of a name, in any of the forms that lists have it in.
  private static func isInterpunct(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{B7}", "\u{2022}", "\u{2027}", "\u{22C5}", "\u{30FB}", "\u{FF65}": true
    default: false
    }
  }

  /// How short names of units end; given names do not.
  private static let unitEndings = Set("县市区厂局队镇乡所科室办处站院组部店社".unicodeScalars)
}
