import CTurboJPEG

/// Turns a JPEG file into dots, for pictures of pages; files of pages hold it as it is.
enum JPEGDecoder {
  /// Fills rows of 4 bytes a dot (blue, green, red, nothing), as Cairo's RGB24 has them in memory.
  ///
  /// `false` for what no decoder can read. The room must hold `rowLength` times `height` bytes.
  static func decode(
    _ bytes: [UInt8], into room: UnsafeMutablePointer<UInt8>?, rowLength: Int, width: Int,
    height: Int
  ) -> Bool {
    guard let room = unsafe room, let decoder = unsafe tjInitDecompress() else { return false }
    defer { unsafe tjDestroy(decoder) }
    let status = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe tjDecompress2(
        decoder, bytes.baseAddress, UInt(bytes.count), room, Int32(width), Int32(rowLength),
        Int32(height), Int32(TJPF_BGRX.rawValue), TJFLAG_ACCURATEDCT)
    }
    // A warning tells of damage that the decoder could pass over.
    let code = unsafe status == 0 ? 0 : tjGetErrorCode(decoder)
    return status == 0 || code == Int32(TJERR_WARNING.rawValue)
  }
}
