import FormTestSupport
import Testing

@testable import NameOrder

/// What both orders have in common.
struct NameOrderTests {
  @Test func `the tables are what the generator writes from Unicode's data`() throws {
    let check = try run(
      "python3", ["Scripts/name_order_tables.py", "--check"], in: PackageFolder.path)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func `every ideograph of Unicode has strokes, and two in five a reading`() {
    // The standard library may know newer ones.
    let ideographs = Runs.ranges.flatMap { $0 }.compactMap { Unicode.Scalar(UInt32($0)) }
      .filter { $0.properties.isUnifiedIdeograph && $0.properties.age ?? (0, 0) <= (15, 0) }
    let stroked = ideographs.filter { StrokeTable.shared[$0] != .unknown }
    #expect(stroked.count == ideographs.count && ideographs.count > 97_000)
    #expect((41_000..<42_000).contains(ideographs.count { ReadingTable.shared[$0] != nil }))
    #expect(ReadingTable.shared.syllables.count == 418)
  }

  @Test(arguments: NameOrder.allCases)
  func `marks, digits, letters and characters follow each other, the unknown last`(
    order: NameOrder
  ) {
    Roster.expect(
      ["（空）", "1号", "2号", "２号", "A组", "a组", "B组", "Б组", "丁一", "\u{E000}一", "\u{F8FF}"], by: order)
  }

  @Test func `characters without data are told`() {
    #expect(NameOrder.reading.key(of: "王𲎯一").unknown == ["\u{323AF}"])
    #expect(NameOrder.strokes.key(of: "王𲎯\u{E000}").unknown == ["\u{E000}"])
    for order in NameOrder.allCases {
      #expect(order.key(of: "Wáng 1·（〇）").unknown.isEmpty)
    }
  }

  @Test func `blanks and the mark in a name count for nothing but to tell texts apart`() {
    for order in NameOrder.allCases {
      let keys = ["张伟", "张　伟", "张 伟"].map { order.key(of: $0) }
      #expect(Set(keys.map(\.elements)).count == 1)
      #expect(Set(keys).count == 3)
      // Two forms of 郎 that Swift takes for one string.
      let forms = ["\u{90CE}平", "\u{F92C}平"].map { order.key(of: $0) }
      #expect(forms[0] < forms[1] && forms[0].elements == forms[1].elements)
    }
  }

  @Test(arguments: NameOrder.allCases)
  func `any texts are ordered totally, the same way however they come`(order: NameOrder) {
    var generator = Generator(seed: 5)
    let pool = "王单区曾丁卜欧阳司马长孙阿·A1 　（）𠮷㛃\u{F92C}\u{90CE}\u{E000}郞a，".unicodeScalars
      .map(String.init)
    let names = (0..<200).map { _ in
      (0...generator.number(in: 0...4)).map { _ in generator.element(of: pool) }.joined()
    }
    let keys = names.map { order.key(of: $0) }
    let places = NameKey.places(of: keys)
    for (a, left) in keys.enumerated() {
      for (b, right) in keys.enumerated() {
        #expect((left < right) == (places[a] < places[b]))
        #expect((left == right) == (places[a] == places[b]))
        #expect((left == right) == names[a].utf8.elementsEqual(names[b].utf8))
      }
    }
    let once = Roster.sorted(names, by: order).map { Array($0.utf8) }
    #expect(once == Roster.sorted(Roster.jumbled(names), by: order).map { Array($0.utf8) })
  }

  @Test(arguments: NameOrder.allCases)
  func `ten thousand names have each its place`(order: NameOrder) {
    var generator = Generator(seed: 9)
    let names = Array(Set((0..<10_000).map { _ in generator.personName() }))
    Roster.expect(Roster.sorted(names, by: order), by: order)
  }
}
