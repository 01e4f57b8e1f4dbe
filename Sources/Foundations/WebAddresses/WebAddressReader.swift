/// Reads the parts of an address from left to right (RFC 3986, 3; RFC 6068, 2).
struct WebAddressReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var result = ""

  init(_ written: String) {
    scalars = Array(written.unicodeScalars)
  }

  mutating func uri() throws(WebAddressFault) -> String {
    for (offset, scalar) in scalars.enumerated() where !Self.isAllowed(scalar) {
      throw WebAddressFault(kind: .character(scalar), offset: offset)
    }
    let scheme = try scheme()
    result = scheme + ":"
    if scheme == "mailto" {
      try mailboxes()
    } else {
      try authority()
      try take(until: ["?", "#"])
    }
    if at("?") { try takeMark(until: ["#"]) }
    if at("#") { try takeMark(until: []) }
    guard result.utf8.count <= WebAddress.maximumLength else {
      throw WebAddressFault(kind: .tooLong, offset: 0)
    }
    return result
  }

  // MARK: Parts

  private mutating func scheme() throws(WebAddressFault) -> String {
    let end = scalars.firstIndex { [":", "：", "/", "?", "#"].contains($0) } ?? scalars.count
    guard end < scalars.count, end > 0, scalars[end] == ":" || scalars[end] == "：" else {
      throw WebAddressFault(kind: .relative, offset: 0)
    }
    let name = text(0..<end)
    guard scalars[end] == ":" else {
      throw WebAddressFault(kind: .scheme(name + "："), offset: 0)
    }
    let scheme = name.lowercased()
    guard ["http", "https", "mailto"].contains(scheme) else {
      // zibo.gov.cn:8443 has no scheme either.
      let isHost = name.unicodeScalars.contains(".")
      throw WebAddressFault(kind: isHost ? .relative : .scheme(name + ":"), offset: 0)
    }
    index = end + 1
    return scheme
  }

  /// `//host:port`.
  private mutating func authority() throws(WebAddressFault) {
    guard at("/"), index + 1 < scalars.count, scalars[index + 1] == "/" else {
      throw WebAddressFault(kind: .noHost, offset: index)
    }
    result += "//"
    index += 2
    let end = scalars[index...].firstIndex { ["/", "?", "#"].contains($0) } ?? scalars.count
    if let sign = scalars[index..<end].firstIndex(of: "@") {
      throw WebAddressFault(kind: .userInformation, offset: sign)
    }
    let start = index
    if at("["), let close = scalars[index..<end].firstIndex(of: "]") {
      try literal(upTo: close)
    } else {
      try take(until: [":", "/", "?", "#"])
      guard scalars[start..<index].contains(where: { $0.properties.isAlphabetic || $0.isDigit })
      else { throw WebAddressFault(kind: .noHost, offset: start) }
    }
    guard index < end else { return }
    let port = text(index + 1..<end)
    guard at(":"), port.unicodeScalars.allSatisfy(\.isDigit), let number = Int(port),
      (1...65535).contains(number)
    else { throw WebAddressFault(kind: .port, offset: index) }
    result += ":" + port
    index = end
  }

  /// `[2001:db8::1]`.
  private mutating func literal(upTo close: Int) throws(WebAddressFault) {
    for place in index + 1..<close {
      let scalar = scalars[place]
      guard scalar.isHexDigit || scalar == ":" || scalar == "." else {
        throw WebAddressFault(kind: .character(scalar), offset: place)
      }
    }
    guard close > index + 2 else { throw WebAddressFault(kind: .noHost, offset: index) }
    result += text(index..<close + 1)
    index = close + 1
  }

  /// `name@host`, several with commas between.
  private mutating func mailboxes() throws(WebAddressFault) {
    let start = index
    try take(until: ["?", "#"])
    for box in scalars[start..<index].split(separator: ",", omittingEmptySubsequences: false) {
      let halves = box.split(separator: "@", omittingEmptySubsequences: false)
      guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), !box.contains("/") else {
        throw WebAddressFault(kind: .mailbox, offset: min(box.startIndex, scalars.count))
      }
    }
  }

  // MARK: Characters

  private func at(_ scalar: Unicode.Scalar) -> Bool {
    index < scalars.count && scalars[index] == scalar
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private mutating func takeMark(until ends: [Unicode.Scalar]) throws(WebAddressFault) {
    result.unicodeScalars.append(scalars[index])
    index += 1
    try take(until: ends)
  }

  /// Copies characters, those outside ASCII percent-encoded.
  private mutating func take(until ends: [Unicode.Scalar]) throws(WebAddressFault) {
    while index < scalars.count, !ends.contains(scalars[index]) {
      let scalar = scalars[index]
      switch scalar {
      case "[", "]", "#": throw WebAddressFault(kind: .character(scalar), offset: index)
      case "%":
        guard index + 2 < scalars.count, scalars[index + 1].isHexDigit,
          scalars[index + 2].isHexDigit
        else { throw WebAddressFault(kind: .percent, offset: index) }
        result.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        for byte in String(scalar).utf8 {
          result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
      index += 1
    }
  }

  /// Whether an address may hold the character at all, encoded or not (RFC 3986, 2; RFC 3987, 2.2).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "<", ">", "\\", "^", "`", "{", "|", "}": return false
    case _ where scalar.isASCII: return (0x21...0x7E).contains(scalar.value)
    default: break
    }
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace {
      return false
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isHexDigit: Bool {
    isDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self)
  }
}
