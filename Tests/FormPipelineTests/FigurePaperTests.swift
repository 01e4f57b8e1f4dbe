import Diagnostics
import FormPipeline
import FormTestSupport
import Foundation
import PDFFinishing
import Testing

/// 二维码 and 图片 on printed papers, read by programs that are not ours.
@Suite struct FigurePaperTests {
  private static let codes = """
    模板: 甲
    数据: {编号: 文字, 行: [{名称: 文字}]}
    页面: {页脚: {左: 第【页】页, 右: {二维码: "【编号】 p【页】/【总页】", 宽: 14mm}}}
    正文:
    - {二维码: 淄博市【编号】, 宽: 25mm}
    - 段落: 见【编号|二维码 16mm】。
    - 表格:
        每行: 行
        列:
        - {表头: 名称, 内容: 【名称】}
        - {表头: 码, 列宽: 30mm, 二维码: 【名称】, 宽: 20mm}
        末行: 以下空白
    """

  /// What zbar reads from a picture, in the order of their bytes.
  private func codes(in picture: String) throws -> [String] {
    try run("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture]).text
      .split(separator: "\n").map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func data(rows: Int) -> String {
    let names = (1...rows).map { #"{"名称": "第\#($0)厂"}"# }
    return #"{"编号": "ZDHJ-2019-02", "行": [\#(names.joined(separator: ","))]}"#
  }

  @Test(arguments: [PrintJob.Format.pdf, .png, .svg])
  func `every code of every page is read, whatever the format`(format: PrintJob.Format) async throws
  {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try Order(template: Self.codes, json: data(rows: 12), in: folder).with {
        $0.format = format
        $0.output = format == .pdf ? "out" : "【页】.\(format.rawValue)"
      })
    var pictures: [String] = []
    switch format {
    case .pdf:
      _ = try run(
        "pdftoppm", ["-r", "200", "-png", printed.path(of: "out"), printed.path(of: "p")])
      pictures = try printed.names.filter { $0.hasSuffix(".png") }
    case .svg:
      for name in try printed.names {
        let drawn = try run(
          "mutool",
          ["draw", "-q", "-r", "200", "-F", "png", "-o", "-", printed.path(of: name), "1"])
        _ = try printed.folder.write(drawn.output, to: name + ".png")
        pictures.append(name + ".png")
      }
    case .png, .dump: pictures = try printed.names
    }
    #expect(pictures.count == 2)
    let read = try pictures.map { try codes(in: printed.path(of: $0)) }
    let all: [String] = read.flatMap { $0 }
    let inRows = (1...12).map { "第\($0)厂" }
    let others = [
      "ZDHJ-2019-02 p1/2", "ZDHJ-2019-02 p2/2", "淄博市ZDHJ-2019-02", "ZDHJ-2019-02",
    ]
    #expect(Set(all) == Set(inRows + others))
    #expect(all.count == 16)
  }

  @Test func `codes in a file are shapes, and the file is sound`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try Order(template: Self.codes, json: data(rows: 12), in: folder))
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    let images = try run("pdfimages", ["-list", printed.path(of: "out")]).text
    #expect(images.split(separator: "\n").count == 2, "\(images)")
  }

  // MARK: Images

  private static let photograph = """
    模板: 甲
    数据: {名称: 文字, 照片: 选填图片}
    正文:
    - 表格:
        列宽: [30mm, 1份]
        行:
        - [名称, 【名称】]
        - [照片, {图片: 【照片】, 宽: 28mm, 高: 38mm, 说明: "【名称】的照片"}]
    """

