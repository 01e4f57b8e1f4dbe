import FormTestSupport
import Foundation
import Glibc

/// `OfficeWriter` in a process of its own, which can be killed.
final class WriterProcess {
  private let process = Process()
  private let room: TemporaryFolder
  private let output: URL

  /// Built beside the tests.
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "OfficeWriter").path(percentEncoded: false)

  init(_ arguments: String...) throws {
    room = try TemporaryFolder()
    output = room.url(of: "output")
    try Data().write(to: output)
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
  }

  /// What it said so far; a line it was killed in is none.
  var lines: [Substring] {
    let text = String(decoding: (try? Data(contentsOf: output)) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  /// What follows a word on the lines that begin with it.
  func said(_ word: String) -> [String] {
    lines.filter { $0.hasPrefix("\(word) ") }.map { String($0.dropFirst(word.count + 1)) }
  }

  /// Waits until it has said a word, or has ended.
  func wait(for word: String) {
    while process.isRunning && !lines.contains(where: { $0.hasPrefix(word) }) { usleep(500) }
  }

  func kill() {
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Its exit status, once it has ended by itself.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
