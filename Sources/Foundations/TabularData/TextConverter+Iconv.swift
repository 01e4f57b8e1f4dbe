import Glibc

/// One conversion of a text to UTF-8 by the C library.
@safe struct TextConverter: ~Copyable {
  private let descriptor: iconv_t

  /// `nil` if the system has no table for the encoding.
  init?(from encoding: TextEncoding) {
    guard let descriptor = unsafe iconv_open("UTF-8", encoding.iconvName) else { return nil }
    // Failure is (iconv_t)-1.
    guard Int(bitPattern: descriptor) != -1 else { return nil }
    unsafe self.descriptor = descriptor
  }

  deinit {
    unsafe _ = iconv_close(descriptor)
  }

  /// Throws at the first byte that is no text in the encoding.
  consuming func convert(_ bytes: [UInt8]) throws(EncodingFault) -> [UInt8] {
    // No character of two bytes becomes longer than three in UTF-8, none of one than one.
    let capacity = bytes.count * 2 + 16
    var consumed = 0
    var isComplete = false
    var input = bytes
    let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      unsafe input.withUnsafeMutableBytes { source in
        var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var fromLeft = source.count
        var to = unsafe UnsafeMutableRawPointer(output.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var toLeft = capacity
        let result = unsafe iconv(descriptor, &from, &fromLeft, &to, &toLeft)
        isComplete = result != -1
        consumed = source.count - fromLeft
        count = capacity - toLeft
      }
    }
    guard isComplete else { throw EncodingFault(offset: consumed) }
    return output
  }
}
