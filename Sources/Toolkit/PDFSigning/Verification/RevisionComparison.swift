import Diagnostics
import PDFObjects

/// What a later revision of a file changed, and whether the signatures before it permit that.
///
/// Permitted are signatures in fields that were empty, values and appearances of other fields that
/// no signature locks, material for verifying (DSS), time stamps over the file, and what programs that
/// sign write of their own work; everything else is a finding with the name of what was changed. What is
/// not known to be harmless is not permitted.
struct RevisionComparison {
  let older: PDFFile
  /// In bytes: what the signatures before cover at most.
  let signedLength: Int
  let newer: PDFFile
  /// The strictest of DocMDP (ISO 32000-1, 12.8.2.2).
  let permission: Int
  let locks: [FieldLock]
  let olderForm: FormFields
  let newerForm: FormFields
  let pages: PageTree
  /// Indices into the older form's fields, and pages, by field, widget or page.
  private var fieldIndices: [PDFReference: Int] = [:]
  private let pageNumbers: [PDFReference: Int]
  private let pageNodes: Set<PDFReference>
  private(set) var permitted: [String] = []
  var findings: [Diagnostic] = []

  init(
    older: PDFFile, signedLength: Int, newer: PDFFile, permission: Int, locks: [FieldLock]
  ) throws(PDFReadingError) {
    self.older = older
    self.signedLength = signedLength
    self.newer = newer
    self.permission = permission
    self.locks = locks
    olderForm = try FormFields(of: older)
    newerForm = try FormFields(of: newer)
    pages = try PageTree(of: older)
    pageNodes = Set(pages.nodes)
    pageNumbers = Dictionary(
      pages.pages.enumerated().map { ($1.reference, $0 + 1) },
      uniquingKeysWith: { first, _ in first })
    for (index, field) in olderForm.fields.enumerated() {
      for reference in field.widgets + [field.reference] { fieldIndices[reference] = index }
    }
  }

  mutating func compare() throws(PDFReadingError) {
    guard older.trailer["Root"] == newer.trailer["Root"] else {
      return report(.change("signature.catalog-changed", "文件的目录（Root）被换成了另一个"))
    }
    if older.trailer["Info"] != newer.trailer["Info"] { try judgeInformation() }
    try comparePages()
    var others: [PDFReference] = []
    var added: [PDFReference] = []
    for reference in newer.changedReferences(since: older) {
      let before = try older.object(reference)
      let after = try newer.object(reference)
      guard before != after else { continue }
      if before == .null {
        added.append(reference)
      } else if !(try judge(reference, before, after)) {
        others.append(reference)
      }
    }
    if !added.isEmpty {
      let missing = try FileSurvey(of: older).missing
      for reference in added where missing.contains(reference) {
        report(.change("signature.gap-filled", "文件里缺着的第\(reference.number)号对象被补上，看到的随之改变"))
      }
    }
    guard !others.isEmpty else { return }
    // Only now is it worth finding out what every object of the file is for.
    let roles = try ObjectRoles(of: older, form: olderForm, pages: pages) {
      !$0.isSignature && !isLocked($0)
    }
    for reference in others { try judge(reference, as: roles[reference]) }
  }

  /// Each kind of change is told once for each place.
  mutating func report(_ finding: Diagnostic) {
    if !findings.contains(finding) { findings.append(finding) }
  }

  mutating func permit(_ change: String) {
    if !permitted.contains(change) { permitted.append(change) }
  }

  func isLocked(_ field: FormField) -> Bool {
    permission < 2 || locks.contains { $0.covers(field.name) }
  }
}

/// Objects whose place in the file is plain.
extension RevisionComparison {
  /// Whether the object was one of catalog, form, field, widget or page, and has been judged.
  private mutating func judge(
    _ reference: PDFReference, _ before: PDFObject, _ after: PDFObject
  ) throws(PDFReadingError) -> Bool {
    let old = before.dictionary ?? PDFDictionary()
    let new = after.dictionary ?? PDFDictionary()
    if reference == older.trailer["Root"]?.reference {
      try judgeCatalog(old, new)
    } else if reference == olderForm.formReference {
      try judgeForm(old, new)
    } else if reference == older.trailer["Info"]?.reference {
      try judgeInformation()
    } else if let index = fieldIndices[reference] {
      try judgeField(olderForm.fields[index], old, new)
    } else if let page = pageNumbers[reference] {
      try judgePage(page, old, new)
    } else if pageNodes.contains(reference) {
      judgePageNode(old, new)
    } else {
      return false
    }
    return true
  }

  private mutating func judgeCatalog(
    _ old: PDFDictionary, _ new: PDFDictionary
  ) throws(PDFReadingError) {
    for key in old.keysThatDiffer(from: new) {
      switch key {
      case "DSS": permit(Self.validationAdded)
      case "Extensions": permit("写明了所用的 PDF 扩展")
      case "Version" where old.isOlderVersion(than: new): permit("文件的 PDF 版本号改高")
      case "Metadata": try judgeMetadata(old[key], new[key])
      case "AcroForm":
        guard old[key]?.reference == nil, new[key]?.reference == nil else {
          report(.change("signature.catalog-changed", "文件的表单（AcroForm）被换成了另一个"))
          continue
        }
        try judgeForm(old[key]?.dictionary ?? [:], new[key]?.dictionary ?? [:])
      case "OCProperties": report(.hiddenLayer)
      case "OpenAction", "AA": report(.activeContent(String(describing: key)))
      default: report(.change("signature.catalog-changed", "文件的目录（Root）里“\(key)”被改动"))
      }
    }
  }

