import ConformanceTestSupport
import FormTestSupport
import PDFObjects
import Testing

/// What is added to a sound file or overdone in it.
extension AblationTests {
  static let limitRemovals: [Removal] = [
    Removal("a number of more than 32 bits", [.limits]) { file in
      try file.changing(file.catalogReference) { $0["Own"] = 3_000_000_000 }
    },
    Removal("a string of more than 32,767 bytes", [.limits]) { file in
      try file.changing(file.catalogReference) {
        $0["Own"] = [.string([UInt8](repeating: 65, count: 32_768))]
      }
    },
    Removal("a name of more than 127 bytes", [.limits]) { file in
      try file.changing(file.catalogReference) {
        $0[PDFName(bytes: [UInt8](repeating: 65, count: 128))] = true
      }
    },
    Removal("a page like a poster", [.limits]) { file in
      try file.changing(file.pages[0]) { $0["MediaBox"] = [0, 0, 595, 14_401] }
    },
    Removal("states within each other", [.limits]) { file in
      try file.changingContent {
        String(repeating: "q ", count: 29) + $0 + String(repeating: " Q", count: 29)
      }
    },
    Removal("a state left open", [.operators]) { file in
      try file.changingContent { $0 + " q" }
    },
    Removal("an operator of nobody's", [.operators]) { file in
      try file.changingContent { $0 + " BX own EX" }
    },
    Removal("colours of ink", [.color]) { file in
      try file.changingContent { $0 + " 0 0 0 1 k" }
    },
    Removal("a transfer function", [.color]) { file in
      try file.changing(file.pages[0]) { $0["Own"] = ["TR": .name("Identity")] }
    },
    Removal("a filter that is no more", [.filter]) { file in
      try file.changing(try file.appearance()) { $0["Filter"] = .name("LZWDecode") }
    },
    Removal("data that lies elsewhere", [.filter]) { file in
      try file.changing(try file.appearance()) { $0["F"] = .text("data.bin") }
    },
    Removal("a glyph that is none", [.missingGlyph, .unicode]) { file in
      let fonts = try file.dictionary("Font", of: file.dictionary("Resources", of: file.page(0)))
      let name = try #require(fonts.entries.first?.key)
      return try file.changingContent {
        $0 + " /Artifact BMC BT /\(name) 9 Tf <0000> Tj ET EMC"
      }
    },
    Removal("a field off the page", [.annotationRoom]) { file in
      try file.changing(try file.widget(0)) { widget in
        widget["Rect"] = widget["Rect"]?.array.map { sides in
          .array(sides.map { .integer(Int($0.number ?? 0) - 2000) })
        }
      }
    },
    Removal("an appearance of another size", [.annotationRoom]) { file in
      try file.changing(try file.appearance()) { $0["BBox"] = [0, 0, 1, 1] }
    },
    Removal("the next key of the parent tree", [.parentTree]) { file in
      let root = try #require(try file.catalog["StructTreeRoot"]?.reference)
      return try file.changing(root) { $0["ParentTreeNextKey"] = 0 }
    },
    Removal("a key that nothing has", [.parentTree]) { file in
      let root = try file.dictionary("StructTreeRoot", of: file.catalog)
      let tree = try #require(root["ParentTree"]?.reference)
      let element = try file.element("P")
      return try file.changing(tree) { tree in
        tree["Nums"] = tree["Nums"]?.array.map { .array($0 + [99, .reference(element)]) }
      }
    },
    Removal("the list of attachments", [.attachmentName]) { file in
      try file.changing(file.catalogReference) { $0["Names"] = nil }
    },
    Removal("attachment's Desc", [.attachmentWords]) { file in
      try file.changing(try file.attachment()) { $0["Desc"] = nil }
    },
    Removal("a type that is none", [.subtype]) { file in
      try file.changing(try file.attachedStream()) { $0["Subtype"] = .name("json") }
    },
  ]
}

extension ArchivedFile {
  fileprivate func appearance() throws -> PDFReference {
    let widget = try file.dictionary(.reference(widget(0)))
    return try #require(try dictionary("AP", of: widget)["N"]?.reference)
  }
}
