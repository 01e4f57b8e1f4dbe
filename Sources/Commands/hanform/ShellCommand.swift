import Foundation

/// A command that the user gave, run by the shell: bytes in, bytes out.
struct ShellCommand {
  private let command: String

  init(_ command: String) {
    self.command = command
  }

  struct Failure: Error, CustomStringConvertible {
    var status: Int32
    var description: String { "命令以 \(status) 结束" }
  }

  /// Small input only: it is handed over before the output is read.
  func output(for input: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    let incoming = Pipe()
    let outgoing = Pipe()
    process.standardInput = incoming
    process.standardOutput = outgoing
    try process.run()
    try incoming.fileHandleForWriting.write(contentsOf: Data(input))
    try incoming.fileHandleForWriting.close()
    let output = try outgoing.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(status: process.terminationStatus)
    }
    return [UInt8](output)
  }
}
