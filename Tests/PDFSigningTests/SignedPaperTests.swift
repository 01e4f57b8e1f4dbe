import CivilCalendar
import ConformanceTestSupport
import FormPipeline
import FormTemplates
import FormTestSupport
import Foundation
import Geometry
import Testing
import Typefaces

@testable import PDFSigning

/// The papers of the measure, printed and signed by the two people who sign them.
@Suite struct SignedPaperTests {
  static let papers: [(name: String, first: String, second: String)] = [
    ("执法人员库变动审批表", "科室负责人", "分管领导"), ("检查人员变动审批表", "科室负责人", "分管领导"),
    ("派遣单", "经办人", "分管局长"),
  ]

  @Test func `every paper is signed in two stages, and nobody objects`() async throws {
    var files: [String: [UInt8]] = [:]
    for paper in Self.papers {
      let stages = try await SignedPaper(paper.name, fields: [paper.first, paper.second]).stages
      files["\(paper.name)-1.pdf"] = stages[0]
      files["\(paper.name)-2.pdf"] = stages[1]
    }
    let judged = try Judged(files)
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    for paper in Self.papers {
      let report = await verifier.report(on: try #require(files["\(paper.name)-2.pdf"]))
      #expect(report.findings == [], "\(paper.name)")
      #expect(report.signatures.map(\.field) == [paper.first, paper.second])
      let text = try judged.pdfsig("\(paper.name)-2.pdf")
      #expect(text.ranges(of: "Signature Validation: Signature is Valid.").count == 2)
      #expect(text.ranges(of: "Certificate Validation: Certificate is Trusted.").count == 2)
      #expect(try run("qpdf", ["--check", judged.path("\(paper.name)-2.pdf")]).status == 0)
    }
    let verdicts = try judged.pyHanko(files.keys.sorted())
    let expected = Self.papers.flatMap { paper in
      [
        "\(paper.name)-1.pdf|\(paper.first)|True|ENTIRE_FILE|NONE|B-B",
        "\(paper.name)-2.pdf|\(paper.first)|True|ENTIRE_REVISION|FORM_FILLING|B-B",
        "\(paper.name)-2.pdf|\(paper.second)|True|ENTIRE_FILE|NONE|B-B",
      ]
    }
    #expect(verdicts.sorted() == expected.sorted())
  }

  @Test func `what is signed shows on the page: ink, name, title and day`() async throws {
    let paper = Self.papers[0]
    let signed = try await SignedPaper(paper.name, fields: [paper.first, paper.second])
    let judged = try Judged(["signed.pdf": signed.stages[1]])
    let text = try run("pdftotext", ["-layout", judged.path("signed.pdf"), "-"]).text
      .filter { !$0.isWhitespace }
    for words in ["王喆", "刘㛃", "科长", "2019年3月30日"] { #expect(text.contains(words), "\(words)") }
    let pages = try run("pdftoppm", ["-r", "72", judged.path("signed.pdf")]).output
    let plain = try Judged(["plain.pdf": signed.base])
    #expect(try run("pdftoppm", ["-r", "72", plain.path("plain.pdf")]).output != pages)
  }

  @Test func `every font of an appearance is embedded`() async throws {
    let paper = Self.papers[0]
    let signed = try await SignedPaper(paper.name, fields: [paper.first])
    let judged = try Judged(["signed.pdf": signed.stages[0]])
    let fonts = try run("pdffonts", [judged.path("signed.pdf")]).text.split(separator: "\n")
    #expect(fonts.count > 2)
    for font in fonts.dropFirst(2) { #expect(font.contains(" yes yes yes "), "\(font)") }
  }
}

/// A paper of the repository with the example office's data, and what it became at each signature.
struct SignedPaper {
  let base: [UInt8]
  /// After each field.
  private(set) var stages: [[UInt8]] = []

  init(_ paper: String, fields: [String]) async throws {
    let folder = try TemporaryFolder()
    let library = try FontLibrary(folders: [PackageFolder.path(of: "Fonts")])
    var loader = PaperLoader(
      templates: [PackageFolder.path(of: "Templates/\(paper).yaml")],
      data: [PackageFolder.path(of: "Examples/张店/\(paper).json")], tables: [],
      options: FillOptions(date: CalendarDate(year: 2019, month: 3, day: 30)))
    let job = PrintJob(
      papers: try loader.load(), output: folder.url(of: "paper.pdf").path(percentEncoded: false))
    _ = try await FormPress(library: library).print(job)
    base = [UInt8](try Data(contentsOf: folder.url(of: "paper.pdf")))
    let authority = try TestAuthority.shared.get()
    var file = base
    for (field, holder) in zip(fields, [authority.head, authority.leader]) {
      let signer = try holder.signer
      let order = SigningOrder(
        field: field, time: try #require(SigningTime("2019-03-30T10:00:00+08:00")),
        name: signer.description, reason: "同意",
        appearance: try Self.appearance(in: file, field, signer.description, library))
      file = try await FileSigner(signer).signed(file, order: order)
      #expect(try ConformanceChecker.actions(in: file) == [])
      stages.append(file)
    }
  }

  private static func appearance(
    in file: [UInt8], _ field: String, _ name: String, _ library: FontLibrary
  ) throws -> SignatureAppearance {
    let room = try #require(try SignatureField.all(in: file).first { $0.name == field })
    let block = SignatureBlock(
      size: Size(
        width: Length(milliPoints: room.width), height: Length(milliPoints: room.height)),
      name: name, caption: "科长　2019年3月30日", hasInk: true)
    let upper = Int(block.upperFrame.size.height.milliPoints)
    return SignatureAppearance(
      page: try block.pdf(library: library),
      ink: stroke.fitted(left: 0, bottom: room.height - upper, width: room.width, height: upper))
  }

  /// A wave of blue ink that fades at its edges.
  private static let stroke: InkPicture = {
    let (width, height) = (120, 48)
    var opacity: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        let middle = 24 + (column % 40 - 20) * (column / 40 % 2 == 0 ? 1 : -1)
        let distance = abs(row - middle)
        opacity.append(distance < 3 ? 255 : distance < 5 ? 120 : 0)
      }
    }
    let colors = (0..<width * height).flatMap { _ -> [UInt8] in [20, 30, 120] }
    return InkPicture(width: width, height: height, colors: colors, opacity: opacity)
  }()
}
