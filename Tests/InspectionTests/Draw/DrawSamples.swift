import FormTestSupport
import Inspection
import Testing

/// Pools and seeds that tests draw from.
enum DrawSamples {
  static let occasion = DrawOccasion(
    bureauCode: "370303", period: "2019Q2", number: 1,
    publicSpec: "见证人现场掷骰十次，2019-03-30 15:00，骰面依次记数")

  /// One seed of many, the same for ever.
  static func seed(_ number: Int) -> DrawSeed {
    DrawSeed(digest("seed \(number)"))
  }

  static func digest(_ text: String) -> Digest256 {
    Digest256(hashing: Array(text.utf8))
  }

  /// `S001`… of one class and `O01`… of one unit, without recusals.
  static func plain(
    sources: Int, quota: Int, officers: Int, of sourceClass: SourceClass = .key
  ) -> DrawPool {
    DrawPool(
      rules: DrawPool.Rules(quotas: [sourceClass: quota], legalBasis: "试验"),
      sources: (1...sources).map {
        DrawPool.Source(id: SourceID(padded("S", $0, 3)), sourceClass: sourceClass, name: "甲\($0)")
      },
      officers: (1...officers).map {
        DrawPool.Officer(id: OfficerID(padded("O", $0, 2)), unit: "一大队")
      })
  }

  static func padded(_ prefix: String, _ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return prefix + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension Generator {
  /// A pool that can be frozen, with everything a pool can have: weights, recusals, year deck,
  /// carried loads, rare characters, and ids that only their bytes tell apart.
  mutating func drawPool(sources: ClosedRange<Int>, officers: ClosedRange<Int>) -> DrawPool {
    let classes = SourceClass.allCases
    let units = ["一大队", "二大队", "三大队", "\u{F92C}家队", "\u{90CE}家队", "危管办"]
    let sources = (0..<number(in: sources)).map { index in
      DrawPool.Source(
        id: SourceID(confusable(index)), sourceClass: element(of: classes),
        weight: happens(percent: 70) ? 1 : number(in: 1...5), name: companyName() + rareName())
    }
    let officers = (0..<number(in: officers)).map { index in
      DrawPool.Officer(
        id: OfficerID(confusable(index)), unit: UnitName(element(of: units)))
    }
    var pool = DrawPool(
      rules: DrawPool.Rules(
        quotas: Dictionary(uniqueKeysWithValues: classes.map { ($0, number(in: 0...9)) }),
        policy: element(of: DrawPool.Rules.Policy.allCases), carriesLoad: happens(percent: 50),
        prefersOtherUnit: happens(percent: 50), legalBasis: "《暂行办法》一、1 " + rareName()),
      sources: sources, officers: officers)
    pool.recusals = recusals(sources, officers, percent: element(of: [0, 5, 30, 80]))
    pool.exclusions = (0..<number(in: 0...4)).map {
      DrawPool.Exclusion(
        happens(percent: 50) ? .source(SourceID("停\($0)")) : .officer(OfficerID("借\($0)")),
        reason: rareName())
    }
    pool.history = DrawPool.History(
      previous: happens(percent: 50) ? Commitment(DrawSamples.digest("before")) : nil,
      loads: Dictionary(
        uniqueKeysWithValues: officers.prefix(number(in: 0...officers.count)).map {
          ($0.id, number(in: 1...12))
        }),
      timesDrawn: Dictionary(
        uniqueKeysWithValues: sources.prefix(number(in: 0...sources.count)).map {
          ($0.id, number(in: 1...3))
        }))
    return pool
  }

  /// Recusals that leave every source two officers.
  mutating func recusals(
    _ sources: [DrawPool.Source], _ officers: [DrawPool.Officer], percent: Int
  ) -> [DrawPool.Recusal] {
    sources.flatMap { source in
      let wanted = officers.filter { _ in happens(percent: percent) }
      return permuted(wanted).prefix(max(officers.count - 2, 0)).map {
        DrawPool.Recusal(officer: $0.id, source: source.id)
      }
    }
  }

  mutating func evidence(for pool: DrawPool) throws -> DrawEvidence {
    let secret = DrawSecret(DrawSamples.digest("secret \(next())").bytes)
    return DrawEvidence(
      occasion: DrawSamples.occasion, files: try FrozenPool(freezing: pool).files,
      secret: try #require(secret), publicValue: PublicValue(String(number(in: 0...9_999_999))))
  }

  /// The elements in another order.
  mutating func permuted<Element>(_ elements: [Element]) -> [Element] {
    elements.map { (key: next(), element: $0) }.sorted { $0.key < $1.key }.map(\.element)
  }

  /// U+F92C and U+90CE are both 郎; no two numbers give the same bytes.
  private func confusable(_ number: Int) -> String {
    ["\u{F92C}", "\u{90CE}", "ZB", "\u{2F9D6}"][number % 4] + String(number / 4)
  }

  /// Characters of extensions B to F, one of them with a compatibility twin.
  private mutating func rareName() -> String {
    let rare = ["\u{20087}", "\u{2A700}", "\u{2B74E}", "\u{2B8B8}", "\u{2CEB0}", "\u{2F81A}"]
    return element(of: rare) + element(of: rare)
  }
}

/// A change to a value, and the name of what is then found.
struct Change<Value>: Sendable, CustomTestStringConvertible {
  let name: String
  let apply: @Sendable (inout Value) -> Void

  init(_ name: String, _ apply: @escaping @Sendable (inout Value) -> Void) {
    self.name = name
    self.apply = apply
  }

  var testDescription: String { name }
}
