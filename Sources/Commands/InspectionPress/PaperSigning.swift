public import CivilCalendar
public import Diagnostics
public import Inspection
public import InspectionStore
import PDFSigning

/// Papers that went out and wait for one person's signature in one place.
///
/// Each is signed upon what was sent, or upon what others have signed of it and the office has filed.
public struct PaperSigning: Sendable {
  public struct Paper: Sendable {
    public var paper: IssuedPaper
    /// What is signed.
    public var bytes: [UInt8]
    /// What was sent.
    fileprivate var kept: [UInt8]
  }

  /// In the order in which they went out.
  public let papers: [Paper]
  /// Of the quarter, waiting in the same place for somebody else.
  public let others: [PaperNumber]

  /// Those of the numbers, or all of a quarter that are not void and wait for this signer; refuses
  /// numbers that do not wait for his signature in the field, and a quarter in which nothing does.
  ///
  /// A rehearsal signs its own papers only.
  public init(
    field: String, by signer: String, on date: CalendarDate, numbers: [PaperNumber],
    quarter: CalendarQuarter, in store: OfficeStore
  ) throws(DiagnosticError) {
    let office = try store.office()
    var sink = DiagnosticSink()
    var papers: [Paper] = []
    for (index, number) in numbers.enumerated() where !numbers[..<index].contains(number) {
      do throws(DiagnosticError) {
        let (issued, kept) = try store.reprint(number)
        guard let paper = try Self.paper(issued, kept, office, store, waitingIn: field) else {
          throw DiagnosticError(.nothingToSign("\(number)没有待签的“\(field)”"))
        }
        if let objection = office.objection(toSignatureOf: signer, in: field, of: issued, on: date)
        {
          throw DiagnosticError(objection)
        }
        papers.append(paper)
      } catch {
        sink.report(error.diagnostics)
      }
    }
    try sink.throwErrors()
    var objections: [Diagnostic] = []
    var others: [PaperNumber] = []
    if numbers.isEmpty {
      let successors = office.successors
      for issued in office.papers
      where issued.subject.quarter == quarter && successors[issued.number] == nil {
        guard try store.isOwn(issued.number) else { continue }
        let kept = try store.folder.evidence.bytes(of: issued.file)
        guard let paper = try Self.paper(issued, kept, office, store, waitingIn: field) else {
          continue
        }
        if let objection = office.objection(toSignatureOf: signer, in: field, of: issued, on: date)
        {
          objections.append(objection)
          others.append(issued.number)
        } else {
          papers.append(paper)
        }
      }
      guard !papers.isEmpty || objections.isEmpty else { throw DiagnosticError(objections) }
      guard !papers.isEmpty else {
        throw DiagnosticError(.nothingToSign("\(quarter.wording)没有文书等着在“\(field)”签名"))
      }
    }
    self.papers = papers
    self.others = others
  }

  /// `nil` for a paper without the field, one that is signed there or by hand, and a void one.
  private static func paper(
    _ issued: IssuedPaper, _ kept: [UInt8], _ office: Office, _ store: OfficeStore,
    waitingIn field: String
  ) throws(DiagnosticError) -> Paper? {
    guard office.stage(of: issued.number) != .void else { return nil }
    var bytes = kept
    if let filed = office.scans[issued.number] {
      bytes = try store.folder.evidence.bytes(of: filed)
      guard bytes.starts(with: kept) else { return nil }
    }
    let place = try SignatureField.all(in: bytes).first { $0.name.utf8.elementsEqual(field.utf8) }
    guard let place, !place.isSigned else { return nil }
    return Paper(paper: issued, bytes: bytes, kept: kept)
  }

  /// The act that files a signed paper, once its signatures are found to hold.
  public func filing(
    of paper: Paper, signed bytes: [UInt8], roots: [[UInt8]]
  ) async throws(DiagnosticError) -> (act: FileScan, name: String) {
    let number = paper.paper.number
    let name = "\(number).pdf"
    let check = try await SignedPaperCheck(
      of: bytes, named: name, upon: paper.kept, for: number, roots: roots)
    let scan = Evidence(of: bytes, named: name)
    let act = FileScan(
      number, scan: scan, signatures: check.signatures, waiting: check.waiting, isFurther: true)
    return (act, name)
  }
}

extension Diagnostic {
  fileprivate static func nothingToSign(_ message: String) -> Diagnostic {
    .error(
      "paper.nothing-to-sign", message, hint: "核对签字处的名称；用 papers 看各份签到哪一步，已作废、已在纸上签的不再签")
  }
}
