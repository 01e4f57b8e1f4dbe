import CivilCalendar
import DisplayList
import FormTestSupport
import Geometry
import PDFFinishing
import PDFObjects
import PaintingTestSupport
import Testing

/// Files painted and finished, judged by programs that are not ours.
@Suite struct FinishedFileTests {
  let fonts: SampleFonts
  let folder: TemporaryFolder

  init() throws {
    fonts = try SampleFonts()
    folder = try TemporaryFolder()
  }

  private var metadata: FileMetadata {
    FileMetadata(
      title: "环境保护承诺书", author: "淄博市环境保护局张店分局", subject: "随机抽查 & <复核>",
      date: CalendarDate(year: 2019, month: 3, day: 30))
  }

  private func finished(
    _ pages: [Page], others: [Page] = [], outline: [OutlineEntry] = []
  ) throws -> [UInt8] {
    var plan = FinishingPlan(metadata: metadata)
    plan.outline = outline
    for page in pages { plan.append(page) }
    return try plan.finishedFile(from: try fonts.painted(pages, others: others, isTagged: true))
  }

  /// Pages whose fields have names of their own.
  private func letters() throws -> [Page] {
    try ["山东鸿润", "淄博张店化工"].enumerated().map { index, name in
      var page = try fonts.letter(to: name)
      page.fields[0].name = "分管局长（\(index + 1)）"
      return page
    }
  }

