public import CivilCalendar
public import Diagnostics
public import Inspection

/// The papers of an own draw: 备案单 before the public value, 过程记录单 after it, 作废单.
extension PaperFacts {
  /// 抽取备案单 (domain 2.10): what the office binds itself to; `nil` before it is filed.
  public static func drawNotice(_ draw: OwnDraw, in office: Office) -> PaperFacts? {
    guard let filed = draw.filing, let time = draw.filed?.time else { return nil }
    let filing = filed.filing
    let rules = office.rules(of: draw.id)
    var facts: PaperFacts = [
      "机关": .text(office.settings?.name), "区划代码": .text(filing.occasion.bureauCode),
      "时间": .text(time.wording), "承诺值": .text(filing.commitment.description),
      "承诺码": .text(filing.commitment.digest.hex),
      "公共随机数": .text(filed.plan.wording), "见证人": .text(filed.plan.witness),
      "重复抽取": .text(rules?.repeatPolicy.wording),
      "加权抽取": .text(rules?.isWeighted == true ? "按球数加权（每家1至5个球）" : "不加权"),
      "加权企业": .rows(office.weightedSources(of: draw).map(weighting)),
      "依据": .text(rules?.legalBasis), "人员库": .number(draw.freeze.officerCount),
      "不参与": .number(draw.freeze.exclusionCount), "回避": .number(draw.freeze.recusalCount),
      "密钥散列": .text(filing.secretHash.groupedHex),
      "类别": .rows(draw.freeze.strata.map { stratum($0, under: rules) }),
      "文件": .rows(
        CanonicalFile.allCases.map { file in
          ["名称": .text(file.fileName), "散列": .text(filing.fileHashes[file]?.groupedHex)]
        }),
      "说明": .texts(notes(on: filed.plan, draw.freeze.strata)),
    ]
    facts.add(draw.id)
    return facts
  }

