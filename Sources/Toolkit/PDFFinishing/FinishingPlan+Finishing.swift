import Crypto
import DisplayList
import Geometry
import PDFObjects

extension FinishingPlan {
  /// The painted file with its metadata, outline, fields and structure, as one revision of PDF 1.7.
  ///
  /// For a tagged profile the file must have been painted with tags. A pure function: the same plan
  /// and bytes give the same file, and nothing in it comes from a clock or from the job around it.
  /// The file's `ID` is the SHA-256 of its body, cut to 16 bytes. Takes time and memory in proportion
  /// to the file. Fails with all faults of the plan at once.
  public func finishedFile(from painted: [UInt8]) throws(FinishingError) -> [UInt8] {
    try result(from: painted).get()
  }

  private func result(from painted: [UInt8]) -> Result<[UInt8], FinishingError> {
    do throws(PDFReadingError) {
      var file = try PDFFile(painted)
      let references = try PageTree(of: file).pages.map(\.reference)
      var faults = faults(pageCount: references.count)
      guard faults.isEmpty else { return .failure(FinishingError(faults)) }
      let simpleFonts = try file.finishResources(ofPages: references)
      for (index, reference) in references.enumerated() {
        let isPlanned = try finish(
          page: reference, at: index, simpleFonts: simpleFonts, in: &file)
        if !isPlanned { faults.append(.otherContent(pageIndex: index)) }
      }
      guard faults.isEmpty else { return .failure(FinishingError(faults)) }
      return .success(try finish(&file, pages: references))
    } catch {
      return .failure(FinishingError([.unreadable(error)]))
    }
  }

  /// Says which of a page's content is what; `false` if it is not the content that was planned.
  private func finish(
    page reference: PDFReference, at index: Int, simpleFonts: Set<PDFName>,
    in file: inout PDFFile
  ) throws(PDFReadingError) -> Bool {
    var page = try file.dictionary(.reference(reference))
    page["StructParents"] = nil
    if profile.isTagged {
      guard let contents = page["Contents"]?.reference,
        let stream = try file.object(contents).stream
      else { return false }
      var marks = ContentMarks(
        pages[index].markedContent, in: try stream.decoded(), simpleFonts: simpleFonts)
      guard let marked = try marks.applied() else { return false }
      file.replace(contents, with: .stream(PDFStream(deflating: marked)))
      page["StructParents"] = .integer(index)
      page["Tabs"] = .name("S")
    }
    file.replace(reference, with: .dictionary(page))
    return true
  }

  private func finish(
    _ file: inout PDFFile, pages: [PDFReference]
  ) throws(PDFReadingError) -> [UInt8] {
    guard let root = file.trailer["Root"]?.reference else {
      throw PDFReadingError(.missingTrailer, at: 0)
    }
    let painted = try file.dictionary(.reference(root))
    var catalog: PDFDictionary = ["Type": .name("Catalog"), "Pages": painted["Pages"] ?? .null]
    catalog["Lang"] = .text(metadata.language)
    catalog["ViewerPreferences"] = .dictionary(viewerPreferences)
    catalog["Metadata"] = .reference(file.add(.stream(metadata.packet(for: profile))))
    if profile == .archival {
      catalog["OutputIntents"] = [.dictionary(.standardRGBIntent(in: &file))]
    }
    if let outlines = file.addOutline(outline, pages: pages) {
      catalog["Outlines"] = .reference(outlines)
      catalog["PageMode"] = .name("UseOutlines")
    }
    if profile == .archival, let attachment {
      let reference = PDFObject.reference(file.add(attachment, date: metadata.date))
      catalog["AF"] = [reference]
      catalog["Names"] = ["EmbeddedFiles": ["Names": [.text(attachment.name), reference]]]
    }
    let widgets = try addWidgets(to: &file, pages: pages)
    let links = try addLinks(
      to: &file, pages: pages, firstParent: pages.count + widgets.joined().count)
    if !widgets.joined().isEmpty {
      let fields = PDFObject.array(widgets.joined().map { .reference($0) })
      let kinds = self.pages.flatMap { $0.fields.map(\.kind) }
      var form: PDFDictionary = ["Fields": fields]
      if kinds.contains(.signature) { form["SigFlags"] = 1 }
      if kinds.contains(where: { $0 != .signature }) {
        form.addTextFieldDefaults(to: &file)
      }
      catalog["AcroForm"] = .reference(file.add(.dictionary(form)))
    }
    let structure = profile.isTagged ? file.reserve() : nil
    if let structure {
      catalog["MarkInfo"] = ["Marked": true]
      catalog["StructTreeRoot"] = .reference(structure)
    }
    file.replace(root, with: .dictionary(catalog))
    file.trailer["Info"] = .reference(file.add(.dictionary(metadata.information)))
    return try file.rewritten(version: "1.7", isPacked: true) { body in
      Array(SHA256.hash(data: body).prefix(16))
    } appending: { objects in
      guard let root = structure.flatMap({ objects.number(of: $0) }) else { return }
      var writer = StructureWriter(
        root: root, pages: pages.map { objects.number(of: $0) ?? 0 },
        widgets: widgets.map { $0.map { objects.number(of: $0) ?? 0 } },
        links: links.map { $0.map { $0.map { objects.number(of: $0) ?? 0 } } }, to: &objects)
      writer.write(self.pages, to: &objects)
    }
  }

  /// As printed: the sheets' own size, both sides turned over the edge that suits the first page
  /// (ISO 32000-1, 12.2).
  private var viewerPreferences: PDFDictionary {
    let isLandscape = pages.first.map { $0.size.width > $0.size.height } ?? false
    return [
      "DisplayDocTitle": true, "PrintScaling": .name("None"),
      "Duplex": .name(isLandscape ? "DuplexFlipShortEdge" : "DuplexFlipLongEdge"),
      "PickTrayByPDFSize": true,
    ]
  }
}
