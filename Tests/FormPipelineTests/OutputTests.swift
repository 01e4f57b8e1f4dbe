import Diagnostics
import FormPipeline
import FormTestSupport
import Foundation
import Testing

/// Where files go, and what stands in their way.
@Suite struct OutputTests {
  private func letters(_ names: String..., output: String, in folder: TemporaryFolder) throws
    -> Order
  {
    let officers = names.map { #"{"姓名": "\#($0)"}"# }.joined(separator: ", ")
    return try Order("承诺书", json: #"{"执法人员": [\#(officers)]}"#, in: folder)
      .with { $0.output = output }
  }

  @Test func `a value never leads to another folder`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try letters("../王/二", "李\\\\三", output: "【姓名】.pdf", in: folder))
    #expect(try printed.names == ["李＼三.pdf", "．.／王／二.pdf"])
  }

  @Test func `copies are numbered where that is asked for`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try letters("王一", "王一", output: "【序号】-【姓名】.pdf", in: folder))
    #expect(try printed.names == ["1-王一.pdf", "2-王一.pdf"])
  }

  @Test(arguments: [
    ("【名字】.pdf", "output.unknown-field"), ("【姓名】.pdf", "output.same-name"),
    ("【姓名.pdf", "output.pattern"), ("一份.pdf", "output.one-name"),
    ("【页】.pdf", "output.one-name"), ("没有/【序号】.pdf", "output.not-written"),
  ])
  func `a pattern that cannot name the files is refused`(
    pattern: String, id: String
  ) async throws {
    let folder = try TemporaryFolder()
    let findings = try await letters("王一", "王一", output: pattern, in: folder).refusal()
    #expect(findings.map(\.id.name) == [id])
  }

  @Test func `what the run reads is not written over, whatever its name`() async throws {
    let folder = try TemporaryFolder()
    let order = try letters("王一", output: "数据.json", in: folder).with { $0.isMerged = true }
    let data = try PrintedPaper.bytes(of: "数据.json", in: folder)
    try FileManager.default.linkItem(at: folder.url(of: "数据.json"), to: folder.url(of: "别名.pdf"))
    for output in ["数据.json", "别名.pdf"] {
      let error = await #expect(throws: DiagnosticError.self) {
        try await PrintedPaper(order.with { $0.output = output }, in: folder)
      }
      #expect(error?.diagnostics.map(\.id) == ["output.overwrites-input"])
    }
    let fields = order.with {
      $0.output = "承诺书.pdf"
      $0.fieldsOutput = "\(folder.path)/数据.json"
    }
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(fields, in: folder)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.overwrites-input"])
    #expect(try PrintedPaper.bytes(of: "数据.json", in: folder) == data)
    #expect(try PrintedPaper.names(in: folder) == ["别名.pdf", "数据.json"])
  }

  @Test func `a signed file is not written over, an unsigned one is`() async throws {
    let folder = try TemporaryFolder()
    let order = Order("承诺书", isBlank: true).with { $0.output = "承诺书.pdf" }
    let signed = Array("%PDF-1.7\n1 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\n".utf8)
    _ = try folder.write(signed, to: "承诺书.pdf")
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(order, in: folder)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.overwrites-signed"])
    #expect(try PrintedPaper.bytes(of: "承诺书.pdf", in: folder) == signed)
    _ = try folder.write(Array("%PDF-1.7\n".utf8), to: "承诺书.pdf")
    let printed = try await PrintedPaper(order, in: folder)
    #expect(try printed.bytes(of: "承诺书.pdf").count > 1000)
  }

  @Test func `a signed file gives way only to what goes on with it`() throws {
    let folder = try TemporaryFolder()
    let signed = Array("%PDF-1.7\n1 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\n".utf8)
    // The mark lies across two parts of the file as it is read.
    let long =
      Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x20, count: (1 << 16) - 12)
      + Array("/ByteRange [0 1 2 3]".utf8)
    for bytes in [signed, long] {
      let file = OutputFile(path: try folder.write(bytes, to: "签好.pdf"))
      for other in [[], Array("%PDF-1.7\n".utf8), Array(bytes.dropLast())] {
        let error = #expect(throws: DiagnosticError.self) { try file.write(other) }
        #expect(error?.diagnostics.map(\.id) == ["output.overwrites-signed"])
        #expect(throws: DiagnosticError.self) { try OutputFile.writeAll([(file.path, other)]) }
        #expect(throws: DiagnosticError.self) { try file.write(other, madeOf: other) }
        #expect(throws: DiagnosticError.self) { try file.checkSigned() }
      }
      #expect(try PrintedPaper.bytes(of: "签好.pdf", in: folder) == bytes)
      try file.write(bytes + [0x0A])
      #expect(try PrintedPaper.bytes(of: "签好.pdf", in: folder) == bytes + [0x0A])
      try file.write([0x20], madeOf: bytes + [0x0A])
      #expect(try PrintedPaper.bytes(of: "签好.pdf", in: folder) == [0x20])
    }
    #expect(try PrintedPaper.names(in: folder) == ["签好.pdf"])
  }

  @Test func `a file that cannot be read is not taken for unsigned`() {
    // Readable by its mode, and never from its start.
    let file = OutputFile(path: "/proc/self/mem")
    let error = #expect(throws: DiagnosticError.self) { try file.write([]) }
    #expect(error?.diagnostics.map(\.id) == ["output.not-written"])
    #expect(error?.diagnostics.first?.message.contains("读不出来") == true)
  }

  @Test func `what is replaced keeps its mode, and a link leads to it as before`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url(of: "存档"), withIntermediateDirectories: false)
    let path = try folder.write([1], to: "存档/原件.pdf")
    let link = folder.url(of: "链接.pdf").path(percentEncoded: false)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "存档/原件.pdf")
    for (mode, name) in [(0o600, path), (0o640, link), (0o444, link)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      try OutputFile(path: name).write([UInt8(mode & 0xFF)])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
      #expect(try PrintedPaper.bytes(of: "存档/原件.pdf", in: folder) == [UInt8(mode & 0xFF)])
    }
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "存档/原件.pdf")
    try OutputFile(path: folder.url(of: "新.pdf").path(percentEncoded: false)).write([])
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.url(of: "新.pdf").path(percentEncoded: false))
    #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o600 } == 0o600)
  }

  @Test func `a parent that is a file is refused`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([], to: "文件")
    let order = Order("承诺书", isBlank: true).with { $0.output = "文件/承诺书.pdf" }
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(order, in: folder)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.not-written"])
    #expect(try PrintedPaper.names(in: folder) == ["文件"])
  }

  @Test(arguments: ["夹", "夹/"])
  func `a folder in the place of the file is refused`(output: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url(of: "夹"), withIntermediateDirectories: false)
    let order = Order("承诺书", isBlank: true).with { $0.output = output }
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(order, in: folder)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.not-written"])
    #expect(error?.diagnostics.first?.message.contains("它是文件夹") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/夹").isEmpty)
  }

  @Test func `a full disk is told, and no draft stays behind`() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.url(of: "盘").path(percentEncoded: false), withDestinationPath: "/dev/full")
    let order = Order("承诺书", isBlank: true).with { $0.output = "盘" }
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(order, in: folder)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.not-written"])
    #expect(error?.diagnostics.first?.message.contains("磁盘已满") == true)
    #expect(try PrintedPaper.names(in: folder) == ["盘"])
  }

  @Test func `what was written before a fault is told`() async throws {
    let folder = try TemporaryFolder()
    let target = try TemporaryFolder()
    let order = try letters(
      "王一", String(repeating: "王", count: 100), output: "【姓名】.pdf", in: folder)
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(order, in: target)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.not-written", "output.partly-written"])
    #expect(try PrintedPaper.names(in: target) == ["王一.pdf"])
  }

  @Test func `pages written before a fault are told`() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url(of: "图-3.svg"), withIntermediateDirectories: false)
    let order = Order("派遣单").with {
      $0.format = .svg
      $0.output = "图.svg"
    }
    let error = await #expect(throws: DiagnosticError.self) {
      try await PrintedPaper(order, in: folder)
    }
    #expect(error?.diagnostics.map(\.id) == ["output.not-written", "output.partly-written"])
    #expect(try PrintedPaper.names(in: folder) == ["图-1.svg", "图-2.svg", "图-3.svg"])
  }

  @Test func `one sheet has no name by pages`() async throws {
    let order = Order("承诺书", isBlank: true).with { $0.output = "【页】.pdf" }
    let findings = try await order.refusal()
    #expect(findings.map(\.id) == ["output.unknown-field"])
  }

  @Test func `checking writes nothing and finds what printing finds`() async throws {
    let folder = try TemporaryFolder()
    var job = try letters("王一", "王二", output: "", in: folder).job()
    job.output = "\(folder.path)/【姓名】.pdf"
    #expect(try await Order("承诺书").press().check(job).isEmpty)
    #expect(try PrintedPaper.names(in: folder) == ["数据.json"])
  }
}
