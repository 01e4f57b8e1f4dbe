import Testing

@testable import FormTemplates

/// 【链接 …】 and 网址 of a template: what they are filled to, and how they are refused.
struct LinkTests {
  typealias Case = FaultCase

  @Test func `a link is words and an address`() throws {
    let text = try TemplateFixture(
      """
      模板: 甲
      数据: {站: 网址, 另: 选填网址, 各: 网址 若干项}
      正文:
      - 段落: 见【链接 HTTPS://www.zibo.gov.cn/公开?a=1&b=2  市 政府 】、*【链接 mailto:a@zibo.gov.cn】*
      - 段落: 【站】【另|空则 "无"】【各|顿号】【各】【站|二维码 25mm】
      - 段落: 【如果 有(另) 则 另 否则 站】【如果 有(另) 则 另 否则 "无"】
      """
    ).load().dump(#"{"站": "http://a.cn/甲", "各": ["http://b.cn", "mailto:c@d.cn"]}"#)
    for line in [
      "paragraph [正文] 见<link https://www.zibo.gov.cn/%E5%85%AC%E5%BC%80?a=1&b=2 市 政府>、"
        + "<link mailto:a@zibo.gov.cn *mailto:a@zibo.gov.cn*>",
      "<link http://a.cn/%E7%94%B2 http://a.cn/甲>无"
        + "<link http://b.cn http://b.cn>、<link mailto:c@d.cn mailto:c@d.cn>"
        + "<link http://b.cn http://b.cn>、<link mailto:c@d.cn mailto:c@d.cn>"
        + "<code M “http://a.cn/甲”",
      "paragraph [正文] <link http://a.cn/%E7%94%B2 http://a.cn/甲>无",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
  }

  private static func paragraph(_ text: String) -> String {
    "模板: 甲\n数据: {站: 网址, 名: 文字}\n正文:\n- 段落: 【站】【名】\(text)\n"
  }

  @Test(arguments: [
    Case("没有网址", paragraph("【链接】"), "4:14 text.bad-link"),
    Case("只有字", paragraph("【链接 市政府】"), "4:17 text.bad-link"),
    Case("脚本", paragraph("【链接 javascript:alert(1) 点】"), "4:17 text.bad-link"),
    Case("文件", paragraph("【链接 file:///etc/passwd 点】"), "4:17 text.bad-link"),
    Case("相对的", paragraph("【链接 ../a 点】"), "4:17 text.bad-link"),
    Case("数据", paragraph("【链接 data:text/html,x 点】"), "4:17 text.bad-link"),
    Case("用户名", paragraph("【链接 https://a@b.cn/ 点】"), "4:26 text.bad-link"),
    Case("字段不是网址", paragraph("【链接 站 点】"), "4:17 text.bad-link"),
    Case(
      "几处", paragraph("【链接 http:/a】【链接 ftp://a】"), "4:22 text.bad-link", "4:29 text.bad-link"),
    Case(
      "印一个点开另一个", paragraph("【链接 https://evil.cn/ www.zibo.gov.cn】"), "4:34 text.deceptive-link"),
    Case(
      "印别的邮箱", paragraph("【链接 mailto:a@b.cn 写信 hbj@zibo.gov.cn】"),
      "4:31 text.deceptive-link"),
    Case("印的是一处", paragraph("【链接 https://www.zibo.gov.cn/a 政府网站（zibo.gov.cn）】")),
    Case("字段名占了", "模板: 甲\n数据: {链接: 文字}\n正文: []\n", "2:6 template.reserved-name"),
    Case("默认值不是网址", "模板: 甲\n数据: {站: 网址 = a.cn}\n正文: []\n", "2:9 template.bad-default"),
    Case("网址没有范围", "模板: 甲\n数据: {站: 网址 1至4}\n正文: []\n", "2:9 template.bad-range"),
    Case("网址当数用", paragraph("【站 + 1】"), "4:14 expression.wrong-type"),
  ])
  func `a fault of the template is named at its place`(fault: Case) {
    #expect(TemplateFixture(fault.text).faults == fault.faults)
  }

  @Test func `the schema of the data says what an address is`() throws {
    let schema = try TemplateFixture("模板: 甲\n数据: {站: 网址}\n正文:\n- 段落: 【站】\n").load().dataSchema
    #expect(schema.contains(#""format": "iri""#), "\(schema)")
  }
}
