/// What an office says of a draw: 《抽取备案单》 and 《抽取过程记录单》 together.
public struct DrawRecord: Hashable, Codable, Sendable {
  public var filing: DrawFiling
  public var publicValue: PublicValue
  public var seed: DrawSeed
  public var result: DrawResult

  public init(
    filing: DrawFiling, publicValue: PublicValue, seed: DrawSeed, result: DrawResult
  ) {
    self.filing = filing
    self.publicValue = publicValue
    self.seed = seed
    self.result = result
  }

  /// The record as text, a line for each statement, fields separated by tabs: the very bytes that
  /// `Scripts/verify_draw.py` prints for the same draw.
  public var transcript: String {
    statements.map { "\($0)\n" }.joined()
  }

  var statements: [RecordStatement] { filing.statements + outcome + result.statements }

  var outcome: [RecordStatement] { Self.outcome(publicValue, seed) }

  static func outcome(_ publicValue: PublicValue, _ seed: DrawSeed) -> [RecordStatement] {
    [
      RecordStatement(.publicValue, [publicValue.rawValue]),
      RecordStatement(.seed, [seed.digest.hex]),
    ]
  }
}

extension DrawFiling {
  var statements: [RecordStatement] {
    [
      RecordStatement(.occasion, of: "机构代码", [occasion.bureauCode]),
      RecordStatement(.occasion, of: "期间", [occasion.period]),
      RecordStatement(.occasion, of: "次数", [String(occasion.number)]),
      RecordStatement(.occasion, of: "公开值约定", [occasion.publicSpec]),
    ]
      + CanonicalFile.allCases.compactMap { file in
        fileHashes[file].map { RecordStatement(.file, of: file.rawValue, [$0.hex]) }
      } + [
        RecordStatement(.secret, [secretHash.hex]),
        RecordStatement(.commitment, [commitment.digest.hex]),
      ]
  }
}

extension DrawResult {
  var statements: [RecordStatement] { classes.flatMap(\.statements) + pairStatements }

  private var pairStatements: [RecordStatement] {
    pairs.enumerated().map { index, pair in
      let choices = [pair.first, pair.second].flatMap {
        [$0.officer.rawValue, $0.ticket.hex, $0.coin.hex]
      }
      return RecordStatement(
        .pair, of: pair.source.rawValue,
        [
          String(index + 1), pair.lead.rawValue, pair.other.rawValue, String(pair.eligibleCount),
          pair.orderTicket.hex,
        ] + choices)
    }
  }
}

extension DrawResult.ClassOrder {
  fileprivate var statements: [RecordStatement] {
    let counts = [String(ranking.count), String(quota), String(drawn.count)]
    return [RecordStatement(.quota, of: sourceClass.rawValue, counts)]
      + ranking.enumerated().map { index, ranked in
        RecordStatement(
          .ticket, of: ranked.source.rawValue,
          [
            sourceClass.rawValue, String(index + 1), String(ranked.timesDrawn), ranked.ticket.hex,
            index < drawn.count ? "抽中" : "未抽中",
          ])
      }
  }
}
