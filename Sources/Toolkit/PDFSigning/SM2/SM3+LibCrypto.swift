#if SM2
  import CLibCrypto

  /// The digest of GB/T 32905-2016, made by libcrypto.
  @safe
  enum SM3 {
    /// Whether the libcrypto of this machine has it; some are built without.
    static let isAvailable = hash([]) != nil

    /// 32 bytes; of all the pieces in a row.
    static func digest(of pieces: [ArraySlice<UInt8>]) -> [UInt8] {
      guard let digest = hash(pieces) else { preconditionFailure("ask isAvailable first") }
      return digest
    }

    private static func hash(_ pieces: [ArraySlice<UInt8>]) -> [UInt8]? {
      guard let context = unsafe EVP_MD_CTX_new() else { return nil }
      defer { unsafe EVP_MD_CTX_free(context) }
      guard unsafe EVP_DigestInit_ex(context, EVP_sm3(), nil) == 1 else { return nil }
      for piece in pieces {
        let isTaken = unsafe piece.withUnsafeBytes {
          unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
        }
        guard isTaken else { return nil }
      }
      var digest = [UInt8](repeating: 0, count: 32)
      guard unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return nil }
      return digest
    }
  }
#else
  /// Built without the trait SM2.
  enum SM3 {
    static let isAvailable = false
    static func digest(of pieces: [ArraySlice<UInt8>]) -> [UInt8] {
      preconditionFailure("ask isAvailable first")
    }
  }
#endif
