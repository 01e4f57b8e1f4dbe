public import FormTemplates
import FormData

/// A template and the data it was filled with: one paper, or as many as 每份 has items.
public struct FilledPaper: Sendable {
  public let template: Template
  public let form: FilledForm

  public init(template: Template, form: FilledForm) {
    self.template = template
    self.form = form
  }

  var name: String { template.name }

  /// What tells one copy from another: the first text of its item.
  func copyTitle(at index: Int) -> String? {
    guard let list = template.copyListName,
      case .records(let fields)? = template.declarations.first(where: { $0.name == list })?.shape,
      let field = fields.first(where: { $0.shape == .single(.text) })
    else { return nil }
    return form.copyFields(at: index)(field.name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
