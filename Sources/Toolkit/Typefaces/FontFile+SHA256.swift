import Crypto

extension FontFile {
  /// The hash of the whole file in lower-case hexadecimal digits; reads all of it.
  var sha256: String {
    var hash = SHA256()
    unsafe blob.withBytes { unsafe hash.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
