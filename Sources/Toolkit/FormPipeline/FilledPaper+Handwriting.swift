public import Diagnostics
import FormTemplates

extension FilledPaper {
  /// The places in template and data where room is left for a character that has no code point.
  public var handwrittenPlaces: [Diagnostic] {
    form.warnings.filter { ["data.handwritten", "template.handwritten"].contains($0.id) }
  }
}
