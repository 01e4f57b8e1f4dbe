import Diagnostics
import PDFObjects

/// Objects that only their users tell what they are for.
extension RevisionComparison {
  static let validationAdded = "加入了验证资料（DSS）"

  mutating func judge(
    _ reference: PDFReference, as role: ObjectRoles.Role?
  ) throws(PDFReadingError) {
    switch role {
    case .font: report(.change("signature.font-changed", "文件所用的字体被换掉"))
    case .content(let page):
      report(.change("signature.page-content-changed", "第\(page)页的内容被换掉"))
    case .annotations(let page)
    where pages.pages[page - 1].dictionary["Annots"]?.reference == reference:
      try judgeAnnotations(ofPage: page, .reference(reference), .reference(reference))
    case .annotations(let page):
      report(.change("signature.annotations-changed", "第\(page)页的批注或控件被增减或改动"))
    case .signatureLook(let field):
      report(.change("signature.appearance-changed", "“\(field)”签字的样子被换掉"))
    case .lockedLook(let field):
      report(.change("signature.locked-field-changed", "签字时已锁定的“\(field)”被改动"))
    case .openLook(let field): permit("填写了“\(field)”")
    case .signature(let field):
      report(.change("signature.signature-replaced", "“\(field)”的签名被换掉或去掉"))
    case .structure:
      report(.change("signature.structure-changed", "文件的逻辑结构（供读屏和归档）被改动"))
    case .metadata: try judgeMetadata(.reference(reference), .reference(reference))
    case .information: reportMetadata()
    case .attachment: report(.change("signature.attachment-changed", "文件的附件被改动"))
    case .layer: report(.hiddenLayer)
    case .fieldList where olderForm.form["Fields"]?.reference == reference:
      try judgeFieldList(.reference(reference), .reference(reference))
    case .fieldList: report(.change("signature.fields-changed", "表单域的清单被改动"))
    case .validation: permit(Self.validationAdded)
    case .other, nil:
      report(
        .change("signature.object-changed", "文件的第\(reference.number)号对象被改动"))
    }
  }
}

/// What a file says of itself.
extension RevisionComparison {
  private mutating func reportMetadata() {
    report(.change("signature.metadata-changed", "文件的说明信息被改动"))
  }

  /// The dictionaries that the trailers name, be they one object or two.
  mutating func judgeInformation() throws(PDFReadingError) {
    let old = try older.resolved(older.trailer["Info"])
    let new = try newer.resolved(newer.trailer["Info"])
    guard old == .null || old.dictionary != nil, let after = new.dictionary else {
      return reportMetadata()
    }
    tell(MetadataComparison.verdict(old.dictionary ?? [:], after))
  }

  mutating func judgeMetadata(
    _ old: PDFObject?, _ new: PDFObject?
  ) throws(PDFReadingError) {
    // Metadata that come to a file without any could say whatever they like.
    guard let before = try older.resolved(old).stream, let after = try newer.resolved(new).stream
    else { return reportMetadata() }
    tell(MetadataComparison.verdict(before, after))
  }

  private mutating func tell(_ verdict: MetadataComparison.Verdict) {
    switch verdict {
    case .changed: reportMetadata()
    case .permitted([]): permit("重写了文件的说明信息，内容没有变")
    case .permitted(let changes):
      for change in changes { permit("更新了文件说明信息里的\(change)") }
    }
  }
}

/// Time stamps over the whole file (ETSI EN 319 142-1, 5.4.3): each brings a field of its own, which
/// does not show.
extension RevisionComparison {
  mutating func judgeFieldList(
    _ old: PDFObject?, _ new: PDFObject?
  ) throws(PDFReadingError) {
    guard try addsOnlyTimestamps(old, new) else {
      return report(.change("signature.fields-changed", "表单域的清单被改动"))
    }
    permit("加盖了文件时间戳")
  }

  mutating func judgeAnnotations(
    ofPage page: Int, _ old: PDFObject?, _ new: PDFObject?
  ) throws(PDFReadingError) {
    guard try addsOnlyTimestamps(old, new) else {
      return report(.change("signature.annotations-changed", "第\(page)页的批注或控件被增减"))
    }
  }

  /// Whether a list goes on with fields of new time stamps and is otherwise the same.
  private func addsOnlyTimestamps(
    _ old: PDFObject?, _ new: PDFObject?
  ) throws(PDFReadingError) -> Bool {
    let before = try older.resolved(old)
    guard before == .null || before.array != nil, let after = try newer.resolved(new).array
    else { return false }
    let count = before.array?.count ?? 0
    guard after.count > count, Array(after[..<count]) == before.array ?? [] else { return false }
    for element in after[count...] {
      guard let reference = element.reference, try isNewTimestamp(reference) else { return false }
    }
    return true
  }

  /// What a field that holds a time stamp and shows nothing may say.
  private static let keysOfTimestamp: Set<PDFName> = [
    "Type", "Subtype", "FT", "T", "TU", "F", "P", "Rect", "V",
  ]

  private func isNewTimestamp(_ reference: PDFReference) throws(PDFReadingError) -> Bool {
    guard try older.object(reference) == .null,
      let field = try newer.object(reference).dictionary,
      field.entries.allSatisfy({ Self.keysOfTimestamp.contains($0.key) }),
      field["FT"]?.name == "Sig", let name = field["T"]?.string.map(String.init(pdfText:)),
      olderForm[name] == nil, try isNewSignature(field["V"]),
      let value = try newer.resolved(field["V"]).dictionary,
      value["Type"]?.name == "DocTimeStamp", value["SubFilter"]?.name == "ETSI.RFC3161"
    else { return false }
    guard let frame = try PageRectangle(of: field, in: newer) else { return field["Rect"] == nil }
    return frame.width == 0 || frame.height == 0
  }
}
