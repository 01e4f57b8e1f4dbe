/// How the bytes of a list were written.
public enum TextEncoding: Hashable, Sendable {
  case utf8
  /// What Excel calls "CSV" on a Chinese Windows; GBK and GB 2312 are parts of it.
  case gb18030
  /// What Excel calls "Unicode 文本".
  case utf16LittleEndian

  /// As messages name it.
  public var wording: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16LittleEndian: "UTF-16"
    }
  }

  var iconvName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16LittleEndian: "UTF-16LE"
    }
  }
}

/// Why bytes cannot be read as text.
struct EncodingFault: Error, Hashable {
  /// The first byte that is no text; `nil` if the system has no table for the encoding.
  var offset: Int?
}

extension TextEncoding {
  /// Bytes that are not UTF-8 and carry no mark are taken for GB 18030.
  static func detect(_ bytes: [UInt8]) -> Self {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return (try? UTF8Span(validating: bytes.span)) == nil ? .gb18030 : .utf8
  }

  /// The text in UTF-8 without a byte order mark.
  func utf8(of bytes: [UInt8]) throws(EncodingFault) -> [UInt8] {
    switch self {
    case .utf8: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    case .gb18030: try converted(bytes)
    case .utf16LittleEndian: try converted(Array(bytes.dropFirst(2)))
    }
  }

  private func converted(_ bytes: [UInt8]) throws(EncodingFault) -> [UInt8] {
    guard let converter = TextConverter(from: self) else { throw EncodingFault(offset: nil) }
    do throws(EncodingFault) {
      return try converter.convert(bytes)
    } catch {
      // Of two readings that fail the one that gets further is more likely meant.
      throw EncodingFault(offset: error.offset.map { max($0, Self.validUTF8Length(bytes)) })
    }
  }

  /// How many bytes from the start are UTF-8.
  private static func validUTF8Length(_ bytes: [UInt8]) -> Int {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
