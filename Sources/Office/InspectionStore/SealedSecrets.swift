import Diagnostics
import Glibc
import Inspection

/// 封存: the secrets of draws that are filed and not yet revealed, a file each, for their keeper's
/// eyes only.
///
/// They stand in no journal, no evidence and no backup; who loses them reads them in again from the
/// sealed slip that 纪检 keeps. A file's name holds the beginning of the secret's hash: of two
/// processes that file the same draw at once, the refused one leaves the other's secret alone.
struct SealedSecrets {
  let path: String

  /// Written whole before the filing is, so that no draw is ever committed to a secret that is lost.
  func keep(_ secret: DrawSecret, of draw: DrawID) throws(DiagnosticError) {
    if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .system(at: path) }
    let slip = SecretSlip(secret).lines.map { "\($0)\n" }.joined()
    let text = "\(draw.wording)的密钥，公布以前不得给任何人看。\n\(slip)"
    try WholeFile.write(
      Array(text.utf8), to: Self.name(of: draw, secret.hash), in: path, mode: 0o400)
  }

  /// The secret to which a draw was filed.
  func secret(of draw: OwnDraw) throws(DiagnosticError) -> DrawSecret {
    let name = draw.filing.map { Self.name(of: draw.id, $0.filing.secretHash) }
    guard let name, let bytes = try WholeFile.read("\(path)/\(name)") else {
      throw DiagnosticError(
        .error(
          "store.no-secret", "“\(path)”里没有\(draw.id.wording)的密钥",
          hint:
            "取出纪检封存的一份，把四行抄进一个文件，再封存一次：hanform office draw secret 封存单.txt --quarter \(draw.id.quarter)"
        ))
    }
    return try SecretSlip(reading: String(decoding: bytes, as: UTF8.self)).secret
  }

  /// `2019Q2-1-9f5ccda1.txt`.
  private static func name(of draw: DrawID, _ hash: Digest256) -> String {
    "\(draw.quarter)-\(draw.number)-\(hash.hex.prefix(8)).txt"
  }
}
