import CivilCalendar
import Diagnostics

/// What the measure says of entering, changing and deleting sources (《暂行办法》二、5).
struct SourceRules {
  let office: Office
  let author: Author
  let today: CalendarDate

  func faults(of change: SourceChange) -> [Diagnostic] {
    let common = [
      isEnteredByItsUnit(change), hasName(change), standsUntilRemoved(change),
      isNotAhead(change), isInOrder(change), standsAsItSays(change), isWeighedSoundly(change),
    ]
    let own =
      switch change.kind {
      case .added: [isNew(change), hasPlainText(change), hasCreditCodeOfItsOwn(change)]
      case .amended:
        [isKnown(change), hasPlainText(change), hasCreditCodeOfItsOwn(change), isNews(change)]
      case .suspended: [isKnown(change), wasActive(change), hasReason(change)]
      case .restored: [isKnown(change), wasSuspended(change)]
      case .removed:
        [
          isKnown(change), hasPhoto(change), hasReason(change), isNotDrawn(change),
        ]
      case .kept: [hasReason(change), isStillThere(change)]
      }
    return (common + own).compactMap(\.self)
  }

  /// 二、5: 危险废物利用企业、医院、辐射放射源由危管办录入，其他类由各大队录入; each unit only its own.
  func isEnteredByItsUnit(_ change: SourceChange) -> Diagnostic? {
    let source = change.record
    guard let unit = office.settings?.units.first(where: { $0.name == source.entryUnit }) else {
      return .refusal(
        "source.unknown-unit", .registryUpdate, "“\(source.name)”的录入单位“\(source.entryUnit)”不在机关设置里",
        hint: "改用机关设置里的单位名称")
    }
    if let fault = source.kind.entryFault(by: unit) {
      return .refusal(
        "source.wrong-entry-unit", .registryUpdate, "“\(source.name)”：\(fault)", hint: "换成该录入的单位")
    }
    guard author.role == .administrator || author.unit == unit.name else {
      return .refusal(
        "source.foreign-unit", .registryUpdate,
        "“\(source.name)”由\(unit.name)负责更新，\(author.unit?.rawValue ?? author.name)不能改动",
        hint: "请\(unit.name)的录入人员办理")
    }
    return nil
  }

  func hasName(_ change: SourceChange) -> Diagnostic? {
    guard change.record.name.isBlank || change.record.id.rawValue.isBlank else { return nil }
    return .error("source.no-name", "污染源要有编号和名称", hint: "补上编号和名称")
  }

  /// One control character in the registry would keep the whole pool from being frozen (SSJ-DRAW/1,
  /// step 1).
  func hasPlainText(_ change: SourceChange) -> Diagnostic? {
    // What stands already can be mended only by its name.
    let id = change.kind == .added ? change.record.id.rawValue : ""
    guard DrawText.intruder(in: id + change.record.name) != nil else { return nil }
    return .error("source.control-character", "编号或名称里有看不见的控制字符", hint: "删去这个字符")
  }

  /// An entry that changes nothing would count as a change in 动态更新汇总表.
  func isNews(_ change: SourceChange) -> Diagnostic? {
    // By bytes: Swift takes 郎 U+F92C and U+90CE for equal.
    guard let known = office.sources.history(of: change.record.id).last,
      String(reflecting: known.record).utf8
        .elementsEqual(String(reflecting: Optional(change.record)).utf8)
    else { return nil }
    return .error(
      "source.same", "“\(change.record.name)”与台账第\(known.entry)条相同，没有要修改的", hint: "写明要改哪一项")
  }

  /// 一、1: more balls than another's are a favour or a burden, and need a reason (domain 6.5).
  func isWeighedSoundly(_ change: SourceChange) -> Diagnostic? {
    guard let weighting = change.record.weighting else { return nil }
    let range = PollutionSource.Weighting.range
    let isSound = range.contains(weighting.balls) && !weighting.basis.isEmpty
    guard !isSound else { return nil }
    return .refusal(
      "source.weighting", .sourcesDrawn,
      "“\(change.record.name)”的抽取球数是\(weighting.balls)\(weighting.basis.isEmpty ? "，没有写依据" : "")",
      hint: "球数是\(range.lowerBound)至\(range.upperBound)的整数，并写明依据")
  }

  func hasReason(_ change: SourceChange) -> Diagnostic? {
    guard change.reason.isEmpty else { return nil }
    return .refusal(
      "source.no-reason", .registryUpdate, "\(change.kind.rawValue)“\(change.record.name)”要写明原因",
      hint: "写上原因，汇总上报时要用")
  }

  func isNotAhead(_ change: SourceChange) -> Diagnostic? {
    guard change.date > today else { return nil }
    return .error(
      "source.future-change", "变动日期\(change.date.wording)还没有到", hint: "变动发生以后再录入")
  }

  /// A change is entered after the one before it, or quarters already reported would change.
  func isInOrder(_ change: SourceChange) -> Diagnostic? {
    guard let last = office.sources.history(of: change.record.id).last, change.date < last.date,
      last.record != nil
    else { return nil }
    return .error(
      "source.out-of-order",
      "“\(change.record.name)”的变动日期\(change.date.wording)早于上一次变动（\(last.date.wording)）",
      hint: "核对日期；原来的日期录错的，先更正")
  }

