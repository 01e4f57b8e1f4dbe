import ArgumentParser
import Diagnostics
import FormPipeline
import Glibc
import PDFSigning

/// Who signs; the key is read once, whatever number of files is signed.
struct KeyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("密钥文件：PKCS#12（.p12）或 PEM（PKCS#8）。", valueName: "文件"))
  var key: String?

  @Option(
    name: .customLong("cert"),
    help: ArgumentHelp("签名人的证书（PEM），密钥文件里没有时用；可写多次。", valueName: "文件"))
  var certificates: [String] = []

  @Option(
    name: .customLong("passphrase-file"), help: ArgumentHelp("密钥的密码所在的文件，取第一行。", valueName: "文件"))
  var passphraseFile: String?

  @Option(
    name: .customLong("passphrase-fd"),
    help: ArgumentHelp("从这个已打开的文件描述符读密码的第一行。", valueName: "编号"))
  var passphraseDescriptor: Int32?

  func signer() throws(DiagnosticError) -> KeySigner {
    let name = key ?? ""
    return try KeyFile(try InputFile.bytes(of: name), named: name).signer(
      certificates: try Self.certificates(in: certificates), passphrase: passphrase)
  }

  /// All certificates of PEM files, in DER.
  static func certificates(in files: [String]) throws(DiagnosticError) -> [[UInt8]] {
    var certificates: [[UInt8]] = []
    for file in files {
      certificates += try KeyFile(try InputFile.bytes(of: file), named: file).certificates()
    }
    return certificates
  }

  /// Never from the arguments: other users of the machine can read them.
  private func passphrase() throws(DiagnosticError) -> [UInt8] {
    if let passphraseDescriptor {
      return Self.firstLine(try InputFile.bytes(of: "/proc/self/fd/\(passphraseDescriptor)"))
    }
    let variable = unsafe getenv("HANFORM_PASSPHRASE_FILE").map { unsafe String(cString: $0) }
    if let file = passphraseFile ?? variable {
      return Self.firstLine(try InputFile.bytes(of: file))
    }
    guard let typed = Terminal.askSecretly("密钥的密码：") else {
      throw DiagnosticError(
        .error(
          "signature.no-passphrase", "密钥有密码，这里没有终端可问",
          hint: "用 --passphrase-file、--passphrase-fd 或环境变量 HANFORM_PASSPHRASE_FILE 指明密码所在"))
    }
    return typed
  }

  /// Without the mark that some editors put before UTF-8.
  private static func firstLine(_ bytes: [UInt8]) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return Array(bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0).prefix { $0 != 10 && $0 != 13 })
  }
}
