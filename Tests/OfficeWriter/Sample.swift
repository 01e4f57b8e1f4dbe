public import CivilCalendar
public import Inspection

/// Facts enough to fill a journal with; the same for a number every time.
public enum Sample {
  public static let clerk = Author(name: "王强", role: .administrator, unit: "环境监察一大队")
  public static let date = known(CalendarDate(year: 2019, month: 3, day: 30))

  /// So many seconds after nine o'clock of 2019-03-30.
  public static func time(_ second: Int) -> Timestamp {
    let clock = 9 * 3_600 + second
    return known(
      Timestamp(date: known(date.adding(days: clock / 86_400)), secondOfDay: clock % 86_400))
  }

  /// A small fact.
  public static func recusal(_ number: Int) -> Fact {
    .recusal(
      Recusal(
        officer: OfficerID("Z\(number % 200)"), source: SourceID("P\(number)"), ground: .kinship,
        note: "申请/第\(number)号“\u{F92C}”", declaredOn: date, approvedBy: "李敏"))
  }

  /// A list taken in.
  public static func sources(_ numbers: Range<Int>, photo: Evidence? = nil) -> Fact {
    .sources(
      numbers.map { number in
        SourceChange(
          .added,
          PollutionSource(
            id: SourceID("P\(number)"), name: "淄博第\(number)化工有限公司",
            address: "张店区柳泉路\(number)号", city: "淄博市", county: "张店区",
            creditCode: CreditCode("91350100M000100Y43"),
            classification: .init(.ordinary, basis: "重点排污单位名录以外"), industry: "化学原料制造",
            controlLevel: .county, entryUnit: "环境监察一大队"),
          reason: "新建项目投产", date: date, handledBy: "王强", photo: photo)
      },
      list: ListOrigin(
        file: "企业.csv", digest: String(repeating: "a", count: 64), rowCount: numbers.count))
  }

  private static func known<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("a sample is wrong") }
    return value
  }
}

/// Enters a fact whatever the office knows already.
public struct Entering: Act {
  public var fact: @Sendable (Office) -> Fact

  public init(_ fact: Fact) { self.fact = { _ in fact } }
  public init(_ fact: @escaping @Sendable (Office) -> Fact) { self.fact = fact }

  public func decide(in office: Office, by author: Author, at time: Timestamp) -> Fact {
    fact(office)
  }
}
