import PDFObjects

/// Holds a finished file to PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), as far as files of
/// this package can break them, and to what finishing promises beside.
///
/// Each rule names the clause that a checker of the standards would name; every object of the file
/// is looked at. Reads with the package's own object layer, which other tests hold to other readers.
public struct ConformanceChecker {
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    // The file.
    case header = "6.1.2 header"
    case identifier = "6.1.3 ID"
    case information = "6.1.5 Info"
    case activeContent = "6.5.1 active content"
    case needAppearances = "6.4.1 NeedAppearances"
    case transparency = "6.2.10 page group"
    case limits = "6.1.13 limits"
    case filter = "6.1.7 filters"
    case operators = "6.2.2 operators"
    case color = "6.2.4.3 colours"

    // What it says of itself.
    case metadata = "6.6.2.1 Metadata"
    case claims = "6.6.4 identification"
    case extensionSchema = "6.6.2.3 extension schema"
    case title = "UA 7.1-9 title"
    case language = "UA 7.2 Lang"
    case markInfo = "6.7.2.2 MarkInfo"
    case displayTitle = "UA 7.1-10 DisplayDocTitle"
    case printing = "printing preferences"
    case outputIntent = "6.2.4.3 OutputIntents"

    // Structure.
    case structure = "6.7.3.3 StructTreeRoot"
    case structureType = "UA 7.1-5 structure type"
    case parentTree = "UA 7.1-3 ParentTree"
    case content = "UA 7.1-3 content"
    case tabs = "UA 7.18.3 Tabs"
    case scope = "UA 7.5 Scope"
    case tableShape = "UA 7.2-42 table"
    case alternative = "UA 7.3 Alt"

    // Fonts.
    case embedding = "6.2.11.4 embedding"
    case glyphMap = "6.2.11.3.2 CIDToGIDMap"
    case unicode = "6.2.11.7.2 ToUnicode"
    case widths = "6.2.11.5 W"
    case missingGlyph = "UA 7.21.8 .notdef"
    case subsetTag = "subset tag"
    case interpolation = "6.2.8 Interpolate"

    // Annotations and fields.
    case appearance = "6.3.3 AP"
    case flags = "6.3.2 F"
    case tooltip = "UA 7.18.1 TU"
    case structureParent = "UA 7.18.4 StructParent"
    case annotationPage = "widget P"
    case annotationRoom = "ISO 32000 12.5.5 Rect and BBox"
    case form = "ISO 32000 12.7.2 AcroForm"
    case contents = "UA 7.18.5 Contents"
    case link = "UA 7.18.5 Link"

    // Attachments.
    case subtype = "6.8-1 Subtype"
    case fileName = "6.8-2 F and UF"
    case relationship = "6.8-3 AFRelationship"
    case associated = "6.8-4 AF"
    case attachmentWords = "ISO 32000 7.11.3 Desc"
    case attachmentName = "ISO 32000 7.7.4 EmbeddedFiles"
    case attachmentDate = "ISO 32000-2 14.13.2 ModDate"
  }

  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    public var rule: Rule
    public var what: String

    public var description: String { "\(rule.rawValue): \(what)" }
  }

  let archive: ArchivedFile
  var faults: [Fault] = []

  private init(_ archive: ArchivedFile) {
    self.archive = archive
  }

  /// Everything that stands against the file; `expectsClaims` is false for profiles that make none.
  public static func faults(in bytes: [UInt8]) throws -> [Fault] {
    var checker = Self(try ArchivedFile(bytes))
    try checker.checkFile()
    try checker.checkActions()
    try checker.checkObjects()
    try checker.checkCatalog()
    try checker.checkMetadata()
    try checker.checkAttachments()
    try checker.checkForm()
    let tree = try StructureTree(of: checker.archive)
    try checker.checkStructure(tree)
    try checker.checkPages(tree)
    return checker.faults
  }

  /// What a file of any profile must never have: see ``Rule/activeContent``.
  public static func actions(in bytes: [UInt8]) throws -> [Fault] {
    var checker = Self(try ArchivedFile(bytes))
    try checker.checkActions()
    return checker.faults.filter { $0.rule == .activeContent }
  }

  mutating func report(_ rule: Rule, _ what: String) {
    faults.append(Fault(rule: rule, what: what))
  }

  mutating func require(_ condition: Bool, _ rule: Rule, _ what: @autoclosure () -> String) {
    if !condition { report(rule, what()) }
  }
}

