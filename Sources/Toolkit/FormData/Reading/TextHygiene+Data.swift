import CharacterHygiene
import Diagnostics

extension TextHygiene {
  /// Whether a byte may begin something that ``clean(_:)`` finds; Han begins with E4...E9 and is
  /// passed over quickly.
  @inline(__always)
  static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20...0x7E, 0x80...0xC1, 0xE4...0xED, 0xF0...0xF2: false
    default: true
    }
  }
}

extension TextHygiene.Finding {
  /// What findings in data are called.
  var dataID: Diagnostic.ID {
    switch self {
    case .control: "data.control-character"
    case .directionMark: "data.direction-mark"
    case .invisible: "data.invisible-character"
    case .lost: "data.lost-character"
    case .privateUse: "data.private-use"
    case .remapped: "data.remapped"
    case .radical: "data.radical"
    case .spacedName: "data.spaced-name"
    }
  }
}
