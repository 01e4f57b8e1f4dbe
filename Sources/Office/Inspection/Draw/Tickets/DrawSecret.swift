/// 密钥: the 32 bytes that nobody but their keeper knows until they are revealed (SSJ-DRAW/1 step 2).
///
/// No description, mirror or coding shows the bytes; only ``reveal()`` gives them out.
public struct DrawSecret: Hashable, Sendable {
  private let value: Digest256

  /// `nil` unless there are 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard let value = Digest256(bytes) else { return nil }
    self.value = value
  }

  /// `nil` unless the text is 64 hexadecimal digits; spaces between them are passed over.
  public init?(hex: String) {
    guard let value = Digest256(hex: hex) else { return nil }
    self.value = value
  }

  /// Gives the bytes out: for the sealed slip, and after the quarter's last check (step 8).
  public func reveal() -> Digest256 { value }

  /// H(secret), which may be published at once.
  public var hash: Digest256 { Digest256(hashing: value.bytes) }
}

extension DrawSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "（密钥，不显示）" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
