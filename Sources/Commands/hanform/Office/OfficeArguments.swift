public import ArgumentParser
public import Inspection
public import InspectionFiles

// The office’s own words as arguments: its closed lists by what papers print, its codes.

extension CheckResult.Outcome: ExpressibleByArgument {}
extension CheckResult.Measure: ExpressibleByArgument {}
extension CheckResult.Production: ExpressibleByArgument {}
extension OfficerReplacement.Reason: ExpressibleByArgument {}
extension PollutionSource.ControlLevel: ExpressibleByArgument {}
extension PollutionSource.Exclusion: ExpressibleByArgument {}
extension PollutionSource.Kind: ExpressibleByArgument {}
extension Publication.Kind: ExpressibleByArgument {}
extension Recusal.Ground: ExpressibleByArgument {}

extension ListedRegistry: ExpressibleByArgument {}

extension PaperNumber: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension CheckCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension SourceClass: ExpressibleByArgument {
  public init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.wording == argument }) else { return nil }
    self = found
  }

  public static var allValueStrings: [String] { allCases.map(\.wording) }
  public var defaultValueDescription: String { wording }
  /// By the words alone: a list of them with a line each would have nothing to say.
  public static var allValueDescriptions: [String: String] { [:] }
}