  /// 二、5: counts follow from the kinds of changes, so a kind must say what becomes of the source.
  func standsAsItSays(_ change: SourceChange) -> Diagnostic? {
    let isActive = change.record.isActive
    let before = office.sources.record(change.record.id, on: today)?.isActive
    let isRight =
      switch change.kind {
      case .added, .removed, .kept: true
      case .suspended: !isActive
      case .restored: isActive
      case .amended: isActive == (before ?? isActive)
      }
    guard !isRight else { return nil }
    return .error(
      "source.standing",
      "“\(change.record.name)”登记为\(change.kind.rawValue)，状态却是\(isActive ? "在用" : "停用")",
      hint: "停用和恢复各按本来的变动类型登记")
  }

  func isNew(_ change: SourceChange) -> Diagnostic? {
    guard office.sources.hasEverHeld(change.record.id) else { return nil }
    return .error(
      "source.id-taken",
      "编号\(change.record.id)已经给了“\(office.sources.lastKnown(change.record.id)?.name ?? "")”",
      hint: "用一个没有用过的编号；删除过的编号也不再用")
  }

  func isKnown(_ change: SourceChange) -> Diagnostic? {
    guard office.sources.record(change.record.id, on: today) == nil else { return nil }
    return .error(
      "source.unknown", "污染源信息库里没有编号\(change.record.id)", hint: "核对编号，或先新增")
  }

  /// Two records of one enterprise would be drawn twice (一、1).
  ///
  /// Another plant of it has a name of its own and an id that the office gave it, none made of the
  /// code.
  func hasCreditCodeOfItsOwn(_ change: SourceChange) -> Diagnostic? {
    let known = office.sources.record(change.record.id, on: today)
    guard let code = change.record.creditCode, known?.creditCode != code,
      let other = office.source(withCreditCode: code, on: today), other.id != change.record.id
    else { return nil }
    let isPlant =
      ExactName(other.name) != ExactName(change.record.name)
      && !change.record.id.rawValue.utf8.starts(with: code.description.utf8)
    if isPlant { return nil }
    return .refusal(
      "source.code-taken", .sourcesDrawn,
      "“\(change.record.name)”与“\(other.name)”（\(other.id)）的统一社会信用代码相同",
      hint: "同一家企业只登记一次；是另一厂区的，名称写得不同，并给它写上自己的编号")
  }

  func wasActive(_ change: SourceChange) -> Diagnostic? {
    guard let record = office.sources.record(change.record.id, on: today), !record.isActive else {
      return nil
    }
    return .error("source.already-suspended", "“\(record.name)”已经停用", hint: "要改停用原因，用修改")
  }

  func wasSuspended(_ change: SourceChange) -> Diagnostic? {
    guard let record = office.sources.record(change.record.id, on: today), record.isActive else {
      return nil
    }
    return .error("source.not-suspended", "“\(record.name)”没有停用，不用恢复", hint: "核对编号")
  }

  /// 二、5: 删除的污染源信息需有现场照片，由其录入单位存档备查.
  func hasPhoto(_ change: SourceChange) -> Diagnostic? {
    guard change.photo == nil else { return nil }
    return .refusal(
      "source.no-photo", .registryUpdate, "删除“\(change.record.name)”没有现场照片", hint: "附上现场照片再删除")
  }

  /// 二、5: 需删除的污染源信息每季度更新一次 — once it is entered nothing else can happen to it.
  func standsUntilRemoved(_ change: SourceChange) -> Diagnostic? {
    guard change.kind != .kept, let day = office.sources.removal(of: change.record.id) else {
      return nil
    }
    return .refusal(
      "source.removed", .registryUpdate,
      "“\(change.record.name)”已登记删除，\(day.wording)起生效，不能再\(change.kind.rawValue)",
      hint: day > today
        ? "删除有误的，生效以前撤销：hanform office source keep \(change.record.id) --reason 原因"
        : "又投产的，用新的编号新增")
  }

  /// 二、5: what is gone from a pool that was frozen or drawn from stays gone from it.
  func isStillThere(_ change: SourceChange) -> Diagnostic? {
    let name = "“\(change.record.name)”"
    guard let day = office.sources.removal(of: change.record.id) else {
      return .error("source.not-removed", "\(name)没有登记删除，不用撤销", hint: "核对编号")
    }
    let quarter = CalendarQuarter(of: day)
    guard day <= today || office.sheet(of: quarter) != nil || office.openDraw(of: quarter) != nil
    else { return nil }
    return .refusal(
      "source.removal-effective", .registryUpdate,
      "\(name)的删除已从\(quarter.wording)起生效，不能再撤销", hint: "又投产的，用新的编号新增")
  }

  /// 一、1: 随机抽查确定出的企业不得变更，必须保证在季度内完成检查任务.
  func isNotDrawn(_ change: SourceChange) -> Diagnostic? {
    guard let quarter = office.openQuarter(of: change.record.id) else { return nil }
    return .refusal(
      "source.drawn", .sourcesDrawn, "“\(change.record.name)”在\(quarter.wording)的派遣单上，还没有检查结果，不能删除",
      hint: "先完成检查，把关停、搬迁写进检查结果")
  }
}
