public import Diagnostics
public import Inspection
public import InspectionStore

extension OfficeStore {
  /// The kept bytes of a paper: a reprint is those, whatever has changed since.
  public func printed(
    _ number: PaperNumber
  ) throws(DiagnosticError) -> (paper: IssuedPaper, bytes: [UInt8]) {
    guard let paper = try office().paper(number) else {
      throw DiagnosticError(.unknownPaper(number))
    }
    return (paper, try folder.evidence.bytes(of: paper.file))
  }

  /// The kept bytes to print or sign once more.
  ///
  /// A rehearsal gives only what it printed itself, under the watermark 演练: the office's own papers
  /// bear none and would pass for genuine.
  public func reprint(
    _ number: PaperNumber
  ) throws(DiagnosticError) -> (paper: IssuedPaper, bytes: [UInt8]) {
    let printed = try printed(number)
    guard try isOwn(number) else {
      throw DiagnosticError(
        .error(
          "paper.not-rehearsed", "\(number)是正式台账里送签的，没有“演练”水印，演练里不重印、不签名",
          hint: "要正式的一份，去掉 --rehearse；要练习，印草稿："
            + "hanform office print \(printed.paper.subject.kind.rawValue) --rehearse"))
    }
    return printed
  }

  /// Whether a paper was sent from this journal, and not from the office that it is a copy of.
  func isOwn(_ number: PaperNumber) throws(DiagnosticError) -> Bool {
    guard let entry = try office().entryOfIssue(number) else { return false }
    return try isOwn(entry: entry)
  }
}

extension Office {
  /// Papers that went out and have not come back signed, in lines for people.
  public var unsignedPaperLines: [String] {
    let papers = unsignedPapers
    guard !papers.isEmpty else { return ["送签的文书都已归档。"] }
    return ["还没有签字归档的有\(papers.count)份："]
      + papers.map { "  \($0.number)　\(wording(of: $0.subject))" }
  }
}

/// A signed paper as it comes back from the scanner or the signing program.
public enum PaperScan {
  /// Refuses what is neither PDF, JPEG nor PNG by its first bytes.
  public static func check(_ bytes: [UInt8], named name: String) throws(DiagnosticError) {
    let openings = [Array("%PDF-".utf8), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47]]
    guard openings.contains(where: { bytes.starts(with: $0) }) else {
      throw DiagnosticError(
        .error(
          "paper.not-a-scan", "“\(name)”不是 PDF、JPEG 或 PNG 文件，没有归档", hint: "用扫描件或签过名的 PDF"))
    }
  }
}
