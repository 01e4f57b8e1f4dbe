/// Random input for property tests: the same for a seed on every machine and for ever.
///
/// SplitMix64 (Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, 2014). The
/// choices below are our own because the standard library may change how it makes its choices.
public struct Generator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number of the range; the range must not be empty.
  public mutating func number(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  /// One of the elements; there must be one.
  public mutating func element<Element>(of elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }

  /// True in so many cases of a hundred.
  public mutating func happens(percent: Int) -> Bool {
    number(in: 1...100) <= percent
  }
}

extension Generator {
  /// Text as offices write it, of so many pieces: Han characters, punctuation, numbers, words.
  ///
  /// One piece in fifty is rare: beyond the BMP, of GB 18030 level 3, or with a variation
  /// selector. The text never begins with punctuation that may not begin a line.
  public mutating func chineseText(pieces: ClosedRange<Int>) -> String {
    var text = element(of: Words.common)
    for _ in 0..<max(number(in: pieces) - 1, 0) {
      text += piece()
    }
    return text
  }

  /// A person's name of two to four characters, now and then with a rare one or of a minority.
  public mutating func personName() -> String {
    if happens(percent: 3) { return element(of: Words.minorityNames) }
    var name = element(of: Words.surnames)
    for _ in 0..<number(in: 1...2) {
      name += element(of: happens(percent: 10) ? Words.rare : Words.common)
    }
    return name
  }

  /// An invented firm's name.
  public mutating func companyName() -> String {
    var name = "淄博"
    for _ in 0..<number(in: 2...4) {
      name += element(of: Words.common)
    }
    return name + element(of: Words.firmEndings)
  }

  private mutating func piece() -> String {
    switch number(in: 1...50) {
    case 1: element(of: Words.rare)
    case 2...5: element(of: Words.punctuation)
    case 6: element(of: Words.latin)
    case 7: String(number(in: 0...9999))
    default: element(of: Words.common)
    }
  }
}

/// What the generator makes its texts of.
private enum Words {
  static let common = letters("为圆满完成污染源日常环境监管随机抽查任务特此承诺公正执法实事求是履职尽责及时发现")
  static let rare = letters("𬭎㛃龑𣗋喆堃㕔𠮷") + ["葛\u{E0100}"]
  static let punctuation = letters("，。；：、（）《》“”")
  static let latin = ["VOCs", "COD", "A4", "PM2.5", "pH"]
  static let surnames = letters("王李张刘陈杨赵黄周吴綦亓逄") + ["欧阳", "司马", "诸葛"]
  static let minorityNames = ["阿依古丽·买买提", "巴特尔·孟和", "卓玛·次仁"]
  static let firmEndings = ["化工有限公司", "（淄博）陶瓷有限公司", "厂", "新材料科技股份有限公司张店分公司"]

  private static func letters(_ text: String) -> [String] {
    text.unicodeScalars.map(String.init)
  }
}