  /// A photograph of one colour, so many dots wide and high, with a place in its Exif.
  private func photograph(_ width: Int, _ height: Int) throws -> [UInt8] {
    let samples = Array(repeating: [200, 40, 40] as [UInt8], count: width * height).joined()
    var bytes = try run("pnmtojpeg", [], input: Array("P6 \(width) \(height) 255\n".utf8) + samples)
      .output
    let exif = Array("Exif\0\0MM GPS 36.8N 118.0E 王喆的手机".utf8)
    bytes.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif, at: 2)
    return bytes
  }

  private func order(_ path: String, in folder: TemporaryFolder) throws -> Order {
    try Order(
      template: Self.photograph, json: #"{"名称": "甲厂", "照片": "\#(path)"}"#, in: folder)
  }

  @Test(arguments: ["archival", "fillable", "plain"])
  func `a picture that a page shows twice is printed twice and kept once`(
    profile: String
  ) async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(try photograph(40, 40), to: "章.jpg")
    let template = """
      模板: 甲
      数据: {甲: 图片, 乙: 图片}
      正文:
      - {图片: 【甲】, 宽: 40mm, 高: 30mm, 说明: 一}
      - {图片: 【乙】, 宽: 20mm, 高: 15mm, 说明: 二}
      """
    let printed = try await PrintedPaper(
      try Order(template: template, json: #"{"甲": "章.jpg", "乙": "章.jpg"}"#, in: folder).with {
        $0.profile = ["archival": .archival, "fillable": .fillable][profile] ?? .plain
      })
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    let images = try run("pdfimages", ["-list", printed.path(of: "out")]).text
    let rows = images.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ") }
    #expect(rows.count == 2 && Set(rows.map { $0[10] }).count == 1, "\(images)")
  }

  @Test func `a photograph beside the data is printed in its box and tells no more than it shows`()
    async throws
  {
    let folder = try TemporaryFolder()
    let photo = try photograph(560, 560)
    _ = try folder.write(photo, to: "现场.jpg")
    let printed = try await PrintedPaper(try order("现场.jpg", in: folder))
    #expect(printed.warnings.isEmpty)
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    let bytes = try printed.bytes(of: "out")
    for secret in ["Exif", "GPS", "王喆", "现场.jpg", folder.path] {
      #expect(!bytes.contains(Array(secret.utf8)), "\(secret)")
    }
    // 28 mm wide and high, in the middle of a box 38 mm high.
    let picture = try Picture(page: 1, of: printed.path(of: "out"), dotsPerInch: 254)
    let heights = (0..<picture.width).map { x in
      (0..<picture.height).count { y in
        let start = (y * picture.width + x) * 3
        return picture.samples[start] > 150 && picture.samples[start + 1] < 100
      }
    }
    let widths = heights.count { $0 > 0 }
    #expect((278...282).contains(heights.max() ?? 0) && (278...282).contains(widths))
  }

  @Test func `rulings around a photograph that fills its cell stay whole`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(try photograph(600, 600), to: "现场.jpg")
    let template = """
      模板: 甲
      数据: {照片: 图片}
      样式: {贴边: {基于: 表文, 内边距: 0mm}}
      正文:
      - 表格:
          框线: {外: 2磅, 内: 2磅}
          样式: 贴边
          列宽: [40mm, 1份]
          行:
          - [照片, 说明]
          - [{图片: 【照片】, 宽: 40mm, 高: 40mm, 说明: 现场}, ""]
      """
    let order = try Order(template: template, json: #"{"照片": "现场.jpg"}"#, in: folder)
    let printed = try await PrintedPaper(order)
    let picture = try Picture(page: 1, of: printed.path(of: "out"), dotsPerInch: 360)
    // A line of dots through the middle of the photograph: red between two rulings, then a third,
    // each two points or ten dots wide.
    func sample(_ x: Int, _ y: Int) -> ArraySlice<UInt8> {
      picture.samples[((y * picture.width + x) * 3)...].prefix(3)
    }
    func isRed(_ dot: ArraySlice<UInt8>) -> Bool {
      dot[dot.startIndex] > 150 && dot[dot.startIndex + 1] < 100
    }
    let rows = (0..<picture.height).filter { isRed(sample(picture.width / 4, $0)) }
    let middle = try #require(rows.isEmpty ? nil : rows[rows.count / 2])
    var rulings: [Int] = []
    var isDark = false
    for x in 0..<picture.width {
      let wasDark = isDark
      isDark = sample(x, middle).allSatisfy { $0 < 100 }
      if isDark, wasDark { rulings[rulings.count - 1] += 1 } else if isDark { rulings.append(1) }
    }
    #expect(rulings.count == 3 && rulings.allSatisfy { (9...11).contains($0) }, "\(rulings)")
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
  }

  @Test func `no photograph leaves the box`() async throws {
    let folder = try TemporaryFolder()
    let order = try Order(template: Self.photograph, json: #"{"名称": "甲厂"}"#, in: folder)
    let dump = try await PrintedPaper(order.with { $0.format = .dump }).text(of: "out")
    #expect(!dump.contains("image"))
    // Rulings around a row of 38 mm and its padding, 0.1 mm and more.
    let heights = dump.split(separator: "\n").filter { $0.contains(" rule ") }
    #expect(heights.count >= 5)
  }

  @Test func `a coarse photograph is printed with a warning`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(try photograph(100, 100), to: "小.jpg")
    let printed = try await PrintedPaper(try order("小.jpg", in: folder))
    #expect(printed.warnings.map(\.id) == ["layout.image-coarse"])
    #expect(printed.warnings.first?.location?.line == 8)
  }

  @Test(arguments: [
    ("没有.jpg", "找不到"), ("/etc/passwd", "不在允许的文件夹里"), ("../外面.jpg", "不在允许的文件夹里"),
    ("里面/../../外面.jpg", "不在允许的文件夹里"), ("链接.jpg", "指向了允许的文件夹之外"), ("里面", "不是文件"),
    ("文字.jpg", "不是 JPEG 或 PNG 图片"), ("半张.jpg", "已损坏：图像没有写完"), ("管道", "不是文件"),
  ])
  func `a file that is no image, or none of this folder, is refused with its place`(
    path: String, reason: String
  ) async throws {
    let outside = try TemporaryFolder()
    let photo = try photograph(400, 400)
    let folder = try TemporaryFolder()
    let secret = try outside.write(photo, to: "外面.jpg")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/链接.jpg", withDestinationPath: secret)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/里面", withIntermediateDirectories: false)
    _ = try folder.write("文字".utf8, to: "文字.jpg")
    _ = try folder.write(photo.prefix(600), to: "半张.jpg")
    _ = try run("mkfifo", [folder.path + "/管道"])
    let findings = try await order(path, in: folder).refusal()
    #expect(findings.map(\.place) == ["1:20 data.bad-image 照片"])
    #expect(findings.first?.message.hasSuffix(reason) == true, "\(findings)")
  }

  @Test func `a photograph of sixty letters is read from the disk as they are painted`()
    async throws
  {
    let folder = try TemporaryFolder()
    let template = """
      模板: 信
      每份: 人员
      数据: {人员: [{姓名: 文字, 照片: 图片}]}
      正文:
      - 段落: 【姓名】
      - {图片: 【照片】, 宽: 28mm}
      """
    var people: [String] = []
    for number in 1...60 {
      _ = try folder.write(try photograph(200 + number, 300), to: "\(number).jpg")
      people.append(#"{"姓名": "第\#(number)人", "照片": "\#(number).jpg"}"#)
    }
    let json = #"{"人员": [\#(people.joined(separator: ","))]}"#
    let printed = try await PrintedPaper(
      try Order(template: template, json: json, in: folder).with {
        $0.isMerged = true
        $0.workers = 2
      })
    let listed = try run("pdfimages", ["-list", printed.path(of: "out")]).text
    let widths = listed.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ")[3] }
    let expected = (1...60).map { String(200 + $0) }
    #expect(widths.map(String.init) == expected)
  }
}
