/// One of the six files that a draw is committed to (SSJ-DRAW/1 step 1), in the order of the hashes.
///
/// UTF-8 without a byte order mark, LF after every line, fields separated by one tab, lines sorted
/// by their bytes.
public enum CanonicalFile: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// `key⇥value`
  case rules
  /// `id⇥class⇥weight⇥name`
  case sources
  /// `id⇥unit`
  case officers
  /// `officer⇥source`
  case recusals
  /// `source or officer⇥id⇥reason`
  case exclusions
  /// `previous⇥commitment or none`, `load⇥officer⇥n`, `drawn⇥source⇥n`
  case history

  /// `sources.txt`, as findings and published folders name it.
  public var fileName: String { "\(rawValue).txt" }
}

/// The six files as bytes; a file that was never given is empty.
public struct CanonicalFiles: Hashable, Sendable {
  private var contents: [CanonicalFile: [UInt8]]

  public init(_ contents: [CanonicalFile: [UInt8]] = [:]) {
    self.contents = contents
  }

  public subscript(file: CanonicalFile) -> [UInt8] {
    get { contents[file, default: []] }
    set { contents[file] = newValue }
  }

  /// SHA-256 of the file's bytes.
  public func hash(of file: CanonicalFile) -> Digest256 {
    Digest256(hashing: self[file])
  }

  public var hashes: [CanonicalFile: Digest256] {
    Dictionary(uniqueKeysWithValues: CanonicalFile.allCases.map { ($0, hash(of: $0)) })
  }
}
