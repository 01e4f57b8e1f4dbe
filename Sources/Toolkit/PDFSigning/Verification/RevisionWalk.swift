import Diagnostics
import PDFObjects

/// Compares each signed revision of a file with the next one, and the last with the file as it is.
struct RevisionWalk {
  let file: PDFFile
  let bytes: [UInt8]

  /// Adds to each signature what was done after it, permitted or not; `checks` stand in the order
  /// in which they were made.
  func compare(_ checks: inout [SignatureCheck]) throws(PDFReadingError) {
    var permission = 2
    var locks: [FieldLock] = []
    var older: (file: PDFFile, length: Int)?
    for index in checks.indices {
      guard let end = checks[index].range?.end else { continue }
      // A signature over bytes that are no file of their own has been told already.
      guard let signed = end == bytes.count ? file : try? file.revision(ofLength: end) else {
        continue
      }
      if let older, let last = checks[..<index].lastIndex(where: { $0.range != nil }) {
        tell(try comparison(older, signed, permission, locks), of: &checks, from: last)
      }
      // A signature that its own revision does not hold is one lent from it.
      guard let value = try? signed.dictionary(checks[index].field.value) else { continue }
      let references = try SignatureReferences(of: value, in: signed)
      permission = min(permission, references.permission ?? 2)
      if let lock = references.lock { locks.append(lock) }
      older = (signed, end)
    }
    guard let older, let last = checks.lastIndex(where: { $0.range != nil }),
      older.file.revisionOffsets.first != file.revisionOffsets.first
    else { return }
    var comparison = try comparison(older, file, permission, locks)
    if comparison.findings.isEmpty, comparison.permitted.isEmpty {
      comparison.findings.append(.unsignedUpdate)
    }
    tell(comparison, of: &checks, from: last)
  }

  private func comparison(
    _ older: (file: PDFFile, length: Int), _ newer: PDFFile, _ permission: Int,
    _ locks: [FieldLock]
  ) throws(PDFReadingError) -> RevisionComparison {
    var comparison = try RevisionComparison(
      older: older.file, signedLength: older.length, newer: newer, permission: permission,
      locks: locks)
    try comparison.compare()
    return comparison
  }

  /// What is permitted stands with every signature before it, what is not with the last of them.
  private func tell(
    _ comparison: RevisionComparison, of checks: inout [SignatureCheck], from last: Int
  ) {
    for finding in comparison.findings { checks[last].report(finding) }
    for index in checks.indices[...last] {
      let told = Set(checks[index].result.laterChanges)
      checks[index].result.laterChanges += comparison.permitted.filter { !told.contains($0) }
    }
  }
}
