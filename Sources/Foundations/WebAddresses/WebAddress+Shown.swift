extension WebAddress {
  /// The first address among the words of a link that is another place than where the link leads;
  /// `nil` if there is none.
  ///
  /// Who reads the paper goes where the words say, who reads the file where it leads: the two must be
  /// one. Words are an address when they have a scheme or a mailbox, begin with `www.` or end like
  /// the name of a host. They may leave out the scheme, `www.` and the end of a long path. Full-width
  /// letters are read as narrow ones. Linear.
  public func contradiction(in words: String) -> String? {
    var reader = ShownAddressReader(words)
    while let shown = reader.next() {
      if !leads(to: shown) { return shown.text }
    }
    return nil
  }

  private func leads(to shown: ShownAddress) -> Bool {
    let scheme = uri.prefix { $0 != ":" }
    let rest = uri.dropFirst(scheme.count + 1)
    if scheme == "mailto" {
      let boxes = rest.prefix { $0 != "?" }.lowercased().split(separator: ",")
      return boxes.contains { box in
        let host = box.drop { $0 != "@" }.dropFirst()
        return shown.mailbox.map { box == $0 } ?? (shown.path.isEmpty && host == shown.host)
      }
    }
    guard shown.mailbox == nil, let other = try? WebAddress(parsing: "https://\(shown.place)")
    else { return false }
    let (place, wanted) = (Self.place(of: uri), Self.place(of: other.uri))
    guard place.host == wanted.host else { return false }
    let path = wanted.path.hasSuffix("/") ? wanted.path.dropLast() : wanted.path
    return place.path.hasPrefix(path)
  }

  /// The host without `www.`, in small letters, and all that follows it.
  private static func place(of uri: String) -> (host: String, path: Substring) {
    let rest = uri.drop { $0 != "/" }.dropFirst(2)
    let host = rest.prefix { !"/?#".contains($0) }
    let name = host.lowercased()
    return (
      String(name.hasPrefix("www.") ? name.dropFirst(4) : name[...]), rest.dropFirst(host.count)
    )
  }
}

/// What reads like an address among words.
private struct ShownAddress {
  /// As it is written, in narrow letters.
  var text: String
  /// `name@host`, in small letters.
  var mailbox: String?
  /// In small letters.
  var host: String
  var path: String

  var place: String { host + path }
}

/// Finds addresses among words from left to right.
private struct ShownAddressReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ words: String) {
    scalars = words.unicodeScalars.map { scalar in
      // Full-width forms of ASCII.
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
  }

  mutating func next() -> ShownAddress? {
    while index < scalars.count {
      guard scalars[index].isNameStart else {
        index += 1
        continue
      }
      if let shown = address() { return shown }
    }
    return nil
  }

  /// Goes past the name that begins here, and past its path if it is an address.
  private mutating func address() -> ShownAddress? {
    let start = index
    var name = name(from: index)
    index = name.upperBound
    var mailbox: Range<Int>?
    let hasScheme = matches("://", at: index)
    if hasScheme {
      index += 3
      let end = scalars[index...].firstIndex { !$0.isHostSign } ?? scalars.count
      name = index..<end
    } else if index < scalars.count, scalars[index] == "@" {
      name = self.name(from: index + 1)
      mailbox = start..<name.upperBound
    }
    let host = text(name).lowercased()
    index = max(index, name.upperBound)
    guard hasScheme || Self.readsAsHost(host) else { return nil }
    let path = mailbox == nil ? path(from: index) : index..<index
    index = path.upperBound
    return ShownAddress(
      text: text(start..<index), mailbox: mailbox.map { text($0).lowercased() }, host: host,
      path: text(path))
  }

  /// Letters, digits and signs between them.
  private func name(from start: Int) -> Range<Int> {
    var end = scalars[start...].firstIndex { !$0.isNameSign } ?? scalars.count
    while end > start, !scalars[end - 1].isNameStart { end -= 1 }
    return start..<end
  }

  /// `:8443/a?b#c` up to a blank or a sign that ends it in running text.
  private func path(from start: Int) -> Range<Int> {
    var end = start
    if end + 1 < scalars.count, scalars[end] == ":", ("0"..."9").contains(scalars[end + 1]) {
      end = scalars[(end + 1)...].firstIndex { !("0"..."9").contains($0) } ?? scalars.count
    }
    guard end < scalars.count, ["/", "?", "#"].contains(scalars[end]) else { return start..<end }
    end = scalars[end...].firstIndex { $0.endsPath } ?? scalars.count
    while end > start, [".", ",", ";", ":", "!", "?"].contains(scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  /// `zibo.gov.cn`; not `表1.2` and not `form.pdf`.
  private static func readsAsHost(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty && !$0.contains("_") }) else {
      return false
    }
    return labels[0] == "www" || endings.contains(String(labels[labels.count - 1]))
  }

  /// Common among the addresses on China's papers; none is the ending of a common kind of file.
  private static let endings: Set<String> = [
    "ai", "app", "asia", "au", "biz", "ca", "cc", "club", "cn", "co", "com", "de", "edu", "eu",
    "fr", "gov", "group", "hk", "icu", "in", "info", "int", "io", "jp", "kr", "link", "ltd", "me",
    "mil", "mo", "mobi", "my", "name", "net", "online", "org", "pro", "ren", "ru", "sg", "shop",
    "site", "store", "tech", "top", "tv", "tw", "uk", "us", "vip", "wang", "work", "xyz",
  ]

  private func matches(_ sign: String, at start: Int) -> Bool {
    scalars[start...].starts(with: sign.unicodeScalars)
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

extension Unicode.Scalar {
  fileprivate var isNameStart: Bool {
    isASCII && (properties.isAlphabetic || ("0"..."9").contains(self))
  }

  fileprivate var isNameSign: Bool {
    isNameStart || self == "." || self == "-" || self == "_" || self == "+"
  }

  /// Of a host behind a scheme, which may be in any script.
  fileprivate var isHostSign: Bool { isNameSign || !isASCII && properties.isAlphabetic }

  fileprivate var endsPath: Bool {
    properties.isWhitespace || "()<>[]{}\"'，。；：、！？（）《》〈〉“”‘’「」【】".unicodeScalars.contains(self)
  }
}
