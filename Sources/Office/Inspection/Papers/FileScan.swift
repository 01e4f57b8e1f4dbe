import CivilCalendar
public import Diagnostics

/// 已签: the signed scan, or the signed file, comes back and is kept beside the paper.
public struct FileScan: Act {
  public var number: PaperNumber
  public var scan: Evidence
  /// Those that the file was found to carry; `nil` for a scan of paper.
  public var signatures: [PaperSignature]?
  /// Places of the signed file that nobody has signed yet: the paper is not signed before they are.
  public var waiting: [String]
  /// Whether the clerk knows that the paper is filed already.
  ///
  /// A page scanned later, a clearer scan, one more signature on the same file: all that was filed stays.
  public var isFurther: Bool

  public init(
    _ number: PaperNumber, scan: Evidence, signatures: [PaperSignature]? = nil,
    waiting: [String] = [], isFurther: Bool = false
  ) {
    self.number = number
    self.scan = scan
    self.signatures = signatures
    self.waiting = waiting
    self.isFurther = isFurther
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    try office.requireStage(of: number, not: [.void])
    var sink = DiagnosticSink()
    sink.report([isNobodysPrint(office), isNew(office), isFirst(office)].compactMap(\.self))
    sink.report(foreignSignatures(office, time.date))
    try sink.throwErrors()
    return .paperSigned(
      number, scan: scan, signatures: signatures, waiting: waiting.isEmpty ? nil : waiting)
  }

  /// Electronic signatures of others than those whom their places ask for, each on its own day.
  ///
  /// What was filed before was right when it came, whoever heads the unit by now.
  private func foreignSignatures(_ office: Office, _ today: CalendarDate) -> [Diagnostic] {
    guard let paper = office.paper(number) else { return [] }
    let open = office.waitingFields[number]
    return (signatures ?? []).compactMap { signature in
      guard open?.contains(signature.field) ?? true else { return nil }
      let day = signature.time.flatMap { CalendarDate(String($0.prefix(10))) }
      return office.objection(
        toSignatureOf: signature.signer, in: signature.field, of: paper, on: day ?? today)
    }
  }

  /// What was sent is not what came back: nobody has signed it.
  private func isNobodysPrint(_ office: Office) -> Diagnostic? {
    guard let sent = office.papers.first(where: { $0.file.digest == scan.digest }) else {
      return nil
    }
    return .unsigned(scan.name, sent: sent.number)
  }

  /// One scan proves one paper, once.
  private func isNew(_ office: Office) -> Diagnostic? {
    guard let other = office.paperOfScan[scan.digest] else { return nil }
    return .error(
      "paper.filed-twice", "“\(scan.name)”已经归档在\(other)，没有再归档",
      hint: other == number ? "不用再归一次" : "核对编号和文件：归错了的，另扫\(number)")
  }

  private func isFirst(_ office: Office) -> Diagnostic? {
    guard !isFurther, office.stage(of: number) == .signed, let filed = office.scans[number] else {
      return nil
    }
    return .error(
      "paper.signed-already", "\(number)已经签字归档（\(filed.name)）",
      hint: "核对编号；补扫的页或更清楚的一份，加上 --again，原来的一份仍存档")
  }
}

extension Diagnostic {
  /// The kept bytes of a paper that was sent, given for what came back signed.
  public static func unsigned(_ name: String, sent number: PaperNumber) -> Diagnostic {
    .error(
      "paper.not-signed", "“\(name)”就是送签的\(number)，上面没有签名，没有归档",
      hint: "在纸上签的，归档扫描件；签电子签名的，归档 hanform sign 签好的 PDF")
  }
}
