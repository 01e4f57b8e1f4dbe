public import PDFObjects

extension ConformanceChecker {
  mutating func checkPages(_ tree: StructureTree) throws {
    var codes: [PDFReference: Set<Int>] = [:]
    for index in archive.pages.indices {
      let page = try archive.page(index)
      require(page["Tabs"]?.name == "S", .tabs, "page \(index)")
      require(page["AA"] == nil, .activeContent, "page \(index) acts")
      let group = try archive.dictionary("Group", of: page)
      require(
        group["CS"].map { $0.name == "DeviceRGB" } ?? true, .transparency, "page \(index)")
      try checkContent(ofPage: index, page, tree, &codes)
      for annotation in try archive.array("Annots", of: page) {
        try checkAnnotation(annotation, onPage: index, tree)
      }
    }
    for (font, codes) in codes.sorted(by: { $0.key.number < $1.key.number }) {
      try checkFont(font, codes: codes)
    }
  }

  private mutating func checkContent(
    ofPage index: Int, _ page: PDFDictionary, _ tree: StructureTree,
    _ codes: inout [PDFReference: Set<Int>]
  ) throws {
    let resources = try archive.dictionary("Resources", of: page)
    let fonts = try archive.dictionary("Font", of: resources)
    let text = try PageText(try archive.content(ofPage: index), fonts: archive.fonts(ofPage: index))
    for fault in text.faults {
      report(fault.hasPrefix("code") ? .unicode : .content, "page \(index): \(fault)")
    }
    for (name, used) in text.codes {
      if let font = fonts[name]?.reference { codes[font, default: []].formUnion(used) }
    }
    let key = page["StructParents"]?.integer ?? -1
    let listed = try archive.file.resolved(tree.parents[key]).array ?? []
    for piece in text.pieces {
      guard let identifier = piece.identifier else { continue }
      let isListed = listed.indices.contains(identifier) && listed[identifier] != .null
      require(isListed, .parentTree, "piece \(identifier) of page \(index) belongs to nothing")
      for scalar in piece.text.unicodeScalars where Self.isNoText(scalar) {
        report(.unicode, "page \(index) shows U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  /// Private characters need words of their own (ISO 19005-3, 6.2.11.7.3).
  private static func isNoText(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\0" || scalar == "\u{feff}" || scalar == "\u{fffe}"
      || scalar.properties.generalCategory == .privateUse
  }

  // MARK: Annotations

  private mutating func checkAnnotation(
    _ annotation: PDFObject, onPage index: Int, _ tree: StructureTree
  ) throws {
    let widget = try archive.file.dictionary(annotation)
    let name = widget["T"]?.textString ?? "?"
    let flags = widget["F"]?.integer ?? 0
    require(flags & 4 != 0 && flags & 0b1000_0010_0011 == 0, .flags, "\(name): \(flags)")
    require(widget["P"]?.reference == archive.pages[index], .annotationPage, name)
    let rectangle = widget["Rect"]?.array?.compactMap(\.number) ?? []
    let paper = try archive.array("MediaBox", of: archive.page(index)).compactMap(\.number)
    let isOnPaper =
      rectangle.count == 4 && paper.count == 4 && rectangle[0] >= paper[0] - 0.01
      && rectangle[1] >= paper[1] - 0.01 && rectangle[2] <= paper[2] + 0.01
      && rectangle[3] <= paper[3] + 0.01
    require(isOnPaper || rectangle.isEmpty, .annotationRoom, "\(name): \(rectangle)")
    let key = widget["StructParent"]?.integer
    let parent = key.flatMap { tree.parents[$0]?.reference }
    let element = tree.all.first { $0.reference == parent }
    let owned = (element?.kids ?? []).map { kid -> PDFReference? in
      if case .annotation(let reference) = kid { reference } else { nil }
    }
    if widget["Subtype"]?.name == "Widget" {
      require(element?.name == "Form" && owned == [annotation.reference], .structureParent, name)
      require(widget["TU"]?.textString?.isEmpty == false, .tooltip, name)
      require(!name.isEmpty && !name.contains("."), .tooltip, "the name \(name)")
      let states = try archive.dictionary("AP", of: widget)
      let appearance = try archive.file.resolved(states["N"]).stream?.dictionary
      require(
        appearance?["BBox"]?.array?.count == 4 && appearance?["Resources"] != nil
          && states.entries.count == 1, .appearance, name)
      let box = appearance?["BBox"]?.array?.compactMap(\.number) ?? []
      let isAsLarge =
        box.count == 4 && rectangle.count == 4
        && abs(box[2] - box[0] - rectangle[2] + rectangle[0]) < 0.01
        && abs(box[3] - box[1] - rectangle[3] + rectangle[1]) < 0.01
      require(isAsLarge || box.isEmpty, .annotationRoom, "\(name): \(box) in \(rectangle)")
    } else {
      require(
        element?.name == "Link" && owned.contains(annotation.reference), .structureParent, name)
      require(widget["Contents"]?.textString?.isEmpty == false, .contents, name)
      let action = widget["A"]?.dictionary
      require(
        widget["Subtype"]?.name == "Link" && action?["S"]?.name == "URI"
          && action?["URI"]?.string?.isEmpty == false, .link, "no link to an address")
      require(widget["Border"] == [0, 0, 0], .link, "a link that is drawn")
      let sides = widget["Rect"]?.array?.compactMap(\.number) ?? []
      require(
        sides.count == 4 && sides[0] < sides[2] && sides[1] < sides[3], .link, "a link without room"
      )
    }
  }

  // MARK: Form

  /// The form names every field that stands on a page, and says whether there are signatures.
  mutating func checkForm() throws {
    let catalog = try archive.catalog
    var widgets: [PDFObject] = []
    for index in archive.pages.indices {
      for annotation in try archive.array("Annots", of: archive.page(index))
      where try archive.file.dictionary(annotation)["FT"] != nil { widgets.append(annotation) }
    }
    guard !widgets.isEmpty else { return }
    let form = try archive.dictionary("AcroForm", of: catalog)
    let fields = try archive.array("Fields", of: form)
    require(catalog["AcroForm"]?.reference != nil, .form, "no object of its own")
    require(Set(fields) == Set(widgets), .form, "\(fields.count) of \(widgets.count) fields")
    let kinds = try widgets.map { try archive.file.dictionary($0)["FT"]?.name }
    let flags = form["SigFlags"]?.integer ?? 0
    require(!kinds.contains("Sig") || flags & 1 == 1, .form, "SigFlags \(flags)")
  }

  // MARK: Attachments

  mutating func checkAttachments() throws {
    let catalog = try archive.catalog
    let names = try archive.dictionary("Names", of: catalog)
    let files = try archive.array("Names", of: archive.dictionary("EmbeddedFiles", of: names))
    let associated = try archive.array("AF", of: catalog)
    require(
      associated.allSatisfy(files.contains), .attachmentName, "a file that stands in no list")
    for index in stride(from: 1, to: files.count, by: 2) {
      let name = files[index - 1].textString ?? "?"
      let specification = try archive.file.dictionary(files[index])
      require(
        specification["F"]?.textString == name && specification["UF"]?.textString == name,
        .fileName, name)
      require(specification["AFRelationship"]?.name == "Data", .relationship, name)
      require(associated.contains(files[index]), .associated, name)
      let streams = try archive.dictionary("EF", of: specification)
      let stream = try archive.file.resolved(streams["F"] ?? streams["UF"]).stream
      let type = stream?.dictionary["Subtype"]?.name?.description ?? ""
      require(type.wholeMatch(of: #/[-\w+.]+\/[-\w+.]+/#) != nil, .subtype, "\(name): \(type)")
      require(
        specification["Desc"]?.textString?.isEmpty == false, .attachmentWords, name)
      let parameters = try archive.dictionary("Params", of: stream?.dictionary ?? [:])
      require(parameters["Size"]?.integer == (try stream?.decoded().count), .subtype, name)
      let information = try archive.dictionary("Info", of: archive.file.trailer)
      require(parameters["ModDate"] == information["CreationDate"], .attachmentDate, name)
    }
  }
}

extension ArchivedFile {
  public func fonts(ofPage index: Int) throws -> [PDFName: FontCodes] {
    let resources = try dictionary("Resources", of: page(index))
    var fonts: [PDFName: FontCodes] = [:]
    for entry in try dictionary("Font", of: resources).entries {
      fonts[entry.key] = try FontCodes(try file.dictionary(entry.value), of: self)
    }
    return fonts
  }
}
