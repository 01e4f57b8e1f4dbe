import FormTestSupport
import Foundation
import Testing

@testable import PDFSigning

/// The seal of an office that issues a paper, and what nobody may learn of its key.
@Suite struct SealTests {
  /// A red disc through which the text below shows.
  private func seal() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let side = 60
    var grey: [UInt8] = []
    for y in 0..<side {
      for x in 0..<side {
        let (dx, dy) = (2 * x - side, 2 * y - side)
        grey.append(dx * dx + dy * dy < side * side ? 140 : 0)
      }
    }
    let opacity = try folder.write(Array("P5 \(side) \(side) 255\n".utf8) + grey, to: "a.pgm")
    let red = Array(repeating: [220, 20, 20] as [UInt8], count: side * side).joined()
    let made = try run(
      "pnmtopng", ["-alpha=\(opacity)"], input: Array("P6 \(side) \(side) 255\n".utf8) + red)
    #expect(made.status == 0, "\(made.errors)")
    return made.output
  }

  @Test func `a seal lies over the text of its place, which can still be read`() throws {
    let desk = try Desk()
    try desk.write(try seal(), "章.png")
    var pictures: [Picture] = []
    for (name, look) in [("无章", []), ("有章", ["--seal", desk.path("章.png")])] {
      let signed = try desk.hanform(
        [
          "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--key", desk.path("科长.p12"),
          "--passphrase-file", desk.path("密码"), "--title", "填报单位", "--time",
          "2019-03-30T10:00:00+08:00", "-o", desk.path("\(name).pdf"),
        ] + look)
      #expect(signed.status == 0, "\(signed.errors)")
      pictures.append(try Picture(page: 1, of: desk.path("\(name).pdf"), dotsPerInch: 288))
      let text = try run("pdftotext", [desk.path("\(name).pdf"), "-"]).text
      #expect(text.contains("王喆") && text.contains("填报单位"), "\(text)")
    }
    let (plain, sealed) = (pictures[0], pictures[1])
    // Where the seal is: in the field alone, in its middle, on paper and on text.
    var counts = (paper: 0, text: 0, outside: 0)
    for y in 0..<plain.height {
      for x in 0..<plain.width {
        let start = (y * plain.width + x) * 3
        let (before, after) = (plain.samples[start], sealed.samples[start])
        let isRed = Int(after) > Int(sealed.samples[start + 1]) + 60
        guard isRed else { continue }
        // The field is 100 pt wide, 100 pt from the left and from the bottom; four dots a point.
        let isInside =
          (400...800).contains(x) && (plain.height - 560...plain.height - 400).contains(y)
        if !isInside { counts.outside += 1 }
        if before > 200 { counts.paper += 1 } else if before < 60 { counts.text += 1 }
      }
    }
    #expect(counts.outside == 0 && counts.paper > 5000 && counts.text > 200, "\(counts)")
    let fonts = try run("pdffonts", [desk.path("有章.pdf")]).text.split(separator: "\n").dropFirst(2)
    for font in fonts where !font.hasPrefix("Helvetica") { #expect(font.contains(" yes yes yes ")) }
    let verified = try desk.hanform(
      "verify", desk.path("有章.pdf"), "--roots", desk.path("root.pem"))
    #expect(verified.status == 0, "\(verified.errors)")
  }

  /// What the key and its passphrase spell, wherever they could turn up.
  private func secrets(of desk: Desk) throws -> [[UInt8]] {
    let pem = String(decoding: try desk.bytes("科长.key"), as: UTF8.self)
    let lines = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.map { Array($0.utf8) }
    let told = try run("openssl", ["pkey", "-in", desk.path("科长.key"), "-noout", "-text"]).text
    // The modulus before it stands in the certificate as well.
    let numbers = try #require(told.split(separator: "privateExponent:").last)
      .split(separator: "\n").filter { $0.hasPrefix("    ") }
    let spellings = numbers.flatMap { line -> [String] in
      let bytes = line.split { !$0.isHexDigit }.compactMap { UInt8($0, radix: 16) }.prefix(12)
      let decimal = bytes.map(String.init).joined(separator: ", ")
      return bytes.count < 12 ? [] : [line.filter(\.isHexDigit), decimal]
    }
    #expect(lines.count > 5 && spellings.count > 40)
    return lines + spellings.map { Array($0.utf8) } + [Array("密码 1".utf8)]
  }

  @Test func `nothing that is told or written spells the key or its passphrase`() throws {
    let desk = try Desk()
    try desk.write(Array("密码 2\n".utf8), "错的密码")
    try desk.write(Array(desk.bytes("科长.p12").dropLast(40)), "坏.p12")
    let secrets = try secrets(of: desk)
    for (key, passphrase, status) in [
      ("科长.p12", "密码", Int32(0)), ("科长.p12", "错的密码", 1), ("坏.p12", "密码", 1),
      ("科长.key", "密码", 1), ("科长.p12", "没有这个文件", 1), ("密码", "密码", 1),
    ] {
      let output = desk.path("\(key)-\(passphrase).pdf")
      let signed = try desk.hanform(
        "sign", desk.path("甲.pdf"), "--field", "科室负责人", "--key", desk.path(key),
        "--passphrase-file", desk.path(passphrase), "--invisible", "-o", output)
      #expect(signed.status == status, "\(key) \(passphrase): \(signed.errors)")
      let written = status == 0 ? [UInt8](try Data(contentsOf: URL(filePath: output))) : []
      let told = signed.output + Array(signed.errors.utf8) + written
      for secret in secrets where told.contains(secret) {
        Issue.record("\(key) \(passphrase): \(String(decoding: secret, as: UTF8.self))")
      }
    }
  }

  @Test func `a signer prints as its certificate's subject, however it is printed`() throws {
    let desk = try Desk()
    let secrets = try secrets(of: desk)
    let signer = try TestAuthority.shared.get().head.signer
    var dumped = ""
    dump(signer, to: &dumped)
    #expect("\(signer)" == "王喆")
    for text in [dumped, String(reflecting: signer), String(describing: signer)] {
      for secret in secrets where Array(text.utf8).contains(secret) {
        Issue.record("\(String(decoding: secret, as: UTF8.self))")
      }
    }
  }
}
