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
    // A field that may be filled in shares its look with something that may not change.
    .shared("a signature's look", "signature.appearance-changed", .init(look: 14), paints: 14),
    .shared(
      "a locked field's look", "signature.locked-field-changed",
      .init(
        lock: "/Lock<</Type/SigFieldLock/Action/Include/Fields[\(SampleForm.text("金额"))]>>",
        annotation: """
          <</Type/Annot/Subtype/Widget/FT/Tx/T\(SampleForm.text("金额"))/Rect[100 600 400 620]/F 4\
          /P 3 0 R/DA(/F1 10 Tf 0 g)/AP<</N 11 0 R>>>>
          """,
        isAnnotationField: true)),
    .shared(
      "a stamp's look", "signature.annotations-changed",
      .init(annotation: "<</Type/Annot/Subtype/Stamp/Rect[9 9 50 50]/AP<</N 11 0 R>>>>")),
    .shared(
      "the page's content, by a key that nobody reads", "signature.page-content-changed",
      .init(lookEntries: "/PieceInfo<</X 8 0 R>>"), paints: 8),
    .shared(
      "the metadata, by a key that nobody reads", "signature.metadata-changed",
      .init(lookEntries: "/PieceInfo<</X 12 0 R>>"), paints: 12),
    .shared(
      "what only the catalog knows", "signature.object-changed",
      .init(catalog: "/PieceInfo 10 0 R/Outlines 11 0 R")),
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

  /// Paints over an object, the text field's look unless told otherwise.
  private static func shared(
    _ name: String, _ id: Diagnostic.ID, _ options: SampleForm.Options, paints object: Int = 11
  ) -> Self {
    .init(name: "a field's look shared with \(name)", id: id) { _ in
      try Forgery().signed(try SampleForm.file(options)).updated { file in
        try file.paint(object, "1 0 0 rg 0 0 595 842 re f")
        try file.change(1) { $0["DSS"] = [:] }
      }
    }
  }

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
