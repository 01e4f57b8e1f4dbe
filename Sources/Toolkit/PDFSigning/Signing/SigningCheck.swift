import Diagnostics
import PDFObjects

/// What stands against signing a field, apart from the state of earlier signatures.
struct SigningCheck {
  let file: PDFFile
  let form: FormFields
  let revisionCount: Int

  /// The field to sign, or everything that forbids it.
  func field(for order: SigningOrder) throws -> FormField {
    guard let field = form[order.field], field.isSignature else {
      throw DiagnosticError(noField(order.field))
    }
    var sink = DiagnosticSink()
    if try isSigned(field) {
      sink.report(
        .error(
          "signature.already-signed", "“\(field.name)”已经签过字",
          hint: "一个签字处只签一次；要更改内容，重新打印一份"))
    }
    let signed = try form.signatures.filter(isSigned)
    for other in signed where try closes(other, field) {
      sink.report(
        .error(
          "signature.field-locked", "“\(other.name)”签字时已把“\(field.name)”锁定",
          hint: "这份文件已经办结；要更改内容，重新打印一份"))
    }
    if signed.isEmpty, revisionCount > 1 {
      sink.report(.earlierRevisions(count: revisionCount))
    }
    if order.keepsOrder {
      let before = form.signatures.prefix { $0.reference != field.reference }
      let missing = try before.filter { try !isSigned($0) }
      if !missing.isEmpty {
        sink.report(
          .error(
            "signature.out-of-order",
            "“\(field.name)”前面还有签字处没有签：\(missing.map(\.name).joined(separator: "、"))",
            hint: "按表上的先后签；各处不分先后的表，加 --any-order"))
      }
    }
    try sink.throwErrors()
    return field
  }

  private func isSigned(_ field: FormField) throws -> Bool {
    try file.resolved(field.value) != .null
  }

  /// Whether the signature in one field has closed another.
  private func closes(_ signed: FormField, _ field: FormField) throws -> Bool {
    let signature = try file.dictionary(signed.value)
    return try SignatureReferences(of: signature, in: file).lock?.covers(field.name) ?? false
  }

  private func noField(_ name: String) -> Diagnostic {
    let names = form.signatures.map(\.name)
    let near = NearestName.of(name, among: names)
    let hint =
      names.isEmpty
      ? "这份文件没有签名域；用带签字处的模板打印"
      : near.map { "是不是“\($0)”" } ?? "可签的有：\(names.prefix(20).joined(separator: "、"))"
    return .error("signature.no-such-field", "没有名为“\(name)”的签名域", hint: hint)
  }
}

extension Diagnostic {
  static func earlierRevisions(count: Int) -> Diagnostic {
    .error(
      "signature.earlier-revisions", "第一个签名之前文件已被追加修改过\(count - 1)次，看不出签的是哪一版",
      hint: "用打印出来、未经别的程序改动的文件")
  }
}
