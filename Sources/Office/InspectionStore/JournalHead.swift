public import Inspection

/// Where the journal ends: its last entry's number and hash, which stands for all before it.
public struct JournalHead: Hashable, Sendable {
  /// 0 while the journal is empty.
  public let number: Int
  /// 32 bytes; zeros while the journal is empty.
  public let hash: [UInt8]

  static let empty = JournalHead(number: 0, hash: [UInt8](repeating: 0, count: 32))

  /// As papers print it.
  public var code: CheckCode { CheckCode(hash: hash) }
}

extension CheckCode {
  init(hash: some Sequence<UInt8>) {
    self.init(bits: hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }
}
