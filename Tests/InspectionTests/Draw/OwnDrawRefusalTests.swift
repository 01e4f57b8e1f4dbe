import CivilCalendar
import Inspection
import Testing

/// Steps of an own draw that the protocol or the measure stands against.
@Suite struct OwnDrawRefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var ids: [String]
    var stage: OwnDraw.Stage?
    var date: String
    var author: Author
    var act: @Sendable (OwnDrawSample) -> any Act

    var testDescription: String { name }

    init(
      _ name: String, _ ids: [String], after stage: OwnDraw.Stage?, on date: String = "2019-03-30",
      by author: Author = OfficeSample.administrator,
      _ act: @escaping @Sendable (OwnDrawSample) -> any Act
    ) {
      self.name = name
      self.ids = ids
      self.stage = stage
      self.date = date
      self.author = author
      self.act = act
    }
  }

  private static let brigade = RefusalTests.brigade
  private static let quarter = OwnDrawSample.quarter
  private static let otherSecret = DrawSecret(DrawSamples.digest("another").bytes)

  static let cases: [Case] = [
    Case("freezing for a brigade", ["draw.not-administrator"], after: nil, by: brigade) { _ in
      FreezePool(of: quarter)
    },
    Case("freezing twice", ["draw.begun"], after: .frozen) { _ in FreezePool(of: quarter) },
    Case("freezing what is filed", ["draw.begun"], after: .filed) { _ in FreezePool(of: quarter) },
    Case("freezing what is drawn", ["draw.redraw"], after: .drawn) { _ in FreezePool(of: quarter) },
    Case("drawing for the quarter after next", ["draw.out-of-season"], after: nil, on: "2018-12-29")
    { _ in FreezePool(of: quarter) },
    Case("drawing for the past", ["draw.out-of-season"], after: nil, on: "2019-07-01") { _ in
      FreezePool(of: quarter)
    },
    Case("adopting beside an own draw", ["draw.begun"], after: .filed) { _ in
      AdoptDraw(
        quarter: quarter, rows: [OfficeSample.row("淄博甲化工有限公司", "张一", "王二")],
        list: ListOrigin(file: "a", digest: "", rowCount: 1))
    },
    Case("filing nothing", ["draw.not-frozen"], after: nil) { _ in OwnDrawSample.filing() },
    Case("filing twice", ["draw.wrong-step"], after: .filed) { _ in OwnDrawSample.filing() },
    Case("filing by a brigade", ["draw.not-administrator"], after: .frozen, by: brigade) { _ in
      OwnDrawSample.filing()
    },
    Case("watching oneself", ["draw.own-witness"], after: .frozen) { _ in
      OwnDrawSample.filing(.dice(on: "2019-03-30".date, witness: "王管理"))
    },
    Case("without a witness", ["draw.no-witness"], after: .frozen) { _ in
      OwnDrawSample.filing(.dice(on: "2019-03-30".date, witness: ""))
    },
    Case("two dice", ["draw.few-dice"], after: .frozen) { _ in
      OwnDrawSample.filing(.init(.dice(throwCount: 2), on: "2019-03-30".date, witness: "郑纪检"))
    },
    Case("a value without a name", ["draw.no-source-name"], after: .frozen) { _ in
      OwnDrawSample.filing(.init(.named(""), on: "2019-03-30".date, witness: "郑纪检"))
    },
    Case("yesterday's value", ["draw.past-value"], after: .frozen) { _ in
      OwnDrawSample.filing(.dice(on: "2019-03-29".date, witness: "郑纪检"))
    },
    Case("no public value, unsaid", ["draw.needs-public-value"], after: .frozen) { _ in
      OwnDrawSample.filing(
        .init(.nothing, on: "2019-03-30".date, witness: ""), goesWithoutPublicValue: false)
    },
    Case("a value before the filing", ["draw.wrong-step"], after: .frozen) { _ in
      OwnDrawSample.witnessed()
    },
    Case("a value before its day", ["draw.value-ahead"], after: .filed, on: "2019-03-29") { _ in
      OwnDrawSample.witnessed()
    },
    Case("too few faces", ["draw.bad-dice"], after: .filed) { _ in
      OwnDrawSample.witnessed("361542613")
    },
    Case("a face that no die has", ["draw.bad-dice"], after: .filed) { _ in
      OwnDrawSample.witnessed("3615426137")
    },
    Case("an empty value", ["draw.bad-occasion", "draw.bad-dice"], after: .filed) { _ in
      OwnDrawSample.witnessed("")
    },
    Case("another witness", ["draw.other-witness"], after: .filed) { _ in
      OwnDrawSample.witnessed(by: "孙编制")
    },
    Case("a second value", ["draw.wrong-step"], after: .valueKnown) { _ in
      OwnDrawSample.witnessed("1111111111")
    },
    Case("drawing without a value", ["draw.wrong-step"], after: .filed) { $0.making() },
    Case("drawing again", ["draw.redraw"], after: .drawn) { $0.making() },
    Case("drawing by a brigade", ["draw.not-administrator"], after: .valueKnown, by: brigade) {
      $0.making()
    },
    Case(
      "drawing with another secret",
      ["draw.secret-differs", "draw.commitment-differs"], after: .valueKnown
    ) { $0.making(otherSecret ?? OwnDrawSample.secret) },
    Case(
      "drawing from another file", ["draw.file-differs", "draw.commitment-differs"],
      after: .valueKnown
    ) { own in
      var act = own.making()
      act.files[.officers] = Array(act.files[.officers].dropLast(9))
      return act
    },
    Case("revealing before the last check", ["draw.reveal-early"], after: .drawn) { _ in
      RevealDraw(of: quarter, secret: OwnDrawSample.secret)
    },
    Case("revealing another", ["draw.secret-differs"], after: .drawn, on: "2019-07-01") { _ in
      RevealDraw(of: quarter, secret: otherSecret ?? OwnDrawSample.secret)
    },
    Case("revealing twice", ["draw.revealed-already"], after: .revealed, on: "2019-07-02") { _ in
      RevealDraw(of: quarter, secret: OwnDrawSample.secret)
    },
    Case("revealing nothing", ["draw.nothing-to-reveal"], after: .valueKnown) { _ in
      RevealDraw(of: quarter, secret: OwnDrawSample.secret)
    },
    Case("voiding a draw and keeping the secret", ["void.no-secret"], after: .drawn) { _ in
      OwnDrawSample.void()
    },
    Case("voiding a draw whose secret is lost", ["void.no-secret"], after: .drawn) { _ in
      OwnDrawSample.void(isLost: true)
    },
    Case("voiding with another secret", ["draw.secret-differs"], after: .drawn) { _ in
      OwnDrawSample.void(secret: otherSecret)
    },
    Case("dropping a result unseen", ["void.draw-first"], after: .valueKnown) { _ in
      OwnDrawSample.void(secret: OwnDrawSample.secret)
    },
    Case("keeping the secret on the day of the value", ["void.no-secret"], after: .filed) { _ in
      OwnDrawSample.void()
    },
    Case("voiding without a reason", ["void.no-approval"], after: .frozen) { _ in
      OwnDrawSample.void(reason: "")
    },
    Case("striking off somebody who may be drawn", ["officer.frozen"], after: .filed) { _ in
      ChangeOfficer(
        OfficerChange(
          .struckOff, OfficeSample.officers[1], reason: "调离", date: "2019-03-30".date))
    },
  ]

  @Test(arguments: cases)
  func `a step against the protocol is refused with all that stands against it`(step: Case) {
    let own = step.stage.map { OwnDrawSample(upTo: $0) }
    let office = own?.sample ?? OfficeSample()
    #expect(
      office.refusals(
        of: step.act(own ?? OwnDrawSample(upTo: .frozen)), on: step.date, by: step.author)
        == step.ids)
  }

  @Test(arguments: [
    (OwnDraw.Stage.frozen, "2019-03-30", nil as DrawSecret?, false),
    (.filed, "2019-03-29", nil, false), (.filed, "2019-03-30", OwnDrawSample.secret, false),
    (.filed, "2019-03-30", nil, true), (.valueKnown, "2019-03-30", nil, true),
    (.drawn, "2019-03-31", OwnDrawSample.secret, false),
  ])
  func `a void that hides nothing is entered`(
    stage: OwnDraw.Stage, date: String, secret: DrawSecret?, isLost: Bool
  ) {
    var own = OwnDrawSample(upTo: stage)
    own.sample.perform(OwnDrawSample.void(secret: secret, isLost: isLost), on: date)
    let void = own.office.voids.last
    #expect(void?.draw == DrawID(Self.quarter, number: 1))
    #expect(void?.secret == secret?.reveal())
    #expect(void?.secretIsLost == (isLost ? true : nil))
    #expect(own.office.openDraw(of: Self.quarter) == nil)
  }

  @Test func `a class that does not hold when the quarter begins is refused by name`() {
    var sample = OfficeSample()
    var source = OfficeSample.sources[1]
    for (validTo, ids) in [("2019-03-31", ["draw.class-lapsed"]), ("2019-04-01", [])] {
      source.classification.validTo = validTo.date
      sample.perform(
        ChangeSource(
          SourceChange(
            .amended, source, reason: "名录", date: "2019-02-01".date, handledBy: "王管理")),
        on: "2019-02-01")
      #expect(
        sample.refusals(
          of: FreezePool(of: Self.quarter), on: "2019-03-29", by: OfficeSample.administrator)
          == ids)
    }
  }
}
