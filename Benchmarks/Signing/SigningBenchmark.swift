import Foundation
import PDFSigning

/// Measures how long finishing, signing and verifying a form take: key read, file in memory, nothing
/// written.
///
/// Prints the least, the middle and the most of so many rounds. FILE is TEMPLATE with DATA, printed;
/// the key's certificate must be valid now, since a signature that would not hold is not made.
///
///     SigningBenchmarks FILE FIELD KEY.pem TEMPLATE DATA FONTS [ROUNDS]
@main
enum SigningBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 7, let time = SigningTime(Date.now.ISO8601Format()) else {
      return print("SigningBenchmarks FILE FIELD KEY.pem TEMPLATE DATA FONTS [ROUNDS]")
    }
    let rounds = arguments.count > 7 ? Int(arguments[7]) ?? 50 : 50
    let finishing = try FinishingRound(
      template: arguments[4], data: arguments[5], fonts: arguments[6])
    try await measure("finish", rounds) { _ = try finishing.run() }
    let file = [UInt8](try Data(contentsOf: URL(filePath: arguments[1])))
    let key = [UInt8](try Data(contentsOf: URL(filePath: arguments[3])))
    let signer = try KeyFile(key, named: arguments[3]).signer { [] }
    let fileSigner = try FileSigner(signer)
    let order = SigningOrder(field: arguments[2], time: time, reason: "同意")
    let signed = try await fileSigner.signed(file, order: order)
    try await measure("sign", rounds) { _ = try await fileSigner.signed(file, order: order) }
    let verifier = try FileVerifier()
    try await measure("verify", rounds) { _ = await verifier.report(on: signed) }
    print("\(file.count) bytes, signed \(signed.count), \(signer.algorithm.rawValue)")
  }

  private static func measure(
    _ name: String, _ rounds: Int, _ body: @Sendable () async throws -> Void
  ) async throws {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<rounds { times.append(try await clock.measure(body)) }
    times.sort()
    let shown = [times[0], times[times.count / 2], times[times.count - 1]].map { time in
      String(format: "%.2f", Double(time.components.attoseconds) / 1e15)
    }
    print("\(name): \(shown.joined(separator: " / ")) ms")
  }
}
