import ConformanceTestSupport
import FormTestSupport
import Foundation
import PDFObjects
import PaintingTestSupport
import Testing

/// Files as other programs write them, with object streams and predictors, and files that are broken.
@Suite struct ForeignFileTests {
  enum Writer: String, CaseIterable {
    case own
    case cairo
    case qpdf
    case mutool
    case ghostscript
    case libreOffice
    case pdfTeX

    /// Two are too large to bring for every run: `make soak` does.
    static let atHand = allCases.filter { writer in
      switch writer {
      case .libreOffice, .pdfTeX: isSoak
      default: true
      }
    }

    static let isSoak = ProcessInfo.processInfo.environment["HANFORM_SOAK"] != nil

    /// The sample form as the program writes it.
    func file() throws -> [UInt8] {
      let folder = try TemporaryFolder()
      let form = try folder.write(try ConformanceTests.finishedForm(), to: "form.pdf")
      let output = folder.url(of: "out.pdf").path(percentEncoded: false)
      switch self {
      case .own: return try ConformanceTests.finishedForm()
      case .cairo: return try SampleFonts().painted(try SampleFonts().form(), isTagged: true)
      case .qpdf:
        _ = try run("qpdf", ["--object-streams=generate", "--deterministic-id", form, output])
      case .mutool:
        _ = try run("mutool", ["clean", "-g", "-z", form, output])
      case .ghostscript:
        _ = try run("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", output, form])
      case .libreOffice:
        let text = try folder.write("变动审批表\n同意。 Approved.\n".utf8, to: "out.txt")
        _ = try run(
          "soffice",
          [
            "-env:UserInstallation=file://\(folder.path)/office", "--headless", "--convert-to",
            "pdf:writer_pdf_Export", "--outdir", folder.path, text,
          ])
      case .pdfTeX:
        let source = """
          \\documentclass{article}\\begin{document}\\tableofcontents\\section{Form}
          Approved: \\fbox{yes}\\newpage $x^2$\\end{document}
          """
        let file = try folder.write(source.utf8, to: "out.tex")
        _ = try run(
          "pdflatex", ["-interaction=batchmode", "-output-directory", folder.path, file])
      }
      return [UInt8](try Data(contentsOf: URL(filePath: output)))
    }
  }

  @Test(arguments: Writer.atHand)
  func `a file is read to its last object`(writer: Writer) throws {
    let bytes = try writer.file()
    let objects = try Self.walk(bytes)
    #expect(objects > 10)
    let rewritten = try PDFFile(bytes).rewritten(version: "1.7") { _ in
      [UInt8](repeating: 7, count: 16)
    }
    let folder = try TemporaryFolder()
    #expect(try pdfFaults(of: try folder.write(rewritten, to: "rewritten.pdf")) == "")
  }

  @Test func `a form packed into object streams says the same`() throws {
    let bytes = try Writer.qpdf.file()
    #expect(String(decoding: bytes, as: UTF8.self).contains("/ObjStm"))
    #expect(try ArchivedFile(bytes).readText().withoutWhiteSpace == SampleFonts.formText)
    let rules = Set(try ConformanceChecker.faults(in: bytes).map(\.rule))
    #expect(rules.isSubset(of: [.header]))
  }

  /// The reader must end with objects or an error on anything; a trap would end the test run.
  @Test(arguments: Writer.atHand) func `broken files never trap`(writer: Writer) throws {
    var random = Generator(seed: 2019)
    let sound = try writer.file()
    var refused = 0
    for _ in 0..<Self.rounds {
      var bytes = sound
      for _ in 0...random.number(in: 0...7) { Self.damage(&bytes, &random) }
      if (try? Self.walk(bytes)) == nil { refused += 1 }
    }
    #expect(refused > Self.rounds / 10)
  }

  private static let rounds = Writer.isSoak ? 5000 : 40

  private static func damage(_ bytes: inout [UInt8], _ random: inout Generator) {
    let place = random.number(in: 0...bytes.count - 1)
    switch random.number(in: 0...5) {
    case 0: bytes[place] = UInt8(random.number(in: 0...255))
    case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.number(in: 1...40)))
    case 2: bytes.insert(contentsOf: random.element(of: words).utf8, at: place)
    case 3:
      // A number becomes another wherever one stands.
      if let digit = bytes[place...].firstIndex(where: { (48...57).contains($0) }) {
        bytes[digit] = UInt8(48 + random.number(in: 0...9))
      }
    case 4: bytes.removeLast(min(bytes.count - 1, random.number(in: 1...200)))
    default:
      let other = random.number(in: 0...bytes.count - 1)
      bytes.swapAt(place, other)
    }
  }

  private static let words = [
    "<<", "[", "(", "/Length 99999999 ", "/Prev 0 ", " 0 R ", "/Filter /FlateDecode ", "stream\n",
    "/W [7 7 7] ", "/Index [0 9999999] ", "/N 99999999 ", "/DecodeParms <</Predictor 15>> ", "%",
    "9223372036854775807 ", "endobj ", "/Type /ObjStm ",
  ]

  /// Reads every object and unpacks every stream; gives their number.
  private static func walk(_ bytes: [UInt8]) throws -> Int {
    let file = try PDFFile(bytes)
    var count = 0
    for reference in file.references {
      let object = try file.object(reference)
      if let stream = object.stream, stream.dictionary["Filter"]?.name == "FlateDecode" {
        _ = try stream.decoded(limit: 1 << 22)
      }
      count += 1
    }
    return count
  }

  @Test func `what grows beyond its limit is refused`() throws {
    let bomb = try #require(Flate.deflated([UInt8](repeating: 0, count: 1 << 24)))
    let stream = PDFStream(dictionary: ["Filter": .name("FlateDecode")], data: bomb[...])
    let error = #expect(throws: PDFReadingError.self) { try stream.decoded(limit: 1 << 20) }
    #expect(error?.code == .inflatedTooLarge)
  }
}
