/// A name of a PDF file (ISO 32000-1, 7.3.5): bytes without its leading solidus, escapes resolved.
public struct PDFName: Hashable, Sendable {
  public var bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension PDFName: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    bytes = Array(text.utf8)
  }
}

extension PDFName: CustomStringConvertible {
  /// As UTF-8; what is no UTF-8 shows as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
