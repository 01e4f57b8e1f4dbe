import Crypto
public import Diagnostics
public import Inspection
import Foundation

/// 附件: photos, slips, scans and lists, each kept once under its SHA-256.
public struct EvidenceFolder: Sendable {
  let path: String

  /// Keeps the bytes for good and tells the name by which a fact mentions them.
  ///
  /// The file appears whole or not at all; bytes that are kept already are not kept twice.
  public func keep(_ bytes: [UInt8], named name: String) throws(DiagnosticError) -> Evidence {
    let evidence = Evidence(of: bytes, named: name)
    if try WholeFile.read(place(of: evidence.digest)) != bytes {
      try WholeFile.write(bytes, to: evidence.digest, in: path, mode: 0o444)
    }
    return evidence
  }

  /// The bytes as they were kept: a file that has changed since is refused.
  public func bytes(of evidence: Evidence) throws(DiagnosticError) -> [UInt8] {
    guard Self.isDigest(evidence.digest), let bytes = try WholeFile.read(place(of: evidence.digest))
    else { throw DiagnosticError(.missingEvidence(evidence.digest, of: "“\(evidence.name)”")) }
    guard Self.digest(of: bytes) == evidence.digest else {
      throw DiagnosticError(.alteredEvidence(evidence.digest, in: path))
    }
    return bytes
  }

  func holds(_ digest: String) -> Bool {
    Self.isDigest(digest) && FileManager.default.fileExists(atPath: place(of: digest))
  }

  /// The names of all files kept, drafts left out.
  func digests() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter(Self.isDigest).sorted()
  }

  /// A finding for each file that is no longer what was kept; reads all of them.
  func alterations() throws -> [Diagnostic] {
    try digests().compactMap { digest in
      let bytes = try WholeFile.read(place(of: digest)) ?? []
      return Self.digest(of: bytes) == digest ? nil : .alteredEvidence(digest, in: path)
    }
  }

  /// Copies all files, each checked against its name.
  func copy(to other: EvidenceFolder) throws {
    for digest in try digests() {
      let bytes = try bytes(of: Evidence(name: digest, digest: digest))
      try WholeFile.write(bytes, to: digest, in: other.path, mode: 0o444)
    }
  }

  /// Gives all files a second name elsewhere on the disk, since they are never written to again;
  /// copies them where the file system knows one name for a file.
  func link(into other: EvidenceFolder) throws {
    for digest in try digests() {
      let (here, there) = (place(of: digest), other.place(of: digest))
      do { try FileManager.default.linkItem(atPath: here, toPath: there) } catch {
        try FileManager.default.copyItem(atPath: here, toPath: there)
      }
    }
  }

  /// The bytes as they are now, whatever they were; `nil` when there are none.
  func unchecked(_ evidence: Evidence) -> [UInt8]? {
    guard Self.isDigest(evidence.digest) else { return nil }
    return (try? WholeFile.read(place(of: evidence.digest))) ?? nil
  }

  private func place(of digest: String) -> String { "\(path)/\(digest)" }

  fileprivate static func digest(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  private static func isDigest(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension Evidence {
  /// By what a fact mentions these bytes, whether or not they are kept yet.
  public init(of bytes: [UInt8], named name: String) {
    self.init(name: name, digest: EvidenceFolder.digest(of: bytes))
  }

  /// The digests of all files that a fact mentions, found in the bytes in which it is kept.
  ///
  /// Those have sorted keys and no spaces, and quotation marks within texts are escaped: this
  /// pattern is an ``Evidence`` and nothing else. To look at the values themselves takes longer
  /// than all the rest of an import.
  static func digests(in fact: Data) -> [String] {
    let opening = Data(#"{"digest":""#.utf8)
    let closing = Data(#"","name":""#.utf8)
    var digests: [String] = []
    var rest = fact[...]
    while let start = rest.range(of: opening) {
      rest = rest[start.upperBound...]
      let digest = rest.prefix(64)
      if rest.dropFirst(64).starts(with: closing) {
        digests.append(String(decoding: digest, as: UTF8.self))
      }
    }
    return digests
  }
}

extension Diagnostic {
  static func missingEvidence(_ digest: String, of what: String) -> Diagnostic {
    .error(
      "store.evidence-missing", "附件里没有\(what)的文件（\(digest.prefix(16))…）",
      hint: "先把文件存入附件再登记；原有的可从备份恢复")
  }

  static func alteredEvidence(_ digest: String, in folder: String) -> Diagnostic {
    .error(
      "store.evidence-altered", "“\(folder)”里的附件 \(digest.prefix(16))… 与存入时不同",
      hint: "从备份恢复这个文件")
  }
}
