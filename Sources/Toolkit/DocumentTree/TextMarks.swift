/// What a template asks of a text beyond its style.
public struct TextMarks: OptionSet, Hashable, Sendable {
  public var rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `*强调*`: the bold face of the style.
  public static let emphasized = TextMarks(rawValue: 1)
  /// 着重号: a dot below each Chinese character (GB/T 15834-2011 4.11), none below anything else.
  public static let dotted = TextMarks(rawValue: 2)
  /// 上标.
  public static let raised = TextMarks(rawValue: 4)
  /// 下标; a text is never raised and lowered.
  public static let lowered = TextMarks(rawValue: 8)

  /// Those that set smaller type off the baseline.
  public static let shifted: TextMarks = [.raised, .lowered]
}
