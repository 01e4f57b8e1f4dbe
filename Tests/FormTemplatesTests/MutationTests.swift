import Diagnostics
import DocumentTree
import FormData
import FormTestSupport
import Testing

@testable import FormTemplates

/// Broken templates are refused or load; they never bring the program down.
struct MutationTests {
  private static let signs = Array(
    "【】：:，,{}[]|>#&*!%@\"'-?\t\u{3000}\n 0年\u{0}\u{FEFF}\u{20BB7}".unicodeScalars)

  @Test(arguments: PaperTests.names)
  func `a template with random slips never traps`(name: String) throws {
    let original = Array(
      try PackageFolder.text(of: "Templates/\(name).yaml").unicodeScalars)
    let shared = try PackageFolder.text(of: "Templates/通用版式.yaml")
    var generator = Generator(seed: 20_190_103)
    for _ in 0..<60 {
      var scalars = original
      for _ in 0..<generator.number(in: 1...4) {
        let place = generator.number(in: 0...scalars.count - 1)
        switch generator.number(in: 0...2) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(generator.element(of: Self.signs), at: place)
        default: scalars.removeSubrange(place..<min(scalars.count, place + 30))
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      let fixture = TemplateFixture(text, sharing: ["通用版式.yaml": shared])
      do throws(DiagnosticError) {
        let template = try fixture.load()
        _ = try template.filled(with: .blank(template.declarations)).document(at: 0)
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
  }
}
