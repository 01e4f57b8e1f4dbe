import ConformanceTestSupport
import FormTestSupport
import PDFFinishing
import PDFObjects
import Testing

/// Takes one thing out of a sound file at a time: the rule that is for it must see it, and so the
/// rules together would.
@Suite struct AblationTests {
  typealias Rule = ConformanceChecker.Rule

  struct Removal: Sendable, CustomTestStringConvertible {
    var name: String
    var rules: Set<Rule>
    var apply: @Sendable (ArchivedFile) throws -> [UInt8]

    var testDescription: String { name }

    init(
      _ name: String, _ rules: Set<Rule>,
      _ apply: @escaping @Sendable (ArchivedFile) throws -> [UInt8]
    ) {
      self.name = name
      self.rules = rules
      self.apply = apply
    }
  }

  @Test(arguments: removals) func `what is missing is seen`(removal: Removal) throws {
    let file = try ArchivedFile(try Self.form.get())
    let bytes = try removal.apply(file)
    let rules = Set(try ConformanceChecker.faults(in: bytes).map(\.rule))
    #expect(rules == removal.rules)
  }

  private static let form = Result { try ConformanceTests.finishedForm() }

  static let removals: [Removal] =
    fileRemovals + catalogRemovals + structureRemovals + pageRemovals + fontRemovals
    + formRemovals + attachmentRemovals + limitRemovals

