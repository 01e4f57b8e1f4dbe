import Diagnostics
import Glibc
import Inspection

/// 封存: the secrets of draws that are filed and not yet revealed, a file each, for their keeper's
/// eyes only.
///
/// They stand in no journal, no evidence and no backup; who loses them reads them in again from the
/// sealed slip that 纪检 keeps.
struct SealedSecrets {
  let path: String

  /// Written whole before the filing is, so that no draw is ever committed to a secret that is lost.
  func keep(_ secret: DrawSecret, of draw: DrawID) throws(DiagnosticError) {
    if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .system(at: path) }
    let slip = SecretSlip(secret).lines.map { "\($0)\n" }.joined()
    let text = "\(draw.wording)的密钥，公布以前不得给任何人看。\n\(slip)"
    try WholeFile.write(Array(text.utf8), to: name(of: draw), in: path, mode: 0o400)
  }

  func secret(of draw: DrawID) throws(DiagnosticError) -> DrawSecret {
    guard let bytes = try WholeFile.read("\(path)/\(name(of: draw))") else {
      throw DiagnosticError(
        .error(
          "store.no-secret", "“\(path)”里没有\(draw.wording)的密钥", hint: "取出纪检封存的一份，照它重新录入密钥"))
    }
    return try SecretSlip(reading: String(decoding: bytes, as: UTF8.self)).secret
  }

  private func name(of draw: DrawID) -> String { "\(draw.quarter)-\(draw.number).txt" }
}
