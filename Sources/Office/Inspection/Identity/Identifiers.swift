/// 污染源编号, as the source registry has it.
public struct SourceID: ExactText {
  public let rawValue: String
  public init(_ text: String) { rawValue = text }
}

/// 执法人员编号, as the officer registry has it.
public struct OfficerID: ExactText {
  public let rawValue: String
  public init(_ text: String) { rawValue = text }
}

/// A unit's name in full: 环境监察一大队, 危管应急中心.
public struct UnitName: ExactText {
  public let rawValue: String
  public init(_ text: String) { rawValue = text }
}

/// A name as it is written, for finding a record by it.
public struct ExactName: ExactText {
  public let rawValue: String
  public init(_ text: String) { rawValue = text }
}
