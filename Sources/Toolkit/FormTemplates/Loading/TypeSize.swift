import Geometry

/// Type sizes by their Chinese names, in the points that word processors give them.
enum TypeSize {
  private static let halfPoints: [(name: String, halfPoints: Int)] = [
    ("初号", 84), ("小初", 72), ("一号", 52), ("小一", 48), ("二号", 44), ("小二", 36), ("三号", 32),
    ("小三", 30), ("四号", 28), ("小四", 24), ("五号", 21), ("小五", 18), ("六号", 15), ("小六", 13),
    ("七号", 11), ("八号", 10),
  ]

  static var names: [String] { halfPoints.map(\.name) }

  /// What `5号`, `小4` and `12` should have been; nil for other words.
  static func hint(for word: String) -> String? {
    let digits: [Unicode.Scalar] = Array("初一二三四五六七八".unicodeScalars)
    let han = word.unicodeScalars.map { scalar in
      ("1"..."8").contains(scalar) ? digits[Int(scalar.value - 0x30)] : scalar
    }
    let name = String(String.UnicodeScalarView(han))
    if name != word, size(named: name) != nil { return "写“\(name)”" }
    let isNumber = word.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    return isNumber && !word.isEmpty ? "写“\(word)磅”，或五号、小四这样的名称" : nil
  }

  static func size(named name: String) -> Length? {
    halfPoints.first { $0.name.utf8.elementsEqual(name.utf8) }
      .map { Length(milliPoints: $0.halfPoints * 500) }
  }
}
