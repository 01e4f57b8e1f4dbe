import FormTestSupport
import Inspection
import Testing

/// The two test vectors of SSJ-DRAW/1 (domain 6.3).
@Suite struct DrawVectorTests {
  // Vector 1: files as opaque bytes

  private static let opaque = CanonicalFiles([
    .rules: Array("rules\n".utf8),
    .sources: Array((1...8).map { "S00\($0)\tkey\n" }.joined().utf8),
    .officers: Array((1...5).map { "O0\($0)\n" }.joined().utf8),
  ])

  private let first = DrawOccasion(
    bureauCode: "370303", period: "2019Q1", number: 1, publicSpec: "none")

  @Test func `vector 1 has its hash, commitment and seed`() throws {
    let secret = try #require(DrawSecret(Array(0...31)))
    let filing = DrawFiling(of: first, files: Self.opaque, secret: secret)
    #expect(
      filing.fileHashes[.sources]?.hex
        == "c5ab25a647132855fa468beafc27937368982176bd35c3494b4ff69acba4369e")
    #expect(
      filing.commitment.digest.hex
        == "bef4b187c07077bc818554713f4ef7e10d542ca4142ea95e3b0af5ac6d72355d")
    #expect(
      DrawSeed(secret: secret, commitment: filing.commitment, publicValue: "0").digest.hex
        == Self.seed)
  }

  private static let seed = "badf3563b6cec78901d079ad414a07d4692092e92d922603a923227809e36561"

  @Test(arguments: [
    ([], "S004 (O01,O04) S002 (O02,O05) S006 (O03,O01) S008 (O04,O02)"),
    (
      [DrawPool.Recusal(officer: "O01", source: "S006")],
      "S006 (O04,O03) S004 (O01,O02) S002 (O05,O01) S008 (O02,O04)"
    ),
  ])
  func `vector 1 has its order and pairs`(recusals: [DrawPool.Recusal], pairs: String) throws {
    var pool = DrawSamples.plain(sources: 8, quota: 4, officers: 5)
    pool.recusals = recusals
    let seed = DrawSeed(try #require(Digest256(hex: Self.seed)))
    let result = try FrozenPool(freezing: pool).draw(with: seed)
    #expect(order(result, .key) == "S006 S002 S008 S004 S005 S003 S007 S001")
    #expect(
      result.classes.first?.ranking.last?.ticket.hex
        == "e966a96e756d797c63fbcecec2d956dfc32414aa1439710ba61bf0505b5c9789")
    #expect(self.pairs(result) == pairs)
  }

  // Vector 2: everything a pool can have

  @Test(arguments: [
    (CanonicalFile.rules, "1f1c267104496addaf64ebcc4940f7d1b092a2913de8e620c1c145dc56b13181"),
    (.sources, "28c310201f21a964775050a827bdf6acc589daef4e5efc6e8096812a0ca212a7"),
    (.officers, "af27573a726891a7b6e8f48c836dce98827358fec9070700faa9c5e16577e102"),
    (.recusals, "0672a5a334bddcb097cf39e63472a3540186af070094522eeddff25b427a3ff1"),
    (.exclusions, "0135e2fb3cc0aa432efcba8b74a7108ea7cc814dec65cdaa7a6ef03a79f7fc5d"),
    (.history, "abfbb0658293adbd925cf810109eff778b619cf45265c40190ac543279d0109c"),
  ])
  func `vector 2 has its files`(file: CanonicalFile, hash: String) throws {
    #expect(try FrozenPool(freezing: .second).files.hash(of: file).hex == hash)
  }

  @Test func `vector 2 has its commitment, seed, orders and pairs`() throws {
    let record = try DrawEvidence.second().record()
    #expect(
      record.filing.commitment.digest.hex
        == "3559244619e6cf8767c84b4559174d0ccb16e85c388c2ef3c0d98fd3a80ad12a")
    #expect(record.filing.commitment.code == "3559244619e6cf87")
    #expect(record.filing.commitment.description.hasPrefix("3559 2446 19e6 cf87 67c8"))
    #expect(
      record.seed.digest.hex == "e140dbefb9b45160e22cec3beb23ab431bccdbe4c08c1e3d898c6ec6c14e2d7d")
    #expect(order(record.result, .key) == "ZB0005 ZB0001 ZB0003 ZB0006 ZB0004 ZB0002")
    #expect(order(record.result, .ordinary) == "ZB0103 ZB0102 ZB0104 ZB0101")
    #expect(order(record.result, .special) == "ZB0902 ZB0901")
    #expect(
      pairs(record.result) == """
        ZB0005 (ZF06,ZF05) ZB0902 (ZF02,ZF04) ZB0102 (ZF07,ZF03) ZB0003 (ZF05,ZF04) \
        ZB0103 (ZF06,ZF02) ZB0001 (ZF05,ZF07)
        """)
  }

  @Test func `a secret shows itself only when it is asked to`() throws {
    let secret = try DrawEvidence.second().secret
    let hex = secret.reveal().hex
    #expect(hex == "9f5ccda1a03b423eb74d0fb43919726706722acaf69d3106352bed3291ef9ee8")
    var dumped = "\(secret) \(String(reflecting: secret))"
    dump(secret, to: &dumped)
    #expect(!dumped.contains("159"))  // 9f, its first byte
    dump(try DrawEvidence.second(), to: &dumped)
    #expect(!dumped.contains(hex.prefix(8)))
  }

  @Test(arguments: [
    "", "00", String(repeating: "0g", count: 32), String(repeating: "0", count: 66),
  ])
  func `a secret has 64 hexadecimal digits`(text: String) {
    #expect(DrawSecret(hex: text) == nil)
  }

  private func order(_ result: DrawResult, _ sourceClass: SourceClass) -> String {
    result.classes.filter { $0.sourceClass == sourceClass }
      .flatMap(\.ranking).map(\.source.rawValue).joined(separator: " ")
  }

  private func pairs(_ result: DrawResult) -> String {
    result.pairs.map { "\($0.source) (\($0.lead),\($0.other))" }.joined(separator: " ")
  }
}

