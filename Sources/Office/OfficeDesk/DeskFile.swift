public import Diagnostics
import Foundation
public import Inspection
import InspectionStore

/// A file that a clerk names: a list, a photo, a slip that proves something.
public struct DeskFile: Sendable {
  /// Without its folder: the journal keeps no path.
  public let name: String
  public let bytes: [UInt8]

  public init(reading path: String) throws(DiagnosticError) {
    let url = URL(filePath: path)
    name = url.lastPathComponent
    do { bytes = [UInt8](try Data(contentsOf: url)) } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw DiagnosticError(
        .error(
          "desk.unreadable-file", isThere ? "读不了“\(path)”" : "没有“\(path)”这个文件",
          hint: isThere ? "核对它是不是文件、有没有读取权限" : "核对文件名和所在的文件夹"))
    }
  }

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// By what a fact mentions the file, once it is kept.
  public var evidence: Evidence { Evidence(of: bytes, named: name) }
}
