import Diagnostics
import FormPipeline
import FormTestSupport
import Testing

/// 署名 and 成文日期 (GB/T 9704-2012 7.3.5.1): the date ends four characters before the edge, the
/// name stands centred over it.
@Suite struct ClosingTests {
  /// The type area of 通用版式, in 1/1000 pt.
  private static let left = 79_370
  private static let measure = 442_205

  @Test(arguments: [
    ("张店区人民政府", "2019-12-23"), ("张店区人民政府", "2019-01-03"), ("淄博市环境保护局张店分局", "2019-01-03"),
    ("淄博市环境保护局张店分局办公室", "2019-12-23"), ("区政府", "2019-12-23"),
  ])
  func `the name stands over the middle of the date`(name: String, date: String) async throws {
    let em = 16_000
    let lines = try await lines(name: name, date: date, style: "")
    let (named, dated) = (lines[0], lines[1])
    #expect(abs(dated.upperBound - (Self.left + Self.measure - 4 * em)) <= 2)
    #expect(abs(named.lowerBound + named.upperBound - dated.lowerBound - dated.upperBound) <= 4)
    #expect(named.upperBound <= Self.left + Self.measure)
  }

  @Test func `a name that is too long for the middle ends at the edge`() async throws {
    let lines = try await lines(
      name: "淄博市环境保护局张店分局危险废物管理和环境应急中心", date: "2019-01-03", style: "")
    #expect(abs(lines[0].upperBound - (Self.left + Self.measure)) <= 2)
  }

  @Test(arguments: [("张店区人民政府", 16), ("淄博市环境保护局张店分局", 14)])
  func `in a grid it stands in whole cells`(name: String, cell: Int) async throws {
    let lines = try await lines(name: name, date: "2019-01-03", style: ", 网格: 28")
    let place = (lines[0].lowerBound - Self.left) * 28
    #expect(abs(place - cell * Self.measure) <= Self.measure / 10)
  }

  @Test func `the inset belongs to 落款 alone`() async throws {
    let folder = try TemporaryFolder()
    let template = "模板: 甲\n正文:\n- 段落: 乙\n  日期右空: 4字\n"
    let order = try Order(template: template, json: "{}", in: folder)
    #expect(try await order.refusal().map(\.id.name) == ["template.misplaced-key"])
  }

  /// From the first character's left edge to the last one's right edge, for each line.
  private func lines(name: String, date: String, style: String) async throws -> [Range<Int>] {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      try PackageFolder.text(of: "Templates/通用版式.yaml").utf8, to: "通用版式.yaml")
    let template = """
      模板: 信
      沿用: 通用版式
      数据: {名: 文字, 日: 日期}
      样式: {落款: {基于: 正文, 首行缩进: 0字\(style)}}
      正文:
      - 落款: [【名】, 【日|年月日】]
        日期右空: 4字
      """
    let order = try Order(
      template: template, json: #"{"名": "\#(name)", "日": "\#(date)"}"#, in: folder)
    let printed = try await PrintedPaper(order.with { $0.format = .dump }, in: folder)
    var lines: [Int: Range<Int>] = [:]
    for line in try printed.text(of: "out").split(separator: "\n") {
      guard let run = Self.run(line) else { continue }
      let known = lines[run.y] ?? run.x
      lines[run.y] =
        min(known.lowerBound, run.x.lowerBound)..<max(known.upperBound, run.x.upperBound)
    }
    return lines.sorted { $0.key < $1.key }.map(\.value)
  }

  /// `0 text FandolFang R 15750 85039,120500 "淄博市" 0 15793 31586`.
  private static func run(_ line: Substring) -> (y: Int, x: Range<Int>)? {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ")
    guard parts.count == 3, words.count > 4, words[1] == "text",
      let size = Int(words[words.count - 2])
    else { return nil }
    let place = words[words.count - 1].split(separator: ",").compactMap { Int($0) }
    let pens = parts[2].split(separator: " ").compactMap { Int($0) }
    guard place.count == 2, let last = pens.last else { return nil }
    return (place[1], place[0] + pens[0]..<place[0] + last + size)
  }
}
