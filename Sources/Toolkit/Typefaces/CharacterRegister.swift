public import Diagnostics

/// A character without a code point, which the office writes by hand into the room left for it.
public struct RegisteredCharacter: Hashable, Sendable {
  /// The private code point that stands for it in templates and data.
  public var scalar: Unicode.Scalar
  /// 字形: an ideographic description sequence (⿰亻𦍌), if one is given.
  public var shape: String?
  /// 说明: whose name it is in, or anything else that tells the writer what to write.
  public var note: String?

  /// For people: `⿰亻𦍌（张某名中之字）`.
  public var description: String {
    guard let shape else { return note ?? "" }
    return shape + (note.map { "（\($0)）" } ?? "")
  }
}

/// The characters without a code point that the font folders register in `替代字.yaml`.
public struct CharacterRegister: Sendable {
  /// Ascending by code point.
  public let characters: [RegisteredCharacter]
  private let scalars: Set<Unicode.Scalar>

  /// Nothing is registered.
  init() {
    characters = []
    scalars = []
  }

  static let fileName = "替代字.yaml"

  /// Reads `替代字.yaml` of every folder that has one; of several entries for a code point the one
  /// of the earlier folder holds.
  ///
  /// Touches nothing else in the folders. Fails with all faults at once:
  /// `fonts.bad-registration`.
  public init(folders: [String]) throws(DiagnosticError) {
    var sink = DiagnosticSink()
    var found: [RegisteredCharacter] = []
    for folder in folders {
      let path = "\(folder)/\(Self.fileName)"
      guard FontFolder.holdsFile(at: path) else { continue }
      do throws(DiagnosticError) {
        for character in try Self.characters(inFileAt: path)
        where !found.contains(where: { $0.scalar == character.scalar }) {
          found.append(character)
        }
      } catch {
        sink.report(error.diagnostics)
      }
    }
    try sink.throwErrors()
    characters = found.sorted { $0.scalar < $1.scalar }
    scalars = Set(characters.map(\.scalar))
  }

  public func contains(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar) }

  /// What is to be written for each code point.
  public var descriptions: [Unicode.Scalar: String] {
    Dictionary(characters.map { ($0.scalar, $0.description) }) { first, _ in first }
  }

  private static func characters(
    inFileAt path: String
  ) throws(DiagnosticError) -> [RegisteredCharacter] {
    guard let text = readText(at: path) else {
      throw DiagnosticError(
        .error(
          "fonts.bad-registration", "读不了“\(path)”，或它不是 UTF-8 编码", hint: "请在编辑器里另存为 UTF-8"))
    }
    return try RegisterReader.characters(in: text, file: path)
  }
}

extension Unicode.Scalar {
  /// In the private use area or planes 15 and 16: it means what its maker says, in no other font.
  public var isPrivateUse: Bool {
    switch value {
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
    default: false
    }
  }
}