extension ConformanceChecker {
  private mutating func checkFile() throws {
    let start = archive.bytes.prefix(15)
    let isBinary = start.dropFirst(10).prefix(4).allSatisfy { $0 > 127 }
    require(start.starts(with: "%PDF-1.7\n%".utf8) && isBinary, .header, "\(start)")
    require(archive.bytes.suffix(6).elementsEqual("%%EOF\n".utf8), .header, "bytes behind the end")
    let identifier = archive.file.trailer["ID"]?.array ?? []
    require(
      identifier.count == 2 && identifier[0].string?.count == 16,
      .identifier, "\(identifier)")
    require(archive.file.trailer["Encrypt"] == nil, .identifier, "encrypted")
    let information = try archive.dictionary("Info", of: archive.file.trailer)
    for key: PDFName in ["CreationDate", "ModDate"] {
      guard let date = information[key]?.textString else { continue }
      require(date.contains(#/^D:\d{14}\+08'00'$/#), .information, date)
    }
  }

  /// Every object is looked at, whether anything leads to it or not.
  private mutating func checkActions() throws {
    let forbidden: Set<PDFName> = [
      "JavaScript", "JS", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "ResetForm",
      "RichMedia", "XFA", "OpenAction", "AA", "Movie", "Sound", "Screen", "3D", "Hide", "Rendition",
      "Trans", "Named", "SetOCGState", "Encrypt",
    ]
    for reference in archive.file.references {
      let object = try archive.file.object(reference)
      for name in object.names where forbidden.contains(name) {
        report(.activeContent, "\(name) in object \(reference.number)")
      }
      for dictionary in object.dictionaries {
        require(dictionary["Interpolate"] == nil, .interpolation, "object \(reference.number)")
        if let uri = dictionary["URI"]?.textString {
          let isPlain = ["http://", "https://", "mailto:"].contains { uri.hasPrefix($0) }
          require(isPlain, .activeContent, "the link \(uri)")
        }
      }
    }
  }

  private mutating func checkCatalog() throws {
    let catalog = try archive.catalog
    require(catalog["Lang"]?.textString == "zh-CN", .language, "\(catalog["Lang"] ?? .null)")
    let marks = try archive.dictionary("MarkInfo", of: catalog)
    require(marks["Marked"] == true, .markInfo, "the file is not marked")
    let preferences = try archive.dictionary("ViewerPreferences", of: catalog)
    require(preferences["DisplayDocTitle"] == true, .displayTitle, "the title is not shown")
    let size = try archive.array("MediaBox", of: archive.page(0)).compactMap(\.number)
    let edge = size.count == 4 && size[2] > size[3] ? "DuplexFlipShortEdge" : "DuplexFlipLongEdge"
    require(
      preferences["PrintScaling"]?.name == "None" && preferences["PickTrayByPDFSize"] == true
        && preferences["Duplex"]?.name?.description == edge, .printing, "\(preferences)")
    let form = try archive.dictionary("AcroForm", of: catalog)
    require(form["NeedAppearances"] == nil, .needAppearances, "NeedAppearances")
    try checkOutputIntent(catalog)
  }

  private mutating func checkOutputIntent(_ catalog: PDFDictionary) throws {
    let intents = try archive.array("OutputIntents", of: catalog)
    guard intents.count == 1, let intent = try archive.file.resolved(intents[0]).dictionary,
      intent["S"]?.name == "GTS_PDFA1", intent["OutputConditionIdentifier"]?.textString == "sRGB",
      let stream = try archive.file.resolved(intent["DestOutputProfile"]).stream
    else { return report(.outputIntent, "there is no output intent") }
    let profile = try stream.decoded()
    let length = profile.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    require(
      stream.dictionary["N"] == 3 && length == profile.count
        && profile.dropFirst(12).prefix(12).elementsEqual("mntrRGB XYZ ".utf8)
        && profile.dropFirst(36).prefix(4).elementsEqual("acsp".utf8) && profile[8] <= 4,
      .outputIntent, "the profile is no display profile of RGB")
  }
}
