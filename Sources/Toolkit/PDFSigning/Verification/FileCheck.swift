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
    if let action = try FileSurvey(of: file).actions.first {
      findings.append(.activeContent(action))
    }
    let pages = try PageTree(of: file)
    if pages.pages.count != pages.count { findings.append(.wrongPageCount(pages.count)) }
    findings += try overlappingFields(pages.pages)
    findings += try revisionFindings(signatures)
    return findings
  }

  private func annotations(
    of page: PageTree.Page
  ) throws(PDFReadingError) -> [(reference: PDFReference?, dictionary: PDFDictionary)] {
    var found: [(reference: PDFReference?, dictionary: PDFDictionary)] = []
    for element in try file.resolved(page.dictionary["Annots"]).array ?? [] {
      guard let dictionary = try file.resolved(element).dictionary else { continue }
      found.append((element.reference, dictionary))
    }
    return found
  }

  /// Signature fields on which something else lies.
  private func overlappingFields(
    _ pages: [PageTree.Page]
  ) throws(PDFReadingError) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var names: [PDFReference: String] = [:]
    for field in try FormFields(of: file).signatures {
      for widget in field.widgets { names[widget] = field.name }
    }
    var looks = Self.overlapLimit + Self.overlapLimitOfPage * pages.count
    for (index, page) in pages.enumerated() {
      var frames: [(name: String?, frame: PageRectangle)] = []
      for annotation in try annotations(of: page) {
        guard let frame = try PageRectangle(of: annotation.dictionary, in: file) else {
          // What says nothing of its place is not shown.
          if try file.resolved(annotation.dictionary["Rect"]) != .null {
            findings.append(.placelessAnnotation(page: index + 1))
          }
          continue
        }
        frames.append((annotation.reference.flatMap { names[$0] }, frame))
      }
      guard let overlaps = Self.overlaps(of: frames, &looks) else {
        return findings + [.tooManyWidgets]
      }
      findings += overlaps.map { .overlappingFields($0, page: index + 1) }
    }
    return findings
  }

  /// Neighbours that are looked at in a file, and more for each page; offices' pages hold hundreds of
  /// fields.
  private static let overlapLimit = 4_000_000
  private static let overlapLimitOfPage = 10_000

  /// The signature fields that another frame overlaps; looks only at neighbours from left to right,
  /// and gives up with `nil` where too many lie side by side and no `looks` are left.
  private static func overlaps(
    of frames: [(name: String?, frame: PageRectangle)], _ looks: inout Int
  ) -> [String]? {
    let sorted = frames.sorted { $0.frame.left < $1.frame.left }
    var found: Set<String> = []
    var order: [String] = []
    for (index, one) in sorted.enumerated() {
      for other in sorted[(index + 1)...] {
        guard other.frame.left < one.frame.right else { break }
        looks -= 1
        guard looks >= 0 else { return nil }
        guard let name = one.name ?? other.name, one.frame.overlaps(other.frame) else { continue }
        if found.insert(name).inserted { order.append(name) }
      }
    }
    return order
  }

  private func revisionFindings(
    _ signatures: [SignatureCheck]
  ) throws(PDFReadingError) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let offsets = file.revisionOffsets
    if offsets.count > Self.revisionLimit { return [.tooManyRevisions] }
    let ends = RevisionEnds(of: file, bytes).ends
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
}
