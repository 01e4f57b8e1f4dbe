import CivilCalendar
public import Diagnostics

/// 送签: the office numbers a paper and keeps its bytes (design 8).
public struct IssuePaper: Act {
  public var subject: PaperSubject
  /// The one that is printed on it.
  public var number: PaperNumber
  public var file: Evidence
  public var record: Evidence
  public var pageCount: Int
  public var checkCode: String

  public init(
    _ subject: PaperSubject, number: PaperNumber, file: Evidence, record: Evidence,
    pageCount: Int, checkCode: String
  ) {
    self.subject = subject
    self.number = number
    self.file = file
    self.record = record
    self.pageCount = pageCount
    self.checkCode = checkCode
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    if let same = office.latestPaper(on: subject), same.record.digest == record.digest {
      throw DiagnosticError(.unchangedPaper(same.number))
    }
    guard number == office.nextPaperNumber(of: subject.kind, year: time.date.year) else {
      throw DiagnosticError(
        .error("paper.number-taken", "\(number)已经用于别的文书，没有送签", hint: "再送签一次，会印上新的编号"))
    }
    return .paperIssued(
      IssuedPaper(
        number: number, subject: subject, version: office.paperVersions(on: subject).count + 1,
        file: file, record: record, pageCount: pageCount, checkCode: checkCode))
  }
}

extension Diagnostic {
  public static func unknownPaper(_ number: PaperNumber) -> Diagnostic {
    .error("paper.unknown", "没有编号为\(number)的文书", hint: "用 hanform office papers 查看文书编号")
  }

  /// Nothing has changed since the paper went out.
  public static func unchangedPaper(_ number: PaperNumber) -> Diagnostic {
    .error(
      "paper.unchanged", "\(number)与这份完全相同，已经送签",
      hint: "重印用原来的文件：hanform office print \(number)")
  }
}

/// 已签: the signed scan, or the signed file, comes back and is kept beside the paper.
public struct FileScan: Act {
  public var number: PaperNumber
  public var scan: Evidence
  /// Those that the file was found to carry; `nil` for a scan of paper.
  public var signatures: [PaperSignature]?

  public init(_ number: PaperNumber, scan: Evidence, signatures: [PaperSignature]? = nil) {
    self.number = number
    self.scan = scan
    self.signatures = signatures
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    try office.requireStage(of: number, not: [.void])
    return .paperSigned(number, scan: scan, signatures: signatures)
  }
}

/// 作废: a paper that must not be used any more; its number is not given again.
public struct VoidPaper: Act {
  public var number: PaperNumber
  public var reason: String

  public init(_ number: PaperNumber, reason: String) {
    self.number = number
    self.reason = reason
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    try office.requireStage(of: number, not: [.void])
    if reason.isEmpty {
      throw DiagnosticError(.error("paper.no-reason", "作废\(number)要写明原因", hint: "写上原因"))
    }
    return .paperVoided(number, reason: reason)
  }
}

extension Office {
  public func paper(_ number: PaperNumber) -> IssuedPaper? { papers.first { $0.number == number } }

  public func stage(of number: PaperNumber) -> PaperStage? {
    guard paper(number) != nil else { return nil }
    if voidPapers[number] != nil { return .void }
    return scans[number] == nil ? .issued : .signed
  }

  /// Papers that went out and have not come back signed.
  public var unsignedPapers: [IssuedPaper] { papers.filter { stage(of: $0.number) == .issued } }

  /// All papers on a subject, void ones included, in the order in which they went out.
  public func paperVersions(on subject: PaperSubject) -> [IssuedPaper] {
    papers.filter { $0.subject == subject }
  }

  /// The paper on a subject that holds.
  public func latestPaper(on subject: PaperSubject) -> IssuedPaper? {
    papers.last { $0.subject == subject && stage(of: $0.number) != .void }
  }

  /// The number that the next paper of a kind gets; those of void papers are not given again.
  public func nextPaperNumber(of kind: PaperKind, year: Int) -> PaperNumber {
    let last = papers.filter { $0.number.kind == kind && $0.number.year == year }
      .map(\.number.serial).max()
    return PaperNumber(kind, year: year, serial: (last ?? 0) + 1)
  }

  fileprivate func requireStage(
    of number: PaperNumber, not forbidden: [PaperStage]
  ) throws(DiagnosticError) {
    guard let stage = stage(of: number) else {
      throw DiagnosticError(.unknownPaper(number))
    }
    if forbidden.contains(stage) {
      throw DiagnosticError(
        .error("paper.void", "\(number)已经作废", hint: "用最新的一份"))
    }
  }
}