extension DrawEvidence {
  /// The inputs of vector 2.
  static func second() throws -> DrawEvidence {
    let secret = DrawSecret(DrawSamples.digest("SSJ-DRAW/1 test secret 2").bytes)
    return DrawEvidence(
      occasion: DrawSamples.occasion, files: try FrozenPool(freezing: .second).files,
      secret: try #require(secret), publicValue: "3615426133")
  }
}

extension DrawPool {
  /// The pool of vector 2, in no order.
  static let second = DrawPool(
    rules: Rules(
      quotas: [.special: 1, .key: 3, .ordinary: 2], policy: .yearDeck, carriesLoad: true,
      prefersOtherUnit: true, legalBasis: "《淄博市环境保护局张店分局污染源日常环境监管随机抽查工作暂行办法》一、1"),
    sources: [
      Source(id: "ZB0902", sourceClass: .special, name: "张店子放射诊所"),
      Source(id: "ZB0901", sourceClass: .special, name: "淄博癸危废利用有限公司"),
      Source(id: "ZB0001", sourceClass: .key, name: "淄博甲化工有限公司"),
      Source(id: "ZB0002", sourceClass: .key, weight: 3, name: "淄博乙陶瓷有限公司"),
      Source(id: "ZB0003", sourceClass: .key, name: "淄博丙热电有限公司"),
      Source(id: "ZB0004", sourceClass: .key, name: "淄博丁医院"),
      Source(id: "ZB0005", sourceClass: .key, name: "淄博戊新材料有限公司"),
      Source(id: "ZB0006", sourceClass: .key, weight: 2, name: "淄博𬭎达建材有限公司"),
      Source(id: "ZB0101", sourceClass: .ordinary, name: "张店己汽修"),
      Source(id: "ZB0102", sourceClass: .ordinary, name: "张店庚印刷（张店）有限公司"),
      Source(id: "ZB0103", sourceClass: .ordinary, name: "张店辛餐饮"),
      Source(id: "ZB0104", sourceClass: .ordinary, weight: 2, name: "张店壬加油站"),
    ],
    officers: [
      Officer(id: "ZF07", unit: "危管办"), Officer(id: "ZF01", unit: "一大队"),
      Officer(id: "ZF02", unit: "一大队"), Officer(id: "ZF03", unit: "二大队"),
      Officer(id: "ZF04", unit: "二大队"), Officer(id: "ZF05", unit: "三大队"),
      Officer(id: "ZF06", unit: "四大队"),
    ],
    recusals: [
      Recusal(officer: "ZF07", source: "ZB0901"), Recusal(officer: "ZF01", source: "ZB0002"),
    ],
    exclusions: [
      Exclusion(.source("ZB0007"), reason: "长期停产"), Exclusion(.officer("ZF08"), reason: "借调"),
    ],
    history: History(
      previous: Digest256(hex: "bef4b187c07077bc818554713f4ef7e10d542ca4142ea95e3b0af5ac6d72355d")
        .map(Commitment.init),
      loads: ["ZF01": 2, "ZF03": 1], timesDrawn: ["ZB0002": 1, "ZB0101": 1]))
}
