import Crypto
import Inspection

extension ListOrigin {
  init(file: String, contents: [UInt8], rowCount: Int) {
    let digits = Array("0123456789abcdef".utf8)
    let digest = SHA256.hash(data: contents).flatMap { byte in
      [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    self.init(file: file, digest: String(decoding: digest, as: UTF8.self), rowCount: rowCount)
  }
}
