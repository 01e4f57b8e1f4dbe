import ConformanceTestSupport
import FormPipeline
import FormTestSupport
import Foundation
import PDFFinishing
import PDFObjects
import Testing

/// Every template once and twice signed, as people sign, held to the archive's standards and shown
/// to programs that are not ours.
@Suite struct SignedArchiveTests {
  @Test(arguments: ArchivalPaperTests.papers.filter(\.isBlank))
  func `a signed paper follows both standards`(paper: ArchivalPaperTests.Paper) async throws {
    let printed = try await PrintedPaper(paper.order)
    let desk = try SigningDesk(in: printed.folder)
    let fields = try desk.signatureFields(of: try printed.bytes(of: "out"))
    guard !fields.isEmpty else { return }
    var file = "out"
    for (index, field) in fields.prefix(2).enumerated() {
      let signed = "signed\(index).pdf"
      try desk.sign(file, field: field, to: signed, isShown: index == 0)
      let bytes = try printed.bytes(of: signed)
      let faults = try ConformanceChecker.faults(in: bytes)
      #expect(faults == [], "\(faults.prefix(20).map(\.description).joined(separator: "\n"))")
      try checkApproval(ArchivedFile(bytes), count: index + 1)
      file = signed
    }
    #expect(try pdfFaults(of: printed.path(of: file)) == "")
    #expect(try rendererComplaints(of: printed.path(of: file)) == "")
  }

  /// The first signature closes the file for all but filling and signing (ISO 32000-1, 12.8.2.2).
  private func checkApproval(_ file: ArchivedFile, count: Int) throws {
    let form = try file.dictionary("AcroForm", of: file.catalog)
    #expect(form["SigFlags"] == 3)
    let permissions = try file.dictionary("Perms", of: file.catalog)
    let first = try file.dictionary("DocMDP", of: permissions)
    let reference = try file.file.dictionary(file.array("Reference", of: first).first)
    #expect(reference["TransformMethod"]?.name == "DocMDP")
    // ISO 19005-3, 6.1.12: no other permissions, and no digest beside that of the signature.
    #expect(permissions.entries.map(\.key) == ["DocMDP"])
    let digests: [PDFName] = ["DigestMethod", "DigestValue", "DigestLocation"]
    #expect(digests.allSatisfy { reference[$0] == nil })
    #expect(try file.dictionary("TransformParams", of: reference)["P"] == 2)
    let values = try file.array("Fields", of: form).compactMap {
      try file.file.dictionary($0)["V"]?.reference
    }
    #expect(Set(values).count == count)
    #expect(values.contains(try #require(permissions["DocMDP"]?.reference)))
  }

  @Test func `a field locked by its template locks when it is signed`() async throws {
    let printed = try await PrintedPaper(Order("检查人员变动审批表", isBlank: true))
    let desk = try SigningDesk(in: printed.folder)
    let base = try ArchivedFile(try printed.bytes(of: "out"))
    let fields = try base.array("Fields", of: base.dictionary("AcroForm", of: base.catalog))
    let locks = try fields.map { try base.file.dictionary($0)["Lock"] != nil }
    for (index, field) in try desk.signatureFields(of: base.bytes).enumerated() where index < 2 {
      try desk.sign(
        index == 0 ? "out" : "s0.pdf", field: field, to: "s\(index).pdf", isShown: false)
    }
    let signed = try ArchivedFile(try printed.bytes(of: "s1.pdf"))
    for (index, field) in fields.prefix(2).enumerated() {
      let value = try signed.dictionary("V", of: signed.file.dictionary(field))
      let methods = try signed.array("Reference", of: value).map {
        try signed.file.dictionary($0)["TransformMethod"]?.name
      }
      #expect(methods.contains("FieldMDP") == locks[index])
    }
  }

  @Test(arguments: ["plain", "fillable"])
  func `a file of another profile does nothing by itself`(profile: String) async throws {
    for name in ["检查人员变动审批表", "派遣单", "承诺书"] {
      let order = Order(name, isBlank: true).with { order in
        order.profile = profile == "plain" ? .plain : .fillable
      }
      let printed = try await PrintedPaper(order)
      let faults = try ConformanceChecker.faults(in: try printed.bytes(of: "out"))
      // What such a file does not claim it need not keep; what it must never have is this.
      let never: Set<ConformanceChecker.Rule> = [
        .activeContent, .identifier, .embedding, .subsetTag, .interpolation, .annotationPage, .form,
      ]
      #expect(faults.filter { never.contains($0.rule) } == [], "\(name)")
      #expect(try rendererComplaints(of: printed.path(of: "out")) == "")
    }
  }
}

/// What MuPDF and Ghostscript say of a file while they draw it.
private func rendererComplaints(of path: String) throws -> String {
  let drawn = try run("mutool", ["draw", "-q", "-r", "36", "-F", "pbm", "-o", "/dev/null", path])
  let printed = try run(
    "gs", ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", path])
  let isDone = drawn.status == 0 && printed.status == 0
  // Debian's MuPDF is built without colour profiles, and says so of every file that has one.
  let said = drawn.errors.replacing("warning: ICC support is not available\n", with: "")
  return said + printed.text + printed.errors + (isDone ? "" : "not drawn")
}

/// A key made on the spot, and the program with which it signs.
struct SigningDesk {
  let folder: TemporaryFolder

  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "hanform").path(percentEncoded: false)

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    let made = try run(
      "openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
        "36500", "-utf8", "-subj", "/CN=科长", "-addext", "keyUsage=digitalSignature,nonRepudiation",
        "-keyout", path("key"), "-out", path("certificate"),
      ])
    if made.status != 0 { Issue.record("\(made.errors)") }
  }

  func path(_ name: String) -> String { folder.url(of: name).path(percentEncoded: false) }

  func signatureFields(of bytes: [UInt8]) throws -> [String] {
    let file = try ArchivedFile(bytes)
    guard file.catalogHasForm else { return [] }
    let fields = try file.array("Fields", of: file.dictionary("AcroForm", of: file.catalog))
    return try fields.compactMap { field in
      let dictionary = try file.file.dictionary(field)
      return dictionary["FT"]?.name == "Sig" ? dictionary["T"]?.textString : nil
    }
  }

  func sign(_ name: String, field: String, to signed: String, isShown: Bool) throws {
    let look = isShown ? ["--title", "科长"] : ["--invisible"]
    let result = try run(
      Self.program,
      [
        "sign", path(name), "--field", field, "--key", path("key"), "--cert", path("certificate"),
        "--reason", "同意", "--any-order", "-o", path(signed),
      ] + look, in: PackageFolder.path)
    if result.status != 0 { Issue.record("\(result.errors)") }
    let bytes = [UInt8](try Data(contentsOf: folder.url(of: signed)))
    #expect(try ConformanceChecker.actions(in: bytes) == [])
  }
}

extension ArchivedFile {
  fileprivate var catalogHasForm: Bool { (try? catalog["AcroForm"]) != nil }
}
