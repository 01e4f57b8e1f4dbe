/// Text of a fixed form that reads back as what it was written from, and codes as that text.
public protocol CalendarText: LosslessStringConvertible, Codable {}

extension CalendarText {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no \(Self.self)")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// `2019-03-30` (ISO 8601).
extension CalendarDate: CalendarText {
  public init?(_ description: String) {
    guard let parts = numbers(in: description, widths: [4, 2, 2], separators: "--") else {
      return nil
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  public var description: String {
    "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

/// `2019-03` (ISO 8601).
extension CalendarMonth: CalendarText {
  public init?(_ description: String) {
    guard let parts = numbers(in: description, widths: [4, 2], separators: "-") else { return nil }
    self.init(year: parts[0], month: parts[1])
  }

  public var description: String { "\(year.padded(to: 4))-\(month.padded(to: 2))" }
}

/// `2019Q1`.
extension CalendarQuarter: CalendarText {
  public init?(_ description: String) {
    guard let parts = numbers(in: description, widths: [4, 1], separators: "Q") else { return nil }
    self.init(year: parts[0], number: parts[1])
  }

  public var description: String { "\(year.padded(to: 4))Q\(number)" }
}

/// ASCII digits of exactly these widths with these characters between them.
private func numbers(in text: String, widths: [Int], separators: String) -> [Int]? {
  var rest = text.unicodeScalars[...]
  var separators = separators.unicodeScalars[...]
  var numbers: [Int] = []
  for width in widths {
    if !numbers.isEmpty {
      guard let separator = separators.popFirst(), rest.popFirst() == separator else { return nil }
    }
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy({ ("0"..."9").contains($0) }),
      let number = Int(String(digits))
    else { return nil }
    numbers.append(number)
    rest = rest.dropFirst(width)
  }
  return rest.isEmpty ? numbers : nil
}
