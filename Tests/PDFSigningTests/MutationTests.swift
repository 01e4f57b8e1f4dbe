import FormTestSupport
import Foundation
import PDFObjects
import SwiftASN1
import Testing

@testable import PDFSigning

/// Files that someone damaged at random: the verifier must end with a report on anything; a trap
/// would end the test run.
@Suite struct MutationTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["HANFORM_SOAK"] == nil ? 250 : 5000

  /// A signature covers all but its own message, of which a few bytes say nothing that is signed: a
  /// digit in another case, a version.
  @Test(arguments: [1, 2, 3, 4])
  func `mutated signed files never trap, and hold only if they say the same`(
    seed: UInt64
  ) async throws {
    let original = try await TwoStages().twice
    let verifier = try FileVerifier()
    let told = await verifier.report(on: original).signatures
    let room = try original.roomOfLastSignature
    var generator = Generator(seed: seed)
    var (shown, refused) = (0, 0)
    for _ in 0..<Self.rounds {
      var bytes = original
      for _ in 0...generator.number(in: 0...4) {
        let place = generator.number(in: 0...bytes.count - 1)
        switch generator.number(in: 0...2) {
        case 0: bytes[place] = UInt8(generator.number(in: 0...255))
        case 1: bytes.remove(at: place)
        default: bytes.insert(generator.element(of: Array("<[(/%0R> ".utf8)), at: place)
        }
      }
      guard bytes != original else { continue }
      let report = await verifier.report(on: bytes)
      // A file that shows no signature any more claims none.
      if !report.signatures.isEmpty { shown += 1 }
      if !report.holds { refused += 1 }
      guard report.holds, !report.signatures.isEmpty else { continue }
      let isSound = bytes.count == original.count && report.signatures == told
      #expect(isSound, "\(report.signatures)")
      let changed = original.indices.filter { isSound && bytes[$0] != original[$0] }
      #expect(changed.allSatisfy(room.contains), "\(changed)")
    }
    #expect(refused > Self.rounds / 2, "\(refused) of \(Self.rounds)")
    #expect(shown > Self.rounds / 50, "\(shown) of \(Self.rounds)")
  }

  /// The message alone: its bytes are changed and the file around it stays.
  @Test(arguments: [5, 6]) func `mutated messages never trap, and say the same if they hold`(
    seed: UInt64
  ) async throws {
    let original = try await TwoStages().once
    let room = try original.roomOfLastSignature
    let length = try DER.padded(original.message(in: room)).node.encodedBytes.count
    let verifier = try FileVerifier(roots: [try TestAuthority.shared.get().rootDER])
    let told = await verifier.report(on: original).signatures
    var held = 0
    var generator = Generator(seed: seed)
    let digits = Array("0123456789abcdef".utf8)
    for _ in 0..<250 {
      var bytes = original
      let place = room.lowerBound + generator.number(in: 0...2 * length - 1)
      let digit = generator.element(of: digits)
      guard bytes[place] != digit else { continue }
      bytes[place] = digit
      let report = await verifier.report(on: bytes)
      guard report.holds else { continue }
      held += 1
      #expect(report.signatures == told, "digit \(place - room.lowerBound)")
    }
    // Version numbers and the like are not signed.
    #expect(held < 10)
  }

  /// In a process of its own, which has less than a gigabyte of address space for code, stack and all.
  @Test func `damaged files are read in bounded memory`() async throws {
    let desk = try Desk()
    let signed = try await TwoStages().twice
    try desk.write(signed, "sound.pdf")
    let packed = try run(
      "qpdf", ["--object-streams=generate", desk.path("sound.pdf"), desk.path("packed.pdf")])
    #expect(packed.status != 2)
    var generator = Generator(seed: 11)
    let words = [
      "/Length 999999999 ", "/Index [0 99999999] ", "/N 99999999 ", "/Size 999999999 ",
      "/W [9 9 9] ", "/Prev 0 ", "/Columns 999999999 /Predictor 15 ", "[[[[[[[[", "<<", "(",
    ]
    var names: [String] = []
    for sound in [signed, try desk.bytes("packed.pdf")] {
      for _ in 0..<100 {
        var bytes = sound
        for _ in 0...generator.number(in: 0...4) {
          let place = generator.number(in: 0...bytes.count - 1)
          bytes.insert(contentsOf: generator.element(of: words).utf8, at: place)
        }
        names.append("\(names.count).pdf")
        try desk.write(bytes, names[names.count - 1])
      }
    }
    let bomb = Flate.deflated([UInt8](repeating: UInt8(ascii: " "), count: 1 << 28)) ?? []
    for type in ["/Type/ObjStm/N 1/First 4", "/Type/XRef/Size 9/W[1 4 2]"] {
      let head = "%PDF-1.7\n1 0 obj\n<<\(type)/Root 2 0 R/Length \(bomb.count)"
      let start = Array("\(head)/Filter/FlateDecode>>stream\n".utf8)
      names.append("\(names.count).pdf")
      try desk.write(
        start + bomb + Array("\nendstream\nendobj\nstartxref\n9\n%%EOF\n".utf8),
        names[names.count - 1])
    }
    let told = try run(
      "/bin/sh",
      ["-c", "ulimit -v 1000000; exec \"$0\" verify \"$@\"", Desk.program]
        + names.map { desk.path($0) })
    #expect(told.status == 1, "\(told.status) \(told.errors.suffix(400))")
  }

  @Test func `mutated key files never trap`() throws {
    let holder = try TestAuthority.shared.get().leader
    let folder = try TemporaryFolder()
    let key = try folder.write(try holder.keyPEM.utf8, to: "key.pem")
    let certificate = try folder.write(try holder.certificatePEM.utf8, to: "cert.pem")
    let original = try run(
      "openssl",
      ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:1", "-iter", "1"]
    ).output
    var generator = Generator(seed: 7)
    for _ in 0..<1000 {
      var bytes = original
      let place = generator.number(in: 0...bytes.count - 1)
      bytes[place] = UInt8(generator.number(in: 0...255))
      // A number of rounds that became large would only be slow.
      _ = try? KeyFile(bytes, named: "k").signer { Array("1".utf8) }
    }
  }
}
