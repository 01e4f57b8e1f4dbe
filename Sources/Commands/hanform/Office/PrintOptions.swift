import Diagnostics
import Inspection

/// An option of `print` that says which papers of a kind are meant.
enum PrintOption: String, CaseIterable {
  case quarter = "--quarter"
  case month = "--month"
  case unit = "--unit"
  case reference = "--of"
  case byUnit = "--by-unit"
}

extension PaperKind {
  /// Those that mean anything for the paper.
  var printOptions: Set<PrintOption> {
    switch self {
    case .dispatchSheet, .keySourceRecord, .drawPublication, .resultPublication, .drawNotice,
      .drawRecord:
      [.quarter]
    case .dispatchExtract, .dispatchCorrection, .registryUpdates: [.quarter, .unit]
    case .monthlyPlan: [.month, .unit]
    case .monthlyProgress: [.month]
    case .handover: [.quarter, .month, .unit]
    case .officerPoolChange, .officerReplacement, .recusalRequest, .commitmentLetter,
      .sourceRemoval:
      [.quarter, .unit, .reference]
    case .quarterSummary: [.quarter, .byUnit]
    case .keySourceCard, .voidNotice: [.quarter, .reference]
    }
  }
}

extension Diagnostic {
  /// A paper that leaves out what was asked for would be taken for what was asked for.
  static func unused(
    _ options: Set<PrintOption>, for paper: String, allowed: Set<PrintOption>
  ) -> Diagnostic {
    func words(_ options: Set<PrintOption>) -> String {
      PrintOption.allCases.filter(options.contains).map(\.rawValue).joined(separator: "、")
    }
    return .error(
      "paper.unused-option", "\(paper)用不上 \(words(options))，没有打印",
      hint: allowed.isEmpty ? "去掉再印" : "去掉再印；可以写的有 \(words(allowed))")
  }
}