  /// 抽取过程记录单 (domain 2.10): every ticket and every pair, and the secret once it is revealed.
  ///
  /// `frozen` is read from the files; the tickets are drawn again from it and the sheet's `seed`.
  public static func drawRecord(
    _ draw: OwnDraw, _ sheet: DispatchSheet, frozen: FrozenPool, seed: DrawSeed, in office: Office
  ) -> PaperFacts {
    let result = frozen.draw(with: seed)
    let balls = Dictionary(
      frozen.pool.sources.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let value = draw.publicValue?.rawValue
    var facts: PaperFacts = [
      "承诺值": .text(draw.filing?.filing.commitment.code), "公共随机数": .text(value),
      "见证人": .text(draw.value?.witness), "时间": .text(draw.drawn?.time.wording),
      "种子": .text(draw.secret.flatMap { _ in sheet.seed?.digest.groupedHex }),
      "密钥": .text(draw.secret?.groupedHex),
      // Until the secret is out there are rows that nobody has checked yet (domain 1.4).
      "密级": .text(draw.secret == nil ? "检查前保密" : nil),
      "类别": .rows(sheet.strata.map { stratum($0, under: office.rules(of: sheet.draw)) }),
      "企业": .rows(
        result.classes.flatMap { rows(of: $0, draw, result, balls: balls, in: office) }),
    ]
    facts.add(draw.id)
    return facts
  }

  /// 抽取过程记录单 of each draw that a quarter's office made itself, void ones too.
  ///
  /// `files` gives the six files as they were frozen; the tickets are drawn again from them.
  public static func drawRecords(
    of quarter: CalendarQuarter, in office: Office,
    files: (OwnDraw) throws(DiagnosticError) -> CanonicalFiles
  ) throws(DiagnosticError) -> [(draw: DrawID, facts: PaperFacts)] {
    var records: [(draw: DrawID, facts: PaperFacts)] = []
    for draw in office.ownDraws where draw.id.quarter == quarter {
      guard let sheet = office.sheets.first(where: { $0.draw == draw.id }), let seed = sheet.seed
      else { continue }
      let frozen = try FrozenPool(reading: try files(draw))
      records.append((draw.id, drawRecord(draw, sheet, frozen: frozen, seed: seed, in: office)))
    }
    return records
  }

  /// 作废单 of a draw, own or adopted, with the result that is made void, if there was one.
  public static func voidNotice(_ void: VoidedDraw, in office: Office) -> PaperFacts {
    let sheet = office.sheets.first { $0.draw == void.draw }
    return [
      "事项": .text("抽取"), "名称": .text(void.draw.wording), "原因": .text(void.reason),
      "批准人": .text(void.approvedBy), "结果": .text(fate(of: void, sheet, in: office)),
      "密钥": .text(void.secret?.groupedHex),
      "文书": .texts(
        office.papers.map(\.number).filter { office.papersOfVoidDraws[$0] == void.draw }
          .map(\.description)),
      "名单": .rows(
        (sheet?.rows ?? []).map { row in
          [
            "派遣单序号": .number(row.number), "名称": .text(row.source.name),
            "类别": .text(row.source.classification.sourceClass.wording),
            "执法人员": .texts(office.pairNames(row.officers)),
          ]
        }),
    ]
  }

  private static func fate(
    of void: VoidedDraw, _ sheet: DispatchSheet?, in office: Office
  ) -> String {
    let commitment = office.ownDraw(void.draw)?.filing?.filing.commitment.code
    let filed = commitment.map { "承诺值前16位\($0)。" } ?? ""
    if void.secretIsLost == true { return filed + "密钥遗失，无法公布：谁也不能核对作废的是什么结果。" }
    guard let sheet else { return filed + "尚未抽取，没有结果。" }
    return filed + "原抽取\(sheet.rows.count)家，名单列后，仍存台账，编号不再使用。"
  }

  private static func stratum(
    _ stratum: DispatchSheet.Stratum, under rules: RuleSet?
  ) -> PaperFacts {
    [
      "名称": .text(stratum.sourceClass.wording), "库内": .number(stratum.pool),
      "比例": .text(rules?[stratum.sourceClass].ratio.wording),
      "应抽": .number(stratum.quota),
    ]
  }

  /// What stands against the draw or is out of the ordinary in it, told on paper.
  private static func notes(
    on plan: PublicValuePlan, _ strata: [DispatchSheet.Stratum]
  ) -> [String] {
    let taken = strata.compactMap { stratum in
      stratum.demand.map {
        "\(stratum.sourceClass.wording)污染源按比例应抽\($0)家，库内只有\(stratum.pool)家，全部抽取。"
      }
    }
    let weakness = "没有约定公共随机数：保管密钥的人可以反复更换密钥，直到结果合意，这次抽取不能证明没有这样做。"
    return taken + (plan.source == .nothing ? [weakness] : [])
  }

  private static func rows(
    of order: DrawResult.ClassOrder, _ draw: OwnDraw, _ result: DrawResult, balls: [SourceID: Int],
    in office: Office
  ) -> [PaperFacts] {
    let pairs = Dictionary(
      result.pairs.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
    return order.ranking.enumerated().map { index, ranked in
      let pair = index < order.drawn.count ? pairs[ranked.source] : nil
      let source = office.sources.record(
        ranked.source, on: draw.id.quarter.firstDay, asOf: draw.frozen.entry)
      return [
        "类别": .text(order.sourceClass.wording), "编号": .text(ranked.source.rawValue),
        "名称": .text(source?.name ?? ranked.source.rawValue),
        "球数": .number(balls[ranked.source, default: 1]), "本年已抽": .number(ranked.timesDrawn),
        "票值": .text(String(ranked.ticket.hex.prefix(16))),
        "抽中": .text(pair == nil ? "否" : "是"), "牵头人": .text(pair.map { office.name(of: $0.lead) }),
        "协办人": .text(pair.map { office.name(of: $0.other) }),
      ]
    }
  }

  private static func weighting(_ source: PollutionSource) -> PaperFacts {
    [
      "类别": .text(source.classification.sourceClass.wording), "编号": .text(source.id.rawValue),
      "名称": .text(source.name), "球数": .number(source.weighting?.balls ?? 1),
      "球数依据": .text(source.weighting?.basis),
    ]
  }

  private mutating func add(_ draw: DrawID) {
    self["年"] = .number(draw.quarter.year)
    self["季"] = .number(draw.quarter.number)
    self["抽取编号"] = .number(draw.number)
  }
}

extension Office {
  /// Those with more than one ball when a pool was frozen, by class; none under rules without
  /// weights.
  fileprivate func weightedSources(of draw: OwnDraw) -> [PollutionSource] {
    guard rules(of: draw.id)?.isWeighted == true else { return [] }
    let weighted = sources.all(on: draw.id.quarter.firstDay, asOf: draw.frozen.entry).filter {
      $0.isActive && $0.weighting != nil
    }
    return SourceClass.allCases.flatMap { sourceClass in
      weighted.filter { $0.classification.sourceClass == sourceClass }
    }
  }
}

extension PublicValuePlan {
  fileprivate var wording: String { source == .nothing ? "没有约定" : spec }
}