  private mutating func judgeForm(
    _ old: PDFDictionary, _ new: PDFDictionary
  ) throws(PDFReadingError) {
    for key in old.keysThatDiffer(from: new) where key != "SigFlags" {
      if key == "Fields" {
        try judgeFieldList(old[key], new[key])
      } else {
        report(.change("signature.form-changed", "表单（AcroForm）的“\(key)”被改动"))
      }
    }
  }

  private mutating func judgeField(
    _ field: FormField, _ old: PDFDictionary, _ new: PDFDictionary
  ) throws(PDFReadingError) {
    let keys = old.keysThatDiffer(from: new)
    if field.isSignature {
      try judgeSignatureField(field, keys)
      return
    }
    for key in keys {
      guard ["V", "AP", "AS", "M"].contains(key) else {
        report(.change("signature.field-changed", "“\(field.name)”域的“\(key)”被改动"))
        continue
      }
      if isLocked(field) {
        report(.change("signature.locked-field-changed", "签字时已锁定的“\(field.name)”被改动"))
      } else {
        permit("填写了“\(field.name)”")
      }
    }
  }

  private mutating func judgeSignatureField(
    _ field: FormField, _ keys: [PDFName]
  ) throws(PDFReadingError) {
    let wasSigned = try older.resolved(field.value) != .null
    let signed = newerForm[at: field.reference]
    let isSigned = try newer.resolved(signed?.value) != .null
    for key in keys {
      switch key {
      case "V" where wasSigned:
        report(.change("signature.signature-replaced", "“\(field.name)”的签名被换掉或去掉"))
      case "V" where isLocked(field):
        report(.change("signature.locked-field-changed", "签字时已锁定的“\(field.name)”又签了字"))
      case "V" where try !isNewSignature(signed?.value):
        report(.change("signature.borrowed-value", "“\(field.name)”填的不是新签的名"))
      case "V": permit("“\(field.name)”签字")
      case "AP" where wasSigned || !isSigned:
        report(.change("signature.appearance-changed", "“\(field.name)”签字的样子被换掉"))
      case "AP": break
      default: report(.change("signature.field-changed", "“\(field.name)”签字处的“\(key)”被改动"))
      }
    }
  }

  /// Whether a value came with this revision and covers what was there before.
  func isNewSignature(_ value: PDFObject?) throws(PDFReadingError) -> Bool {
    guard let reference = value?.reference, try older.object(reference) == .null,
      let dictionary = try newer.object(reference).dictionary,
      let range = CoveredRange(try newer.resolved(dictionary["ByteRange"]))
    else { return false }
    return range.end > signedLength
  }

  private mutating func judgePage(
    _ page: Int, _ old: PDFDictionary, _ new: PDFDictionary
  ) throws(PDFReadingError) {
    for key in old.keysThatDiffer(from: new) {
      switch key {
      case "Rotate": report(.change("signature.page-rotated", "第\(page)页被旋转"))
      case "Annots": try judgeAnnotations(ofPage: page, old[key], new[key])
      case "Contents": report(.change("signature.page-content-changed", "第\(page)页的内容被换掉"))
      case "Resources": report(.change("signature.page-content-changed", "第\(page)页所用的字体或图片被换掉"))
      default: report(.change("signature.page-changed", "第\(page)页的“\(key)”被改动"))
      }
    }
  }

  private mutating func judgePageNode(_ old: PDFDictionary, _ new: PDFDictionary) {
    // Which pages there are is compared apart.
    for key in old.keysThatDiffer(from: new) where key != "Kids" {
      switch key {
      case "Rotate": report(.change("signature.page-rotated", "各页被旋转"))
      case "Count": report(.change("signature.page-count-changed", "所记的页数被改动"))
      default:
        report(.change("signature.page-changed", "各页共有的“\(key)”被改动"))
      }
    }
  }

  private mutating func comparePages() throws(PDFReadingError) {
    let before = pages.pages.map(\.reference)
    let after = try PageTree(of: newer).pages.map(\.reference)
    guard before != after else { return }
    if after.count > before.count {
      report(.change("signature.page-added", "多了\(after.count - before.count)页"))
    } else if after.count < before.count {
      report(.change("signature.page-removed", "少了\(before.count - after.count)页"))
    } else {
      report(.change("signature.page-replaced", "有的页被换成了别的页"))
    }
  }
}

extension PDFDictionary {
  /// The keys of either whose values are not the same, in the order of this one, then of the other.
  func keysThatDiffer(from other: PDFDictionary) -> [PDFName] {
    let (ownValues, otherValues) = (values, other.values)
    let own = entries.filter { $0.value != otherValues[$0.key] }.map(\.key)
    return own + other.entries.filter { ownValues[$0.key] == nil }.map(\.key)
  }

  /// Whether `Version` (ISO 32000-1, 7.7.2) says more than before; programs that add what is newer than
  /// the file must say so.
  fileprivate func isOlderVersion(than other: PDFDictionary) -> Bool {
    guard let new = other["Version"]?.name.map(String.init(describing:)),
      ["1.4", "1.5", "1.6", "1.7", "2.0"].contains(new)
    else { return false }
    guard let old = self["Version"] else { return true }
    return old.name.map { String(describing: $0) < new } ?? false
  }

  private var values: [PDFName: PDFObject] {
    Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Diagnostic {
  /// Something was done after a signature that it does not permit.
  static func change(_ id: Diagnostic.ID, _ what: String) -> Diagnostic {
    .error(id, "签字以后\(what)", hint: "以签字的那一版为准；退回")
  }
}
