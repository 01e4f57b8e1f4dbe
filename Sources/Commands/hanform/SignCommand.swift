import ArgumentParser
import Diagnostics
import FormPipeline
import PDFSigning

struct SignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "在打印好的 PDF 的签字处签名；可一次签许多份。",
    discussion: """
      例：
        hanform sign Output/派遣单.pdf --field 分管局长 --key 局长.p12 \\
          --image 墨迹.png
        hanform sign Output/*.pdf --field 科室负责人 --key 科长.p12 --title 科长 \\
          -o 已签/
      密码在终端上问，或从 --passphrase-file、--passphrase-fd、环境变量 HANFORM_PASSPHRASE_FILE 所指的文件读。
      密钥在 U 盾、密码机或签章服务里的，分两步：
        hanform sign 派遣单.pdf --field 分管局长 --cert 局长.pem \\
          --digest-only 待签.der -o 待签.pdf
        openssl dgst -sha256 -sign 局长.key -out 签名.bin 待签.der
        hanform sign 待签.pdf --attach 签名.bin -o 派遣单.pdf
      """)

  @Argument(help: ArgumentHelp("要签的 PDF；签名追加在文件末尾，原有内容一字不动。", valueName: "文件"))
  var files: [String]

  @Option(help: ArgumentHelp("签字处的名称，如 分管局长。", valueName: "名称"))
  var field: String?

  @OptionGroup var signing: SigningOptions

  @Option(help: ArgumentHelp("签名时间，如 2019-03-30T10:00:00+08:00；不写为现在。", valueName: "时间"))
  var time: SigningTimeArgument?

  @Option(
    name: .customLong("digest-only"),
    help: ArgumentHelp("只准备：写出待签的数据（DER），在别处签。", valueName: "文件"))
  var digestOnly: String?

  @Option(help: ArgumentHelp("填入在别处作出的签名值。", valueName: "文件"))
  var attach: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("输出文件，或文件夹（以 / 结尾）；不写则原处替换。", valueName: "文件"))
  var output: String?

  func validate() throws {
    if attach != nil {
      guard field == nil, digestOnly == nil, signing.key.key == nil else {
        throw ValidationError("--attach 只和文件、-o、--timestamp-command 一起用")
      }
      guard files.count == 1 else { throw ValidationError("--attach 一次只填一个文件") }
      return
    }
    guard field != nil else { throw ValidationError("用 --field 指明在哪一处签") }
    if digestOnly != nil {
      guard signing.key.key == nil, !signing.key.certificates.isEmpty else {
        throw ValidationError("--digest-only 要 --cert，不要 --key")
      }
      guard files.count == 1, output != nil else {
        throw ValidationError("--digest-only 一次准备一个文件，并用 -o 指明写到哪里")
      }
      guard let digestOnly, digestOnly != files[0], digestOnly != place(for: files[0]) else {
        throw ValidationError("--digest-only 的文件是另一个，不是要签的，也不是 -o 的")
      }
    } else if signing.key.key == nil {
      throw ValidationError("用 --key 给出密钥文件（PKCS#12 或 PEM）")
    }
    if files.count > 1, let output, !output.hasSuffix("/") {
      throw ValidationError("几个文件一起签时，-o 是文件夹，以 / 结尾")
    }
    var places: Set<String> = []
    for path in files where !places.insert(place(for: path)).inserted {
      throw ValidationError("有两个文件都要写到“\(place(for: path))”，后一个会盖掉前一个；分开签，或换个文件名")
    }
  }

  func run() async throws {
    do {
      if let attach {
        try await attachSignature(InputFile.bytes(of: attach))
      } else if let digestOnly {
        try await prepare(writingTo: digestOnly)
      } else {
        try await signAll()
      }
    } catch let error as DiagnosticError {
      throw Refusal(diagnostics: error.diagnostics, sources: [:])
    }
  }

  /// Signs every file before any is written: one that is refused stops all.
  private func signAll() async throws {
    let signer = try signing.key.signer()
    let fileSigner = try FileSigner(
      signer, timestamps: signing.timestamps, roots: try signing.roots())
    let looks = try signing.look.maker(name: signer.description)
    var sink = DiagnosticSink()
    var signed: [(path: String, bytes: [UInt8])] = []
    for (index, path) in files.enumerated() {
      do throws(DiagnosticError) {
        let bytes = try InputFile.bytes(of: path)
        let order = try order(for: bytes, looks: looks, name: signer.description)
        signed.append((place(for: path), try await fileSigner.signed(bytes, order: order)))
      } catch {
        sink.report(error.diagnostics.map { $0.about(file: path) })
      }
      Terminal.showProgress(index + 1, of: files.count)
    }
    try sink.throwErrors()
    try OutputFile.writeAll(signed)
    Terminal.tell("已在\(signed.count)个文件的“\(field ?? "")”签名：\(signer)")
  }

  private func prepare(writingTo digest: String) async throws {
    let certificates = try KeyOptions.certificates(in: signing.key.certificates)
    let bytes = try InputFile.bytes(of: files[0])
    let name = KeyFile.holder(of: certificates) ?? ""
    let order = try order(for: bytes, looks: try signing.look.maker(name: name), name: name)
    let prepared = try await FileSigner.prepare(
      bytes, order: order, certificates: certificates, roots: try signing.roots(),
      reservesTimestamp: signing.timestampCommand != nil)
    try OutputFile.writeAll([
      (place(for: files[0]), try prepared.pendingFile()), (digest, prepared.signedAttributes),
    ])
    Terminal.tell("待签的数据在“\(digest)”：用 SHA-256（SM2 用 SM3）签，再用 --attach 填入")
  }

  private func attachSignature(_ signature: [UInt8]) async throws {
    let bytes = try InputFile.bytes(of: files[0])
    let signed = try await PreparedSignature(pending: bytes).attaching(
      signature, timestamps: signing.timestamps, roots: try signing.roots())
    try OutputFile(path: place(for: files[0])).write(signed, madeOf: bytes)
    Terminal.tell("已填入签名")
  }

  private func order(
    for bytes: [UInt8], looks: SignatureLook, name: String
  ) throws(DiagnosticError) -> SigningOrder {
    try signing.order(
      for: bytes, field: field ?? "", at: time?.time ?? SystemClock.now, looks: looks, name: name)
  }

  private func place(for path: String) -> String {
    guard let output else { return path }
    guard output.hasSuffix("/") else { return output }
    return output + (path.split(separator: "/").last.map(String.init) ?? path)
  }
}

extension Diagnostic {
  /// Names the file in front of the place within it.
  func about(file path: String) -> Diagnostic {
    var diagnostic = self
    diagnostic.dataPath = dataPath.map { "\(path) \($0)" } ?? path
    return diagnostic
  }
}

/// `2019-03-30T10:00:00+08:00`.
struct SigningTimeArgument: ExpressibleByArgument {
  var time: SigningTime

  init?(argument: String) {
    guard let time = SigningTime(argument) else { return nil }
    self.time = time
  }
}