  private static let fileRemovals: [Removal] = [
    Removal("version", [.header]) { file in
      var bytes = file.bytes
      bytes[7] = UInt8(ascii: "6")
      return bytes
    },
    Removal("binary comment", [.header]) { file in
      var bytes = file.bytes
      for index in 10..<14 { bytes[index] = UInt8(ascii: "x") }
      return bytes
    },
    Removal("bytes behind the end", [.header]) { $0.bytes + [10] },
    Removal("ID", [.identifier]) { file in
      let mark = Array("/ID".utf8)
      let place = try #require(
        file.bytes.indices.last { file.bytes[$0...].starts(with: mark) })
      var bytes = file.bytes
      bytes[place + 1] = UInt8(ascii: "X")
      return bytes
    },
  ]

  private static let formRemovals: [Removal] = [
    form("Fields", [.form]), form("SigFlags", [.form]),
    Removal("one of the Fields", [.form]) { file in
      let form = try #require(try file.catalog["AcroForm"]?.reference)
      return try file.changing(form) {
        $0["Fields"] = $0["Fields"]?.array.map { .array($0.dropLast()) }
      }
    },
  ]

  private static let attachmentRemovals: [Removal] = [
    attachment("F", [.fileName]), attachment("UF", [.fileName]),
    attachment("AFRelationship", [.relationship]), attachment("EF", [.subtype, .attachmentDate]),
    catalog("AF", [.associated]),
    attachedStream("Subtype", [.subtype]), attachedStream("Params", [.subtype, .attachmentDate]),
    Removal("attachment's ModDate", [.attachmentDate]) { file in
      try file.changing(try file.attachedStream()) { stream in
        stream["Params"] = ["Size": stream["Params"]?.dictionary?["Size"] ?? .null]
      }
    },
  ]

  private static let catalogRemovals: [Removal] = [
    catalog("Metadata", [.metadata]),
    catalog("OutputIntents", [.outputIntent]),
    catalog("Lang", [.language]),
    catalog("MarkInfo", [.markInfo]),
    catalog("StructTreeRoot", [.structure, .parentTree, .structureParent]),
    catalog("ViewerPreferences", [.displayTitle, .printing]),
    preference("DisplayDocTitle", [.displayTitle]),
    preference("PrintScaling", [.printing]),
    preference("PickTrayByPDFSize", [.printing]),
    Removal("NeedAppearances", [.needAppearances]) { file in
      let form = try #require(try file.catalog["AcroForm"]?.reference)
      return try file.changing(form) { $0["NeedAppearances"] = true }
    },
    Removal("OpenAction JS", [.activeContent]) { file in
      try file.changing(file.catalogReference) {
        $0["OpenAction"] = ["S": .name("JavaScript"), "JS": .string(Array("app.beep()".utf8))]
      }
    },
    Removal("field AA", [.activeContent]) { file in
      try file.changing(try file.widget(0)) { $0["AA"] = [:] }
    },
    Removal("link to a script", [.activeContent]) { file in
      try file.changing(try file.widget(0)) {
        $0["A"] = ["S": .name("URI"), "URI": .string(Array("javascript:x".utf8))]
      }
    },
    Removal("encryption", [.activeContent]) { file in
      try file.changing(file.catalogReference) { $0["Encrypt"] = true }
    },
    packet("pdfaid:part", "pdfaid:parts", [.claims]),
    packet("<pdfaid:conformance>A", "<pdfaid:conformance>B", [.claims]),
    packet("<pdfuaid:part>1", "<pdfuaid:part>2", [.claims]),
    packet("pdfaSchema:prefix", "pdfaSchema:prefixes", [.extensionSchema]),
    packet("dc:title", "dc:titel", [.title, .information]),
    packet("2019-03-30", "2019-03-31", [.information]),
  ]

  private static let structureRemovals: [Removal] = [
    element("TH", "A", [.scope]),
    element("H1", "P", [.structure]),
    element("H1", "K", [.parentTree]),
    Removal("unknown type", [.structureType]) { file in
      try file.changing(try file.element("H1")) { $0["S"] = .name("Headline") }
    },
    Removal("child that is no array", [.structure, .parentTree]) { file in
      try file.changing(try file.element("H1")) { $0["K"] = $0["K"]?.array?.first }
    },
    Removal("field in an array", [.structure]) { file in
      try file.changing(try file.element("Form")) { form in
        form["K"] = form["K"].map { .array([$0]) }
      }
    },
    Removal("ParentTree", [.parentTree, .structureParent]) { file in
      let root = try #require(try file.catalog["StructTreeRoot"]?.reference)
      return try file.changing(root) { $0["ParentTree"] = nil }
    },
    Removal("RowSpan", [.tableShape]) { file in
      try file.changing(try file.element("TH")) { cell in
        cell["A"] = ["O": .name("Table"), "Scope": .name("Column"), "RowSpan": 2]
      }
    },
    Removal("link's annotation", [.link, .structureParent]) { file in
      try file.changing(try file.element("Link")) { link in
        link["K"] = link["K"]?.array.map { .array($0.filter { $0.integer != nil }) }
      }
    },
    Removal("link's words", [.link, .parentTree]) { file in
      try file.changing(try file.element("Link")) { link in
        link["K"] = link["K"]?.array.map { .array($0.filter { $0.integer == nil }) }
      }
    },
    Removal("link's type", [.structureParent]) { file in
      try file.changing(try file.element("Link")) { $0["S"] = .name("P") }
    },
    Removal("figure without words", [.alternative]) { file in
      try file.changing(try file.element("P")) { $0["S"] = .name("Figure") }
    },
  ]

  private static let pageRemovals: [Removal] = [
    page("StructParents", [.parentTree]),
    page("Tabs", [.tabs]),
    Removal("other space of a group", [.transparency]) { file in
      try file.changing(file.pages[0]) {
        $0["Group"] = ["S": .name("Transparency"), "CS": .name("DeviceCMYK")]
      }
    },
    Removal("artifact's mark", [.content]) { file in
      try file.changingContent { $0.replacing("/Artifact BMC", with: "/Strange BMC") }
    },
    Removal("end of a mark", [.content]) { file in
      try file.changingContent { $0 + " EMC" }
    },
    Removal("content outside", [.content]) { file in
      try file.changingContent { $0 + " 0 0 m 9 9 l S" }
    },
    Removal("piece of nobody", [.parentTree]) { file in
      try file.changingContent { $0 + " /Span <</MCID 99>> BDC 0 0 m 9 9 l S EMC" }
    },
    widget("AP", [.appearance]), widget("F", [.flags]), widget("TU", [.tooltip]),
    widget("StructParent", [.structureParent, .parentTree]), widget("P", [.annotationPage]),
    Removal("appearance's Resources", [.appearance]) { file in
      let states = try file.dictionary("AP", of: file.file.dictionary(.reference(file.widget(0))))
      return try file.changing(try #require(states["N"]?.reference)) { $0["Resources"] = nil }
    },
    link("Contents", [.contents]), link("StructParent", [.structureParent, .parentTree]),
    link("F", [.flags]), link("P", [.annotationPage]), link("Border", [.link]),
    link("A", [.link]), link("Rect", [.link]), link("Subtype", [.link]),
  ]

  private static let fontRemovals: [Removal] = [
    font("ToUnicode", [.unicode]),
    descendant("CIDToGIDMap", ofType: "CIDFontType2", [.glyphMap]),
    descendant("W", ofType: "CIDFontType0", [.widths]),
    Removal("embedded font", [.embedding]) { file in
      let font = try file.descendant(ofType: "CIDFontType0")
      let descriptor = try file.file.dictionary(.reference(font))["FontDescriptor"]?.reference
      return try file.changing(try #require(descriptor)) { $0["FontFile3"] = nil }
    },
    Removal("subset tag", [.subsetTag]) { file in
      try file.changing(try file.descendant(ofType: "CIDFontType0")) {
        $0["BaseFont"] = .name("AAAAAA+Font")
      }
    },
    Removal("Interpolate", [.interpolation]) { file in
      try file.changing(file.pages[0]) { $0["Interpolate"] = true }
    },
  ]

  // MARK: Kinds of removals

  private static func catalog(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal(key.description, rules) { file in
      try file.changing(file.catalogReference) { $0[key] = nil }
    }
  }

  private static func preference(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal(key.description, rules) { file in
      var preferences = try file.dictionary("ViewerPreferences", of: file.catalog)
      preferences[key] = nil
      return try file.changing(file.catalogReference) {
        $0["ViewerPreferences"] = .dictionary(preferences)
      }
    }
  }

  private static func form(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("form's \(key)", rules) { file in
      let form = try #require(try file.catalog["AcroForm"]?.reference)
      return try file.changing(form) { $0[key] = nil }
    }
  }

  private static func attachment(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("attachment's \(key)", rules) { file in
      try file.changing(try file.attachment()) { $0[key] = nil }
    }
  }

  private static func attachedStream(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("attached stream's \(key)", rules) { file in
      try file.changing(try file.attachedStream()) { $0[key] = nil }
    }
  }

  private static func packet(_ text: String, _ other: String, _ rules: Set<Rule>) -> Removal {
    Removal(text, rules) { file in
      let reference = try #require(try file.catalog["Metadata"]?.reference)
      return try file.changingStream(reference) { $0.replacing(text, with: other) }
    }
  }

  private static func element(_ name: String, _ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("\(key) of \(name)", rules) { file in
      try file.changing(try file.element(name)) { $0[key] = nil }
    }
  }

  private static func page(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal(key.description, rules) { file in try file.changing(file.pages[1]) { $0[key] = nil } }
  }

  private static func widget(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("widget's \(key)", rules) { file in
      try file.changing(try file.widget(0)) { $0[key] = nil }
    }
  }

  private static func link(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("link's \(key)", rules) { file in
      try file.changing(try file.link()) { $0[key] = nil }
    }
  }

  private static func font(_ key: PDFName, _ rules: Set<Rule>) -> Removal {
    Removal("font's \(key)", rules) { file in
      let fonts = try file.dictionary("Font", of: file.dictionary("Resources", of: file.page(0)))
      let font = try #require(fonts.entries.first?.value.reference)
      return try file.changing(font) { $0[key] = nil }
    }
  }

  private static func descendant(
    _ key: PDFName, ofType type: PDFName, _ rules: Set<Rule>
  ) -> Removal {
    Removal("\(type)'s \(key)", rules) { file in
      try file.changing(try file.descendant(ofType: type)) { $0[key] = nil }
    }
  }
}

extension ArchivedFile {
  func widget(_ index: Int) throws -> PDFReference {
    let form = try dictionary("AcroForm", of: catalog)
    return try #require(try array("Fields", of: form)[index].reference)
  }

  func link() throws -> PDFReference {
    let annotations = try array("Annots", of: page(0)).compactMap(\.reference)
    return try #require(
      try annotations.first { try file.dictionary(.reference($0))["Subtype"]?.name == "Link" })
  }

  func attachment() throws -> PDFReference {
    try #require(try array("AF", of: catalog).first?.reference)
  }

  func attachedStream() throws -> PDFReference {
    let specification = try file.dictionary(.reference(attachment()))
    return try #require(try dictionary("EF", of: specification)["F"]?.reference)
  }

  func element(_ name: String) throws -> PDFReference {
    try #require(try StructureTree(of: self).all.first { $0.name == name }).reference
  }

  func descendant(ofType type: PDFName) throws -> PDFReference {
    try #require(
      try file.references.first { try file.object($0).dictionary?["Subtype"]?.name == type })
  }

  func changingContent(_ change: (String) -> String) throws -> [UInt8] {
    try changingStream(try #require(try page(0)["Contents"]?.reference), change)
  }

  func changingStream(
    _ reference: PDFReference, _ change: (String) -> String
  ) throws -> [UInt8] {
    var file = file
    let stream = try #require(try file.object(reference).stream)
    // Each byte one character, whatever it means.
    let text = String(String.UnicodeScalarView(try stream.decoded().map { Unicode.Scalar($0) }))
    let isText = stream.dictionary["Filter"] == nil
    let bytes = isText ? try stream.decoded() : []
    let changed =
      isText
      ? Array(change(String(decoding: bytes, as: UTF8.self)).utf8)
      : change(text).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    var dictionary = stream.dictionary
    dictionary["Filter"] = nil
    file.replace(reference, with: .stream(PDFStream(dictionary: dictionary, data: changed[...])))
    return try file.rewritten(version: "1.7") { _ in [UInt8](repeating: 1, count: 16) }
  }
}
