import Crypto

/// M(k, m): HMAC-SHA-256 (RFC 2104) under one key for many messages.
///
/// Both halves of the key are hashed beforehand. Crypto's generic `HMAC`, set up once too, takes twice
/// the time for messages as short as a ticket's.
struct KeyedHash {
  private var inner = SHA256()
  private var outer = SHA256()

  init(key: Digest256) {
    let block = key.bytes + [UInt8](repeating: 0, count: SHA256.blockByteCount - 32)
    inner.update(data: block.map { $0 ^ 0x36 })
    outer.update(data: block.map { $0 ^ 0x5C })
  }

  func code(for message: [UInt8]) -> Digest256 {
    var (inner, outer) = (inner, outer)
    inner.update(data: message)
    unsafe inner.finalize().withUnsafeBytes { unsafe outer.update(bufferPointer: $0) }
    return Digest256(outer.finalize())
  }
}
