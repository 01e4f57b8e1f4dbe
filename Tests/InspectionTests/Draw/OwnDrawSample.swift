import CivilCalendar
import Diagnostics
import Inspection
import Testing

/// An own draw of the second quarter over the small office, played up to a stage.
struct OwnDrawSample {
  var sample: OfficeSample
  /// Every entry so far, for what goes through a journal.
  private(set) var files = CanonicalFiles()

  static let quarter = OfficeSample.quarter
  static let plan = PublicValuePlan.dice(on: "2019-03-30".date, witness: "郑纪检")
  static let value: PublicValue = "3615426133"

  static var secret: DrawSecret {
    guard let secret = DrawSecret(DrawSamples.digest("own draw").bytes) else {
      preconditionFailure("a digest has 32 bytes")
    }
    return secret
  }

  var office: Office { sample.office }
  var draw: OwnDraw? { office.ownDraws.last }
  var sheet: DispatchSheet? { office.sheet(of: Self.quarter) }

  init(
    upTo stage: OwnDraw.Stage, from sample: OfficeSample = OfficeSample(),
    plan: PublicValuePlan = Self.plan
  ) {
    self.sample = sample
    let steps: [(OwnDraw.Stage, String, (Self) -> any Act)] = [
      (.frozen, "2019-03-29", { _ in FreezePool(of: Self.quarter) }),
      (.filed, "2019-03-29", { _ in Self.filing(plan) }),
      (.valueKnown, "2019-03-30", { _ in Self.witnessed() }),
      (.drawn, "2019-03-30", { $0.making() }),
      (.revealed, "2019-07-01", { _ in RevealDraw(of: Self.quarter, secret: Self.secret) }),
    ]
    for (reached, date, act) in steps where reached <= stage {
      if reached == .frozen { freezeFiles() }
      if reached == .valueKnown, plan.source == .nothing { continue }
      self.sample.perform(act(self), on: date)
    }
  }

  private mutating func freezeFiles() {
    files = (try? FreezePool(of: Self.quarter).pool(in: office).files) ?? CanonicalFiles()
  }

  static func filing(
    _ plan: PublicValuePlan = plan, goesWithoutPublicValue: Bool = true
  ) -> FileDraw {
    FileDraw(
      of: quarter, plan: plan, secretHash: secret.hash,
      goesWithoutPublicValue: goesWithoutPublicValue)
  }

  static func witnessed(
    _ value: PublicValue = value, by witness: String = plan.witness
  ) -> EnterPublicValue {
    EnterPublicValue(of: quarter, value: value, witness: witness)
  }

  func making(_ secret: DrawSecret = secret) -> MakeDraw {
    MakeDraw(of: Self.quarter, files: files, secret: secret)
  }

  static func void(
    secret: DrawSecret? = nil, isLost: Bool = false, reason: String = "冻结的名单漏了新增企业"
  ) -> VoidDraw {
    VoidDraw(
      quarter: quarter, reason: reason, approvedBy: "李局长", secret: secret, secretIsLost: isLost)
  }

  /// As ``DrawRecheck`` asks for what was kept.
  var kept: DrawRecheck.Bytes {
    let files = files
    return { evidence in
      CanonicalFile.allCases.first { files.hash(of: $0).hex == evidence.digest }.map { files[$0] }
    }
  }
}
