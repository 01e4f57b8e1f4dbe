import ArgumentParser
import Diagnostics
import PDFSigning

/// How a signature is made and what it says, for files and for the office's papers alike.
struct SigningOptions: ParsableArguments {
  @OptionGroup var key: KeyOptions
  @OptionGroup var look: SignatureLookOptions

  @Option(help: ArgumentHelp("事由，如 同意。", valueName: "文字"))
  var reason: String?

  @Option(help: ArgumentHelp("签名地点。", valueName: "文字"))
  var location: String?

  @Option(
    name: .customLong("timestamp-command"),
    help: ArgumentHelp("取时间戳（RFC 3161）的命令：请求从标准输入进，答复从标准输出出。", valueName: "命令"))
  var timestampCommand: String?

  @Option(
    name: .customLong("roots"), help: ArgumentHelp("签名应当追到的根证书（PEM）；可写多次。", valueName: "文件"))
  private var rootFiles: [String] = []

  @Flag(name: .customLong("any-order"), help: "各签字处不分先后（如交接单）。")
  var anyOrder = false

  var timestamps: TimestampSource? {
    guard let timestampCommand else { return nil }
    return { request in try ShellCommand(timestampCommand).output(for: request) }
  }

  /// In DER.
  func roots() throws(DiagnosticError) -> [[UInt8]] { try KeyOptions.certificates(in: rootFiles) }

  func order(
    for bytes: [UInt8], field: String, at time: SigningTime?, looks: SignatureLook, name: String
  ) throws(DiagnosticError) -> SigningOrder {
    guard let time else {
      throw DiagnosticError(
        .error("signature.no-clock", "这台机器的时钟不对", hint: "用 --time 写明签名时间"))
    }
    return SigningOrder(
      field: field, time: time, name: name.withSteeringShown, reason: reason, location: location,
      appearance: try looks.appearance(in: bytes, field: field, date: time.date),
      keepsOrder: !anyOrder)
  }
}
