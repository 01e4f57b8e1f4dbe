import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Typefaces

/// One worker's setter of paragraphs: remembers what it set, gathers what it found wrong.
///
/// Dispatch sheets repeat 淄博市 and 张店区 on every row, and pages that the first pass did not keep
/// are set again for the second. Forgetting changes speed, never the result.
final class LineSetter {
  let faces: FaceChains
  /// Everything found wrong since it was last taken.
  private(set) var findings: [Diagnostic] = []

  private struct Memory {
    var input: ParagraphInput
    var paragraph: SetParagraph
    var findings: [GlyphFinding]
  }

  /// By fingerprint; of two inputs that share one, the later stays.
  private var remembered: [UInt64: Memory] = [:]
  private static let capacity = 32_768

  init(faces: FaceChains) {
    self.faces = faces
  }

  func set(_ input: ParagraphInput, origin: Origin) -> SetParagraph {
    let fingerprint = input.fingerprint
    if let known = remembered[fingerprint], known.input == input {
      report(known.findings, origin)
      return known.paragraph
    }
    let set = ParagraphSetter(faces: faces, input: input).set()
    if remembered.count >= Self.capacity { remembered.removeAll(keepingCapacity: true) }
    remembered[fingerprint] = Memory(
      input: input, paragraph: set.paragraph, findings: set.findings)
    report(set.findings, origin)
    return set.paragraph
  }

  /// Sets a paragraph that has no way to give: what does not fit its measure is an error, and what
  /// gave way for it a warning.
  func setOrReport(_ input: ParagraphInput, origin: Origin) -> SetParagraph {
    let set = set(input, origin: origin)
    if set.isOverfull {
      report(
        .error(
          "layout.line-overfull",
          "\(input.measure.inMillimeters)宽的一行里放不下一个不可拆开的数字、日期或签字处",
          at: origin.location, dataPath: origin.dataPath, hint: "缩短它，或减小字号"))
    } else {
      reportConcessions(of: set, origin)
    }
    return set
  }

  func reportConcessions(of set: SetParagraph, _ origin: Origin) {
    findings += set.concessions.map { $0.diagnostic(at: origin) }
  }

  func report(_ finding: Diagnostic) {
    findings.append(finding)
  }

  func removeFindings() -> [Diagnostic] {
    defer { findings = [] }
    return faces.removeFailures() + findings
  }

  private func report(_ glyphFindings: [GlyphFinding], _ origin: Origin) {
    findings += glyphFindings.map { $0.diagnostic(at: origin) }
  }
}
