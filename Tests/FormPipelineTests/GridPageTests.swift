import FormPipeline
import FormTestSupport
import Testing

/// The page of GB/T 9704-2012: 22 lines of 28 characters in 156 × 225 mm.
@Suite struct GridPageTests {
  /// In 1/1000 pt.
  private static let left = 79_370
  private static let measure = 442_205
  private static let height = 637_795
  /// 0.05 mm.
  private static let tolerance = 141

  @Test(arguments: [("15.75磅", 15_750), ("三号", 16_000)])
  func `every character stands within 0·05 mm of its cell's middle`(
    size: String, em: Int
  ) async throws {
    let runs = try await runs(size: size, em: em)
    var seen = 0
    for run in runs {
      var last = -1
      for (scalar, x) in run.characters {
        let middle = x + em / 2 - Self.left
        let cell = middle * 28 / Self.measure
        #expect(abs(middle - (2 * cell + 1) * Self.measure / 56) <= Self.tolerance, "\(scalar)")
        #expect(cell > last && cell < 28, "\(scalar)")
        last = cell
        seen += 1
      }
    }
    #expect(seen > 1000)
  }

  @Test(arguments: [("15.75磅", 15_750), ("三号", 16_000)])
  func `22 baselines stand at equal distances on a full page`(
    size: String, em: Int
  ) async throws {
    let baselines = try await runs(size: size, em: em).filter { $0.page == 1 }.map(\.y)
    let lines = Set(baselines).sorted()
    #expect(lines.count == 22)
    for (line, y) in lines.enumerated() {
      #expect(abs((y - lines[0]) - line * Self.height / 22) <= Self.tolerance)
    }
  }

  @Test func `the text of a page in cells is the text that went in`() async throws {
    let printed = try await PrintedPaper(Order("公文"))
    let text = Array(try pdfText(of: printed.path(of: "out")).withoutWhiteSpace.utf8)
    for words in [
      "《污染源日常环境监管随机抽查季度汇总表》、《重点污染源随机抽查记录表》的填报工作。",
      "由系统管理人员负责每月度初3号前完成《‘双随机’工作进展信息调度表（月）》", "2019年1月3日",
    ] {
      #expect(text.contains(Array(words.utf8)), "\(words)")
    }
  }

  // MARK: Reading

  private struct Run {
    var page: Int
    var y: Int
    /// Han characters and their pens.
    var characters: [(Unicode.Scalar, Int)]
  }

  /// The runs of the body's size, from the display list.
  private func runs(size: String, em: Int) async throws -> [Run] {
    let folder = try TemporaryFolder()
    let template = try PackageFolder.text(of: "Templates/公文.yaml")
      .utf8Split(by: "字号: 15.75磅").joined(separator: "字号: \(size)")
    _ = try folder.write(
      try PackageFolder.text(of: "Templates/通用版式.yaml").utf8, to: "通用版式.yaml")
    let order = Order(
      templates: [try folder.write(template.utf8, to: "公文.yaml")],
      data: [PackageFolder.path(of: "Examples/张店/公文.json")])
    let printed = try await PrintedPaper(order.with { $0.format = .dump })
    var page = -1
    var runs: [Run] = []
    for line in try printed.text(of: "out").split(separator: "\n") {
      if line.hasPrefix("page ") { page += 1 }
      if let run = Self.run(line, em: em, page: page) { runs.append(run) }
    }
    return runs
  }

  /// `0 text FandolFang R 15750 85039,120500 "淄博市" 0 15793 31586`.
  private static func run(_ line: Substring, em: Int, page: Int) -> Run? {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ")
    guard parts.count == 3, words.count > 4, words[1] == "text",
      words[words.count - 2] == "\(em)"
    else { return nil }
    let place = words[words.count - 1].split(separator: ",").compactMap { Int($0) }
    guard place.count == 2 else { return nil }
    let pens = parts[2].split(separator: " ").compactMap { Int($0) }
    let characters = zip(parts[1].unicodeScalars, pens).filter { scalar, _ in
      (0x4E00...0x9FFF).contains(scalar.value)
    }
    return Run(page: page, y: place[1], characters: characters.map { ($0, place[0] + $1) })
  }
}
