import Diagnostics
import PDFObjects
import Testing

@testable import PDFSigning

/// Updates that hide behind one that is permitted: each comes with material for verifying (DSS),
/// so that it is not found for being an update alone.
extension TamperingTests.Tampering {
  static let ofShadows: [Self] = [
    .hidden("a signature lent to another field", "signature.borrowed-value") { file in
      let lent = try file.dictionary(.reference(.init(number: 5)))["V"]
      try file.change(6) { $0["V"] = lent }
    },
    .hidden("one signature in two fields", "signature.shared-value") { file in
      let lent = try file.dictionary(.reference(.init(number: 5)))["V"]
      try file.change(6) { $0["V"] = lent }
    },
    .hidden("a copy of a signature in another field", "signature.borrowed-value") { file in
      let signed = try file.dictionary(.reference(.init(number: 5)))
      let copy = file.add(try file.resolved(signed["V"]))
      try file.change(6) { $0["V"] = .reference(copy) }
    },
    .hidden("a page that is no longer counted", "signature.page-count-changed") {
      try $0.change(2) { $0["Count"] = 0 }
    },
    // The page asks for a font that the signed file does not have.
    .init(name: "what was missing brought in", id: "signature.gap-filled") { stages in
      let base = String(decoding: stages.base, as: UTF8.self)
        .replacing("/Resources<</Font<</F1 13 0 R>>", with: "/Resources<</Font<</F1 93 0 R>>")
      let signed = try Forgery().signed(Array(base.utf8))
      return try signed.updated { file in
        file.replace(.init(number: 93), with: .dictionary(["Type": .name("Font")]))
        try file.change(1) { $0["DSS"] = [:] }
      }
    },
  ]

  /// What a reader would do by itself, wherever the file keeps it.
  static let ofActions: [Self] = [
    .hidden("a script behind an annotation", "signature.active-content") {
      try $0.change(7) { $0["AA"] = ["E": ["S": .name("JavaScript"), "JS": .text("1")]] }
    },
    .hidden("a script after a link", "signature.active-content") {
      try $0.change(7) {
        $0["A"] = [
          "S": .name("URI"), "URI": .text("https://example.cn/"),
          "Next": ["S": .name("JavaScript"), "JS": .text("1")],
        ]
      }
    },
    .hidden("a script as an address", "signature.active-content") {
      try $0.change(7) { $0["A"] = ["S": .name("URI"), "URI": .text(" JavaScript:1")] }
    },
    .hidden("a program behind a bookmark", "signature.active-content") { file in
      let item = file.add(["Title": .text("x"), "A": ["S": .name("Launch"), "F": .text("x")]])
      try file.change(1) { $0["Outlines"] = ["First": .reference(item)] }
    },
    .hidden("a film on the page", "signature.active-content") { file in
      let film = file.add(["Subtype": .name("RichMedia"), "Rect": [0, 0, 9, 9]])
      try file.change(3) { $0["Annots"] = .array([.reference(film)]) }
    },
  ]

  private static func hidden(
    _ name: String, _ id: Diagnostic.ID,
    _ change: @escaping @Sendable (inout PDFFile) throws -> Void
  ) -> Self {
    .update(name, id) { file in
      try change(&file)
      try file.change(1) { $0["DSS"] = [:] }
    }
  }
}
