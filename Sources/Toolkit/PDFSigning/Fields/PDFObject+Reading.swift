import PDFObjects

extension PDFObject {
  var string: [UInt8]? {
    if case .string(let bytes) = self { bytes } else { nil }
  }

  /// Thousandths of the unit, cut; `nil` for what is no number or beyond any page.
  var thousandths: Int? {
    switch self {
    case .integer(let value): abs(value) < 1 << 30 ? value * 1000 : nil
    case .real(let value): value.thousandths
    default: nil
    }
  }

  /// The same, cut to the farthest that a page could reach where it is beyond.
  fileprivate var nearestThousandths: Int? {
    if let thousandths { return thousandths }
    switch self {
    case .integer(let value): return value < 0 ? -Self.farthest : Self.farthest
    case .real(let value):
      let digits = value.text.drop { $0 == "-" || $0 == "+" }
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      let whole = String((parts.first ?? "").drop { $0 == "0" })
      if whole.utf8.count < 10 {
        let fraction = parts.count > 1 ? ".\(parts[1])" : ""
        let sign = value.text.hasPrefix("-") ? "-" : ""
        return PDFReal.thousandths(of: "\(sign)\(whole)\(fraction)")
      }
      return value.text.hasPrefix("-") ? -Self.farthest : Self.farthest
    default: return nil
    }
  }

  private static let farthest = 1 << 40
}

extension PDFReal {
  fileprivate var thousandths: Int? { Self.thousandths(of: text) }

  fileprivate static func thousandths(of text: String) -> Int? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count < 10 else { return nil }
    let fraction = (parts.count > 1 ? String(parts[1].prefix(3)) : "") + "000"
    guard let whole = first.isEmpty ? 0 : Int(first), let part = Int(fraction.prefix(3)) else {
      return nil
    }
    return (whole * 1000 + part) * (isNegative ? -1 : 1)
  }
}

extension String {
  /// A text string (ISO 32000-1, 7.9.2.2): UTF-16BE with its mark, UTF-8 with its mark, or one byte
  /// a character, of which all but ASCII shows as U+FFFD.
  init(pdfText bytes: [UInt8]) {
    if bytes.starts(with: [0xfe, 0xff]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
      }
      self = String(decoding: units, as: UTF16.self)
    } else if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      self = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    } else {
      self = String(
        String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{fffd}" }))
    }
  }
}

/// A rectangle of a page in thousandths of a point, its corners in order.
struct PageRectangle: Hashable {
  var left: Int
  var bottom: Int
  var right: Int
  var top: Int

  /// An annotation's as readers take it: its numbers may be objects of their own and of any length, and
  /// what stands behind the fourth counts for nothing.
  init?(of annotation: PDFDictionary, in file: PDFFile) throws(PDFReadingError) {
    var sides: [Int] = []
    for side in (try file.resolved(annotation["Rect"]).array ?? []).prefix(4) {
      guard let number = try file.resolved(side).nearestThousandths else { return nil }
      sides.append(number)
    }
    self.init(sides)
  }

  /// `nil` for what is no rectangle (ISO 32000-1, 7.9.5).
  init?(_ object: PDFObject) {
    self.init((object.array ?? []).compactMap(\.thousandths))
  }

  private init?(_ sides: [Int]) {
    guard sides.count == 4 else { return nil }
    left = min(sides[0], sides[2])
    right = max(sides[0], sides[2])
    bottom = min(sides[1], sides[3])
    top = max(sides[1], sides[3])
  }

  var width: Int { right - left }
  var height: Int { top - bottom }

  /// Whether more than an edge is shared.
  func overlaps(_ other: Self) -> Bool {
    left < other.right && other.left < right && bottom < other.top && other.bottom < top
  }
}
