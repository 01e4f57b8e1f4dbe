import CharacterHygiene
import CivilCalendar
import Inspection
import Testing

@testable import InspectionFiles

@Suite struct CellTests {
  @Test(
    arguments: [
      ("张 伟", .personName, "张伟", [.blanks]), ("张\u{3000}伟", .personName, "张伟", [.blanks]),
      (" 张伟\u{A0}", .personName, "张伟", []), ("John  Smith", .personName, "John Smith", [.blanks]),
      ("阿依努尔•艾合买提", .personName, "阿依努尔·艾合买提", [.separator("\u{2022}")]),
      ("阿依努尔 . 艾合买提", .personName, "阿依努尔·艾合买提", [.blanks, .separator(".")]),
      ("阿依努尔·艾合买提", .personName, "阿依努尔·艾合买提", []),
      (
        "王\u{E81E}", .personName, "王\u{9FB4}",
        [.hygiene(.remapped(from: "\u{E81E}", to: "\u{9FB4}"))]
      ),
      ("王\u{E000}", .personName, "王\u{E000}", [.hygiene(.privateUse("\u{E000}"))]),
      (
        "\u{F92C}\u{2F47}", .personName, "\u{F92C}\u{2F47}",
        [
          .compatibility("\u{F92C}", ideograph: "郎"),
          .hygiene(.radical("\u{2F47}", ideograph: "日")),
        ]
      ),
      ("张\u{200B}伟", .personName, "张伟", [.hygiene(.invisible("\u{200B}"))]),
      ("𬭎葛\u{E0100}", .personName, "𬭎葛\u{E0100}", []),
      ("淄博 云岫\n化工有限公司", .organisationName, "淄博云岫化工有限公司", [.blanks]),
      ("J.P.摩根咨询", .organisationName, "J.P.摩根咨询", []),
      ("阿依•古丽餐饮", .organisationName, "阿依·古丽餐饮", [.separator("\u{2022}")]),
      (
        "\u{41B}国•强", .personName, "\u{41B}国·强",
        [.separator("\u{2022}"), .foreignLetter("\u{41B}")]
      ),
      ("淄博(张店)厂", .organisationName, "淄博(张店)厂", [.narrowBrackets]),
      ("ABC Paper 有限公司", .organisationName, "ABC Paper有限公司", [.blanks]),
      ("柳泉路　12号", .text, "柳泉路 12号", [.blanks]), ("柳泉路 12号", .text, "柳泉路 12号", []),
      ("'913703", .code, "913703", [.apostrophe]), ("\u{2018}01", .code, "01", [.apostrophe]),
      ("９１3７ Ａ", .code, "9137A", [.wide, .blanks]), ("", .code, "", []),
      ("\u{3000}", .code, "", []),
    ] as [(String, CellContent, String, [CellRemark])])
  func `a cell is mended where that is safe, and every mend is told`(
    written: String, content: CellContent, text: String, remarks: [CellRemark]
  ) {
    let cell = CleanCell(written, as: content)
    #expect(Array(cell.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(cell.remarks == remarks)
  }

  @Test(arguments: [
    "2019-3-5", "2019/3/5", "2019.03.05", "2019年3月5日", "20190305", "2019/3/5 0:00",
    "2019-03-05 00:00:00", "2019 年 3 月 5 日", "２０１９－３－５", "二〇一九年三月五日",
  ])
  func `a date has five spellings`(text: String) throws {
    #expect(try CellValues.date(text) == CalendarDate(year: 2019, month: 3, day: 5))
  }

  @Test(arguments: ["2019-2-30", "43554", "3月5日", "19/3/5", "2019-03-10 8:00", ""])
  func `what is no date is refused`(text: String) {
    #expect(throws: CellFault.self) { try CellValues.date(text) }
  }

  @Test(arguments: [
    ("2017-05-01至2022-04-30", "2017-05-01至2022-04-30"), ("2022/4/30", "2022-04-30"),
    ("2017.5.1~2022.4.30", "2017-05-01至2022-04-30"), ("2017-05-01起", "2017-05-01起"),
    ("2017-05-01至长期", "2017-05-01起"), ("长期", ""), ("至2022-04-30止", "2022-04-30"),
    ("2017年5月1日—2022年4月30日", "2017-05-01至2022-04-30"),
    ("2018.6.1-2023.5.31", "2018-06-01至2023-05-31"),
    ("2018/6/1-2023/5/31", "2018-06-01至2023-05-31"),
    ("2018-06-01-2023-05-31", "2018-06-01至2023-05-31"), ("2018.6.1-长期", "2018-06-01起"),
    ("2018-06-01-长期", "2018-06-01起"), ("20180601-20230531", "2018-06-01至2023-05-31"),
    ("2023年5月", "2023-05-31"), ("2023.2", "2023-02-28"), ("2023-05", "2023-05-31"),
    ("2018年6月至2023年5月", "2018-06-01至2023-05-31"), ("2018.6-2023.5", "2018-06-01至2023-05-31"),
    ("2018-06-2023-05", "2018-06-01至2023-05-31"),
    ("自2018年6月1日起至2023年5月31日止", "2018-06-01至2023-05-31"),
  ])
  func `a validity is one day or two`(text: String, wording: String) throws {
    let stretch = try CellValues.validity(text)
    #expect(CellValues.wording(from: stretch.from, to: stretch.to) == wording)
  }

  @Test(arguments: [
    "2022-04-30至2017-05-01", "有效", "2017-05-01至2018-05-01至2019-05-01", "2023.13", "2018-2023-5",
    "2023.5.31-2018.6.1",
  ])
  func `what is no validity is refused`(text: String) {
    #expect(throws: CellFault.self) { try CellValues.validity(text) }
  }

  @Test(arguments: [
    ("91350100M000100Y43", "91350100M000100Y43"), ("91350100m000100y43", "91350100M000100Y43"),
    ("12345678-9", nil), ("12345678X", nil), ("370303200001234", nil), ("无", nil), ("－", nil),
  ])
  func `a credit code is read and an older code is none`(text: String, code: String?) throws {
    #expect(try CellValues.creditCode(text)?.description == code)
  }

  @Test(arguments: [
    ("9.13E+17", "科学记数"), ("9.13703E+17", "科学记数"), ("91350100M000100Y44", "校验码"),
    ("913703000000123000", "Excel"), ("37030312345", "11位"),
  ])
  func `a spoilt credit code is refused with the cause`(text: String, word: String) {
    do throws(CellFault) {
      _ = try CellValues.creditCode(text)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.message.contains(word))
    }
  }
}
