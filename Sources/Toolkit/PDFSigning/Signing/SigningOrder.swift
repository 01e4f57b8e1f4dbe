import Diagnostics

/// What is to be signed where, and what the signature says besides the name on the certificate.
public struct SigningOrder: Sendable {
  /// The full name of the field.
  public var field: String
  public var time: SigningTime
  /// As shown by programs; the certificate says who really signed.
  public var name: String?
  public var reason: String?
  public var location: String?
  /// What shows in the field's room; without one the field keeps what it shows.
  public var appearance: SignatureAppearance?
  /// Whether fields that stand before this one in the form must have been signed.
  public var keepsOrder = true

  public init(
    field: String, time: SigningTime, name: String? = nil, reason: String? = nil,
    location: String? = nil, appearance: SignatureAppearance? = nil, keepsOrder: Bool = true
  ) {
    self.field = field
    self.time = time
    self.name = name
    self.reason = reason
    self.location = location
    self.appearance = appearance
    self.keepsOrder = keepsOrder
  }
}

extension SigningOrder {
  /// Refuses characters that would make a report on the signature read as something else.
  func checkText() throws(DiagnosticError) {
    let texts = [("name", name), ("reason", reason), ("location", location)]
    let faults = texts.compactMap { option, text -> Diagnostic? in
      guard let scalar = text?.unicodeScalars.first(where: \.isSteering) else { return nil }
      return .error(
        "signature.control-character", "签名里要写的文字含控制字符或改变书写方向的字符 \(scalar.codePoint)",
        dataPath: option, hint: "删去这个字符")
    }
    if !faults.isEmpty { throw DiagnosticError(faults) }
  }
}