  @Test func `readers find the file sound and draw it`() throws {
    let bytes = try finished(try letters(), outline: [OutlineEntry(title: "承诺书", pageIndex: 1)])
    let path = try folder.write(bytes, to: "finished.pdf")
    #expect(try pdfFaults(of: path) == "")
    for (program, arguments) in [
      ("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", path]),
      ("mutool", ["draw", "-q", "-o", "/dev/null", "-F", "ppm", path]),
      ("pdftoppm", ["-r", "30", path]),
    ] {
      let result = try run(program, arguments)
      #expect(result.status == 0)
      #expect(!result.errors.lowercased().contains("error"), "\(program): \(result.errors)")
    }
  }

  @Test func `the text is unharmed`() throws {
    let path = try folder.write(try finished([try fonts.letter()]), to: "finished.pdf")
    let text = try pdfText(of: path).withoutWhiteSpace
    for line in [
      "环境保护承诺书", "淄博鸿润环保科技有限公司（盖章）", "龑𣗋㛃", "Tel0533-21805xoffice",
      "本单位承诺如下：No.17", "王喆x²kaiti", "☐☑",
    ] {
      #expect(text.contains(line), "\(text)")
    }
  }

  /// The types of all structure elements, sorted.
  private func elements(of pages: [Page]) throws -> [String] {
    let file = try PDFFile(try finished(pages))
    return try file.references.compactMap { reference in
      let element = try file.object(reference).dictionary
      guard element?["Type"]?.name == "StructElem" else { return nil }
      return element?["S"]?.name.map(String.init(describing:))
    }.sorted()
  }

  @Test func `text without content is no element, an empty cell is one`() throws {
    let form = try fonts.form()
    var blank = form
    for (index, role) in [StructureNode.Role.heading, .paragraph].enumerated() {
      let node = StructureNode(
        id: NodeID(section: 0, block: 8 + index), parent: .document, role: role, items: 0..<0)
      blank[0].structure.insert(node, at: 0)
      blank[1].structure.append(node)
    }
    #expect(try elements(of: blank) == elements(of: form))
    let cell = try #require(blank[0].structure.lastIndex { $0.id.cell == 1 && $0.id.row == 0 })
    blank[0].structure[cell].items = 0..<0
    #expect(try elements(of: blank) == elements(of: form))
  }

  @Test func `signing programs find the fields by name`() throws {
    let path = try folder.write(try finished([try fonts.letter()]), to: "finished.pdf")
    let list = try run("pdfsig", [path])
    #expect(list.text.contains("Signature Field Name: 分管局长"), "\(list.text)")
    let fields = try run("mutool", ["show", path, "trailer/Root/AcroForm/Fields/1"])
    for entry in ["/Rect [ 300 101.89 420 141.89 ]", "/FT /Sig", "FEFF", "/F 4"] {
      #expect(fields.text.contains(entry), "\(fields.text)")
    }
  }

  @Test func `the file says what it is`() throws {
    let path = try folder.write(try finished([try fonts.letter()]), to: "finished.pdf")
    let info = try run("pdfinfo", ["-isodates", path], environment: ["TZ": "Asia/Shanghai"]).text
    for line in [
      "环境保护承诺书", "淄博市环境保护局张店分局", "随机抽查 & <复核>", "2019-03-30T00:00:00+08",
      "PDF version:     1.7",
    ] { #expect(info.contains(line), "\(info)") }
    let packet = try run("pdfinfo", ["-meta", path]).text
    for element in ["随机抽查 &amp; &lt;复核&gt;", "2019-03-30T00:00:00+08:00", "zh-CN"] {
      #expect(packet.contains(element), "\(packet)")
    }
  }

  @Test func `a file without a date carries no time`() throws {
    let page = Page(size: Paper.a4.size)
    var plan = FinishingPlan(metadata: FileMetadata(title: "空表"))
    plan.append(page)
    let painted = try fonts.painted([page], isTagged: true)
    let path = try folder.write(try plan.finishedFile(from: painted), to: "undated.pdf")
    let info = try run("pdfinfo", ["-rawdates", path]).text
    #expect(!info.contains("Date"), "\(info)")
    #expect(!(try run("pdfinfo", ["-meta", path]).text.contains("Date")))
  }

  @Test func `the outline leads to each paper`() throws {
    let entries = [
      OutlineEntry(title: "派遣单", pageIndex: 0), OutlineEntry(title: "承诺书 (2)", pageIndex: 1),
    ]
    let path = try folder.write(try finished(try letters(), outline: entries), to: "merged.pdf")
    let outline = try run("mutool", ["show", path, "outline"]).text
    #expect(outline.contains("派遣单"))
    #expect(outline.contains("承诺书 (2)"))
    #expect(outline.contains("#page=2"), "\(outline)")
  }

  @Test func `a letter has the same bytes alone and in a larger job`() throws {
    let page = try fonts.letter()
    let alone = try finished([page])
    #expect(try finished([page]) == alone)
    #expect(try finished([page], others: try fonts.otherSheets()) == alone)
  }

  @Test func `nothing in the file acts by itself`() throws {
    let file = try PDFFile(try finished(try letters()))
    let forbidden: Set<PDFName> = [
      "JavaScript", "JS", "Launch", "GoToR", "SubmitForm", "ImportData", "RichMedia", "XFA",
      "OpenAction", "AA", "NeedAppearances",
    ]
    var seen: Set<PDFName> = []
    for reference in file.references { seen.formUnion(try file.object(reference).allNames) }
    #expect(seen.isSuperset(of: ["Sig", "Widget", "Rect", "FontDescriptor"]))
    #expect(seen.isDisjoint(with: forbidden))
  }

  @Test func `a one-page form is small and names its fonts by their content`() throws {
    let bytes = try finished([try fonts.letter()])
    #expect(bytes.count <= 30 * 1024)
    let path = try folder.write(bytes, to: "finished.pdf")
    let list = try run("pdffonts", [path]).text.split(separator: "\n").dropFirst(2)
    #expect(list.count >= 3)
    for line in list {
      #expect(line.contains(#/^[A-Z]{6}\+\S+ .* yes yes yes /#), "\(line)")
    }
  }
}

extension PDFObject {
  /// Every name in the object, as key or as value.
  fileprivate var allNames: [PDFName] {
    switch self {
    case .name(let name): [name]
    case .array(let elements): elements.flatMap(\.allNames)
    case .dictionary, .stream:
      dictionary?.entries.flatMap { [$0.key] + $0.value.allNames } ?? []
    default: []
    }
  }
}
