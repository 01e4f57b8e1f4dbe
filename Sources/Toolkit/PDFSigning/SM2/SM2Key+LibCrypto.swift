#if SM2
  import CLibCrypto

  /// A key on the curve of GB/T 32918.5-2017: a private one, or a public one alone.
  ///
  /// Signs what SM3 makes of the message and of the identity that GM/T 0009-2012 (clause 10) gives to
  /// signers who agree on no other. Signatures are SEQUENCE { r, s } in DER (GM/T 0009-2012, 7.3).
  /// Costs a parse of the key for each use, a twentieth of what signing takes.
  @safe
  struct SM2Key: Sendable {
    /// SubjectPublicKeyInfo in DER (RFC 5280, 4.1).
    let publicKey: [UInt8]
    /// PKCS#8 or SEC 1 in DER.
    private let privateKey: [UInt8]?

    private static let identity = Array("1234567812345678".utf8)

    /// From PKCS#8 or SEC 1; `nil` for a key of another kind.
    init?(privateKey der: [UInt8]) {
      guard SM3.isAvailable, let key = OpenedKey(privateKey: der) else { return nil }
      publicKey = key.publicKey
      privateKey = der
    }

    /// From SubjectPublicKeyInfo; `nil` for a key of another kind.
    init?(publicKey der: [UInt8]) {
      guard SM3.isAvailable, OpenedKey(publicKey: der) != nil else { return nil }
      publicKey = der
      privateKey = nil
    }

    /// `nil` without a private key.
    func sign(_ message: [UInt8]) -> [UInt8]? {
      guard let privateKey, let opened = OpenedKey(privateKey: privateKey) else { return nil }
      return unsafe opened.withContext(identity: Self.identity) { context, key in
        guard unsafe EVP_DigestSignInit(context, nil, EVP_sm3(), nil, key) == 1 else { return nil }
        var length = 0
        guard unsafe EVP_DigestSign(context, nil, &length, message, message.count) == 1 else {
          return nil
        }
        var signature = [UInt8](repeating: 0, count: length)
        guard unsafe EVP_DigestSign(context, &signature, &length, message, message.count) == 1
        else { return nil }
        return Array(signature.prefix(length))
      }
    }

    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
      guard let opened = OpenedKey(publicKey: publicKey) else { return false }
      return unsafe opened.withContext(identity: Self.identity) { context, key in
        unsafe EVP_DigestVerifyInit(context, nil, EVP_sm3(), nil, key) == 1
          && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
      } ?? false
    }
  }

  /// A key as libcrypto holds it.
  @safe
  private struct OpenedKey: ~Copyable {
    private let key: OpaquePointer

    init?(privateKey der: [UInt8]) {
      unsafe self.init(der) { unsafe d2i_AutoPrivateKey(nil, $0, $1) }
    }

    init?(publicKey der: [UInt8]) {
      unsafe self.init(der) { unsafe d2i_PUBKEY(nil, $0, $1) }
    }

    private init?(
      _ der: [UInt8],
      reader: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?
    ) {
      let key: OpaquePointer? = unsafe der.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return nil }
        var next: UnsafePointer<UInt8>? = unsafe start
        guard let key = unsafe reader(&next, bytes.count) else { return nil }
        guard unsafe EVP_PKEY_is_a(key, "SM2") == 1, unsafe next == start + bytes.count else {
          unsafe EVP_PKEY_free(key)
          return nil
        }
        return unsafe key
      }
      guard let key = unsafe key else { return nil }
      unsafe self.key = key
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// SubjectPublicKeyInfo in DER.
    var publicKey: [UInt8] {
      let length = Int(unsafe i2d_PUBKEY(key, nil))
      guard length > 0 else { return [] }
      var bytes = [UInt8](repeating: 0, count: length)
      unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        var next = buffer.baseAddress
        _ = unsafe i2d_PUBKEY(key, &next)
      }
      return bytes
    }

    /// A digest's context that knows the signer's identity, and the key.
    func withContext<Result>(
      identity: [UInt8], _ body: (OpaquePointer, OpaquePointer) -> Result?
    ) -> Result? {
      guard let signing = unsafe EVP_PKEY_CTX_new(key, nil) else { return nil }
      defer { unsafe EVP_PKEY_CTX_free(signing) }
      guard let context = unsafe EVP_MD_CTX_new() else { return nil }
      defer { unsafe EVP_MD_CTX_free(context) }
      guard unsafe EVP_PKEY_CTX_set1_id(signing, identity, Int32(identity.count)) == 1 else {
        return nil
      }
      unsafe EVP_MD_CTX_set_pkey_ctx(context, signing)
      return unsafe body(context, key)
    }
  }
#else
  /// Built without the trait SM2: no key is one.
  struct SM2Key: Sendable {
    let publicKey: [UInt8]

    init?(privateKey: [UInt8]) { nil }
    init?(publicKey: [UInt8]) { nil }

    func sign(_ message: [UInt8]) -> [UInt8]? { nil }
    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool { false }
  }
#endif
