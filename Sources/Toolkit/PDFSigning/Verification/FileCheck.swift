import Diagnostics
import PDFObjects

/// What is wrong with a file as a whole, whatever its signatures say: ways to make people see
/// something else than what was signed.
struct FileCheck {
  let file: PDFFile
  let bytes: [UInt8]

  /// Walking through more revisions than this costs more than any paper is worth.
  private static let revisionLimit = 64

  func findings(signatures: [SignatureCheck]) throws(PDFReadingError) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let catalog = try file.dictionary(file.trailer["Root"])
    if try file.resolved(catalog["OCProperties"]) != .null { findings.append(.hiddenLayer) }
    findings += try activeContent(catalog)
    findings += try overlappingFields()
    findings += try revisionFindings(signatures)
    return findings
  }

  /// What a reader would do by itself; every trigger hangs on the catalog, a page or a field.
  private func activeContent(_ catalog: PDFDictionary) throws(PDFReadingError) -> [Diagnostic] {
    var kinds: [String] = []
    if let action = try file.resolved(catalog["OpenAction"]).dictionary, action["S"] != nil {
      kinds.append("OpenAction")
    }
    if catalog["AA"] != nil { kinds.append("AA") }
    if try file.resolved(catalog["Names"]).dictionary?["JavaScript"] != nil {
      kinds.append("JavaScript")
    }
    let form = try FormFields(of: file)
    if form.form["XFA"] != nil { kinds.append("XFA") }
    let pages = try PageList(of: file).pages
    if pages.contains(where: { $0.dictionary["AA"] != nil })
      || form.fields.contains(where: { $0.dictionary["AA"] != nil })
    {
      kinds.append("AA")
    }
    for page in pages {
      for annotation in try annotations(of: page) {
        let action = try file.resolved(annotation.dictionary["A"]).dictionary
        guard let kind = try file.resolved(action?["S"]).name else { continue }
        if kind != "URI" && kind != "GoTo" { kinds.append(String(describing: kind)) }
      }
    }
    return kinds.isEmpty ? [] : [.activeContent(kinds[0])]
  }

  private func annotations(
    of page: PageList.Page
  ) throws(PDFReadingError) -> [(reference: PDFReference?, dictionary: PDFDictionary)] {
    var found: [(reference: PDFReference?, dictionary: PDFDictionary)] = []
    for element in try file.resolved(page.dictionary["Annots"]).array ?? [] {
      guard let dictionary = try file.resolved(element).dictionary else { continue }
      found.append((element.reference, dictionary))
    }
    return found
  }

  /// Signature fields on which something else lies.
  private func overlappingFields() throws(PDFReadingError) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var names: [PDFReference: String] = [:]
    for field in try FormFields(of: file).signatures {
      for widget in field.widgets { names[widget] = field.name }
    }
    for (index, page) in try PageList(of: file).pages.enumerated() {
      var frames: [(name: String?, frame: PageRectangle)] = []
      for annotation in try annotations(of: page) {
        guard let frame = PageRectangle(try file.resolved(annotation.dictionary["Rect"])) else {
          continue
        }
        frames.append((annotation.reference.flatMap { names[$0] }, frame))
      }
      findings += Self.overlaps(of: frames).map { .overlappingFields($0, page: index + 1) }
    }
    return findings
  }

  /// The signature fields that another frame overlaps; looks only at neighbours from left to right.
  private static func overlaps(of frames: [(name: String?, frame: PageRectangle)]) -> [String] {
    let sorted = frames.sorted { $0.frame.left < $1.frame.left }
    var found: [String] = []
    for (index, one) in sorted.enumerated() {
      for other in sorted[(index + 1)...] {
        guard other.frame.left < one.frame.right else { break }
        guard let name = one.name ?? other.name, one.frame.overlaps(other.frame) else { continue }
        if !found.contains(name) { found.append(name) }
      }
    }
    return found
  }

  private func revisionFindings(
    _ signatures: [SignatureCheck]
  ) throws(PDFReadingError) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let offsets = file.revisionOffsets
    if offsets.count > Self.revisionLimit { return [.tooManyRevisions] }
    // Newer revisions end behind their own offset; the oldest comes first here.
    let ends = offsets.reversed().map(end)
    if let last = ends.last, last < bytes.count { findings.append(.trailingBytes) }
    let ranges = signatures.compactMap { $0.range?.end }
    if let first = ranges.min() {
      let before = ends.filter { $0 < first }.count
      if before > 1 { findings.append(.earlierRevisions(count: before)) }
    }
    let present = Set(signatures.map(\.field.name))
    var told: Set<String> = []
    for end in ends.dropLast() {
      guard let older = try? file.revision(ofLength: end),
        let fields = try? FormFields(of: older).signatures
      else { continue }
      for field in fields where (try? older.resolved(field.value)) ?? .null != .null {
        guard !present.contains(field.name), told.insert(field.name).inserted else { continue }
        findings.append(.removedSignature(field.name))
      }
    }
    return findings
  }

  /// Where a revision ends: behind the first `%%EOF` and its line end after its table.
  private func end(ofRevisionAt offset: Int) -> Int {
    let mark = Array("%%EOF".utf8)
    var position = offset
    while position + mark.count <= bytes.count {
      if bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) {
        position += mark.count
        if position < bytes.count, bytes[position] == 13 { position += 1 }
        if position < bytes.count, bytes[position] == 10 { position += 1 }
        return position
      }
      position += 1
    }
    return bytes.count
  }
}
