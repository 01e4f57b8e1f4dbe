public import Geometry

/// What stands under one another on a page.
public enum Block: Sendable {
  case paragraph(Paragraph)
  /// 空行 and 间距; vanishes at a page's top.
  case space(Length)
  case table(Table)
  case signatureRow(SignatureRow)
  case closing(Closing)
  /// 横线: a ruling as wide as the type area.
  case ruling(width: Length)
  /// 分页.
  case pageBreak
  /// 不跨页: goes to the next page whole when it does not fit.
  case keepTogether([Block], origin: Origin)
}

/// 签字栏: signers side by side under a table, never alone on a page.
public struct SignatureRow: Sendable {
  public struct Signer: Hashable, Sendable {
    /// Printed before the room, without its colon: 签发人（分管局长）.
    public var label: [Inline]
    public var place: SignaturePlace

    public init(label: [Inline], place: SignaturePlace) {
      self.label = label
      self.place = place
    }
  }

  public var signers: [Signer]
  public var style: StyleID
  public var origin: Origin

  public init(signers: [Signer], style: StyleID, origin: Origin = .unknown) {
    self.signers = signers
    self.style = style
    self.origin = origin
  }
}

/// 落款: the lines at the right that close a letter, never alone on a page.
public struct Closing: Sendable {
  public var lines: [Paragraph]
  /// 日期右空: how far before the edge the last line, the date, ends; the others are centred over it
  /// (GB/T 9704-2012 7.3.5.1).
  ///
  /// `nil`: every line ends two characters before the edge.
  public var dateInset: Length?
  public var origin: Origin

  public init(lines: [Paragraph], dateInset: Length? = nil, origin: Origin = .unknown) {
    self.lines = lines
    self.dateInset = dateInset
    self.origin = origin
  }
}
