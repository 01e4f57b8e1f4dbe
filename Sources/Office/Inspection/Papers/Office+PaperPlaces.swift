public import CivilCalendar
public import Diagnostics

/// Whose name belongs into a place of a paper.
extension Office {
  /// What stands against an electronic signature: that the place asks for another person (《暂行办法》二、1; 二、4).
  ///
  /// A certificate may hold more than the name (`李明 3703…`); the name counts where it stands alone in
  /// it. `nil` also where anybody's signature will do, as for 经办人 and 审核人.
  public func objection(
    toSignatureOf signer: String, in place: String, of paper: IssuedPaper, on date: CalendarDate
  ) -> Diagnostic? {
    let people = people(askedFor: place, of: paper, on: date).filter { !$0.isEmpty }
    guard !people.isEmpty, !people.contains(where: { signer.names($0) }) else { return nil }
    return .refusal(
      "paper.other-signer", paper.number.kind.clause,
      "\(paper.number)的“\(place)”由\(people.joined(separator: "、"))签，不是\(signer)",
      hint: "请本人签；代签的先在机关设置里写明授权；证书上的姓名要与设置和信息库里的相同")
  }

  /// Empty where nobody is named for the place.
  private func people(
    askedFor place: String, of paper: IssuedPaper, on date: CalendarDate
  ) -> [String] {
    guard let settings else { return [] }
    let unit = unit(answeringFor: paper.subject)
    let heads = unit.flatMap { self.unit($0) }.map { [$0.head, $0.signer(on: date)] } ?? []
    let people: [String] =
      switch place {
      case "分管领导", "分管局长":
        [settings.leader] + settings.leaderSigners.filter { $0.holds(on: date) }.map(\.name)
      case "科室负责人":
        unit.flatMap { sectionSigner(of: $0, on: date) } == nil ? [] : heads
      case "单位主要负责人": heads
      case "系统管理人员": settings.administrators
      case "承诺人", "申请人": officer(of: paper.subject).map { [plainName(of: $0)] } ?? []
      default: []
      }
    var seen: Set<ExactName> = []
    return people.filter { seen.insert(ExactName($0)).inserted }
  }

  /// Whose letter or form it is.
  private func officer(of subject: PaperSubject) -> OfficerID? {
    guard [.commitmentLetter, .recusalRequest].contains(subject.kind),
      let first = subject.reference?.split(separator: "，").first
    else { return nil }
    let id = OfficerID(String(first))
    return officers.lastKnown(id) == nil ? nil : id
  }

  /// `承诺书（2019年第2季度，李明）`: the officer by name, who is known to nobody by a number.
  public func wording(of subject: PaperSubject) -> String {
    guard let officer = officer(of: subject) else { return subject.wording }
    var named = subject
    named.reference = subject.reference.map {
      ([name(of: officer)] + $0.split(separator: "，").dropFirst().map(String.init))
        .joined(separator: "，")
    }
    return named.wording
  }
}

extension String {
  /// Whether a certificate's name is a person's, or holds it between other than Han characters.
  fileprivate func names(_ person: String) -> Bool {
    if ExactName(self) == ExactName(person) { return true }
    return unicodeScalars.split { !($0.properties.isIdeographic || $0 == "·") }
      .contains { ExactName(String($0)) == ExactName(person) }
  }
}
