import Inspection

/// The one place where the machine's own randomness is used: the secret of a draw (SSJ-DRAW/1
/// step 2).
///
/// Nothing else in a draw is random, and everything else can be drawn again.
enum SystemSecret {
  /// 32 bytes of the system's generator (getrandom(2) on Linux).
  static func make() -> DrawSecret? {
    var generator = SystemRandomNumberGenerator()
    return DrawSecret((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
