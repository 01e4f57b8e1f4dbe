extension HanNumerals {
  /// An amount of yuan in 大写: `壹仟肆佰零玖元伍角整`, `叁佰贰拾伍元零肆分`, `零元整`.
  ///
  /// 四舍五入 to the fen first. 整 closes what ends in 元 or 角; 零 stands where a place between 元
  /// and 分, or the place of single yuan, is empty (支付结算办法 附一). `nil` from ``limit`` on.
  public static func amount(_ yuan: ExactDecimal) -> String? {
    guard let rounded = yuan.rounded(toPlaces: 2) else { return nil }
    let fenTotal = rounded.coefficient.magnitude
    let (whole, cents) = fenTotal.quotientAndRemainder(dividingBy: 100)
    guard let words = wholeCount(whole, in: .capital) else { return nil }
    let sign = rounded.isNegative ? "负" : ""
    let (jiao, fen) = Int(cents).quotientAndRemainder(dividingBy: 10)
    if jiao == 0, fen == 0 { return sign + words + "元整" }
    var result = whole == 0 ? "" : words + "元"
    if jiao > 0 {
      let isUnitPlaceEmpty = whole > 0 && whole.isMultiple(of: 10)
      result += (isUnitPlaceEmpty ? "零" : "") + smallCount(jiao, in: .capital) + "角"
    } else if whole > 0 {
      result += "零"
    }
    return sign + result + (fen > 0 ? smallCount(fen, in: .capital) + "分" : "整")
  }
}
