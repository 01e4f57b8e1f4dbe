public import Foundation

/// What a program run by a test said and how it ended.
public struct ProgramResult: Sendable {
  /// The exit status, or 128 and the signal's number when a signal ended the program.
  public var status: Int32
  public var output: [UInt8]
  public var errors: String

  /// The output as text; bytes that are no UTF-8 show as U+FFFD.
  public var text: String { String(decoding: output, as: UTF8.self) }
}

/// Why a program could not be run at all.
public enum ProgramError: Error, CustomStringConvertible {
  case notInstalled(program: String)

  public var description: String {
    switch self {
    case .notInstalled(let program):
      "the program “\(program)” is in no folder of PATH; `make test` installs what the tests need"
    }
  }
}

/// Runs a program to its end and gathers what it wrote.
///
/// Input and both outputs pass through files, so that no amount of either can block. The program
/// is looked up in `PATH` unless its name has a slash. `environment` is laid over the test's own.
public func run(
  _ program: String, _ arguments: [String], input: [UInt8]? = nil, in folder: String? = nil,
  environment: [String: String] = [:]
) throws -> ProgramResult {
  let exchange = try TemporaryFolder()
  let process = Process()
  process.executableURL = URL(filePath: try location(of: program))
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  if let folder { process.currentDirectoryURL = URL(filePath: folder) }
  try Data(input ?? []).write(to: exchange.url(of: "input"))
  process.standardInput = try FileHandle(forReadingFrom: exchange.url(of: "input"))
  process.standardOutput = try exchange.newFile("output")
  process.standardError = try exchange.newFile("errors")
  try process.run()
  process.waitUntilExit()
  let wasStopped = process.terminationReason == .uncaughtSignal
  return ProgramResult(
    status: process.terminationStatus + (wasStopped ? 128 : 0),
    output: [UInt8](try Data(contentsOf: exchange.url(of: "output"))),
    errors: String(decoding: try Data(contentsOf: exchange.url(of: "errors")), as: UTF8.self))
}

/// Whether a program stands in `PATH`, for tests that can do without it.
public func isInstalled(_ program: String) -> Bool {
  (try? location(of: program)) != nil
}

private func location(of program: String) throws -> String {
  if program.utf8.contains(UInt8(ascii: "/")) { return program }
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  let places = folders.map { "\($0)/\(program)" }
  guard let place = places.first(where: FileManager.default.isExecutableFile) else {
    throw ProgramError.notInstalled(program: program)
  }
  return place
}

/// A folder of a test's own, removed with all it holds when the last user lets go of it.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "hanform-test-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path(percentEncoded: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The place of a file in this folder, whether it is there or not.
  public func url(of name: String) -> URL {
    URL(filePath: path, directoryHint: .isDirectory).appending(path: name)
  }

  /// Writes a file into this folder and tells its path.
  public func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: url(of: name))
    return url(of: name).path(percentEncoded: false)
  }

  fileprivate func newFile(_ name: String) throws -> FileHandle {
    try Data().write(to: url(of: name))
    return try FileHandle(forWritingTo: url(of: name))
  }
}
