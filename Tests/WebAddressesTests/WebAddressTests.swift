import FormTestSupport
import Testing
@testable import WebAddresses

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://www.zibo.gov.cn", "https://www.zibo.gov.cn"),
    ("HTTPS://www.zibo.gov.cn:8443/", "https://www.zibo.gov.cn:8443/"),
    (
      "http://www.zibo.gov.cn/公开/抽查?年=2019&季=2#表",
      "http://www.zibo.gov.cn/%E5%85%AC%E5%BC%80/%E6%8A%BD%E6%9F%A5?%E5%B9%B4=2019&%E5%AD%A3=2#%E8%A1%A8"
    ),
    ("https://张店.中国/", "https://%E5%BC%A0%E5%BA%97.%E4%B8%AD%E5%9B%BD/"),
    ("https://www.zibo.gov.cn/a%20b/(1)*;x=y'!$", "https://www.zibo.gov.cn/a%20b/(1)*;x=y'!$"),
    ("https://[2001:db8::1]:80/a?b/c?d", "https://[2001:db8::1]:80/a?b/c?d"),
    ("https://www.zibo.gov.cn/龑𣗋", "https://www.zibo.gov.cn/%E9%BE%91%F0%A3%97%8B"),
    ("mailto:hbj@zibo.gov.cn", "mailto:hbj@zibo.gov.cn"),
    (
      "mailto:a@zibo.gov.cn,b@zibo.gov.cn?subject=举报",
      "mailto:a@zibo.gov.cn,b@zibo.gov.cn?subject=%E4%B8%BE%E6%8A%A5"
    ),
  ])
  func `an address is written in ASCII`(written: String, uri: String) throws {
    #expect(try WebAddress(parsing: written).uri == uri)
    #expect(uri.utf8.allSatisfy { (0x21...0x7E).contains($0) })
  }

  @Test(
    arguments: [
      ("javascript:alert(1)", .scheme("javascript:"), 0),
      ("JavaScript:alert(1)", .scheme("JavaScript:"), 0),
      ("file:///etc/passwd", .scheme("file:"), 0),
      ("data:text/html,x", .scheme("data:"), 0),
      ("ftp://zibo.gov.cn/", .scheme("ftp:"), 0),
      ("https：//zibo.gov.cn", .scheme("https："), 0),
      ("www.zibo.gov.cn", .relative, 0), ("zibo.gov.cn:80", .relative, 0), ("", .relative, 0),
      ("//zibo.gov.cn", .relative, 0), ("../a", .relative, 0), ("#a", .relative, 0),
      (":a", .relative, 0),
      ("java\tscript:x", .character("\t"), 4), ("\u{1}javascript:x", .character("\u{1}"), 0),
      ("https://zibo.gov.cn/a b", .character(" "), 21),
      ("https://zibo.gov.cn/\u{202e}", .character("\u{202e}"), 20),
      ("https://zibo\u{200b}.gov.cn/", .character("\u{200b}"), 12),
      ("https://zibo.gov.cn/\u{3000}", .character("\u{3000}"), 20),
      ("https://zibo.gov.cn\\@evil", .character("\\"), 19),
      ("https://zibo.gov.cn/<a>", .character("<"), 20),
      ("https://zibo.gov.cn/\n", .character("\n"), 20),
      ("https://zibo.gov.cn/[a]", .character("["), 20), ("https://a/#b#c", .character("#"), 12),
      ("https://zibo.gov.cn@evil.cn/", .userInformation, 19),
      ("https://a:b@evil.cn/", .userInformation, 11),
      ("https:zibo.gov.cn", .noHost, 6), ("https:///a", .noHost, 8), ("https://.../", .noHost, 8),
      ("https://:80/", .noHost, 8), ("https://[]/", .noHost, 8),
      ("https://zibo.gov.cn:0/", .port, 19), ("https://zibo.gov.cn:65536", .port, 19),
      ("https://zibo.gov.cn:/", .port, 19), ("https://zibo.gov.cn:８０/", .port, 19),
      ("https://[::1]x/", .port, 13), ("https://[g]/", .character("g"), 9),
      ("https://zibo.gov.cn/%", .percent, 20), ("https://zibo.gov.cn/%g1", .percent, 20),
      ("mailto:", .mailbox, 7), ("mailto:zibo", .mailbox, 7), ("mailto:a@b,@c", .mailbox, 11),
      ("mailto:a@b@c", .mailbox, 7), ("mailto://a@b", .mailbox, 7),
      ("https://zibo.gov.cn/" + String(repeating: "长", count: 300), .tooLong, 0),
    ] as [(String, WebAddressFault.Kind, Int)])
  func `anything else is refused`(written: String, kind: WebAddressFault.Kind, offset: Int) {
    let fault = WebAddressFault(kind: kind, offset: offset)
    #expect(throws: fault) { try WebAddress(parsing: written) }
    #expect(!fault.message.isEmpty && !fault.hint.isEmpty)
  }

  @Test func `no text is read wrongly`() {
    let parts = ["https", ":", "/", "//", "@", "[", "]", "%", "%4a", "a", "张", ".", "?", "#", " "]
    var generator = Generator(seed: 5)
    var readCount = 0
    for _ in 0..<2000 {
      let count = generator.number(in: 0...8)
      let tail = (0..<count).map { _ in generator.element(of: parts) }.joined()
      // Hardly any text of such parts alone begins as an address.
      let text = generator.number(in: 0...1) == 0 ? tail : "https://a" + tail
      guard let address = try? WebAddress(parsing: text) else { continue }
      readCount += 1
      let host = address.uri.dropFirst("https://".count).prefix { !"/?#".contains($0) }
      #expect(address.uri.hasPrefix("https://") && !host.contains("@"))
      #expect((try? WebAddress(parsing: address.uri)) == address)
    }
    #expect(readCount >= 100)
  }

  @Test func `a character that is not seen is named by its code point`() {
    let fault = WebAddressFault(kind: .character("\u{7}"), offset: 0)
    #expect(fault.message == "网址里不能有U+0007这个看不见的字符")
  }

  // MARK: Words of a link

  private static let site = "https://www.zibo.gov.cn:8443/%E5%85%AC%E5%BC%80?a=1#b"

  @Test(arguments: [
    (site, "市政府网站"), (site, "淄博市政府网www.zibo.gov.cn:8443/公开"), (site, "zibo.gov.cn:8443"),
    (site, "HTTPS://WWW.Zibo.gov.cn:8443/公开?a=1#b。"), (site, "（http://zibo.gov.cn:8443/）"),
    (site, "ｗｗｗ．ｚｉｂｏ．ｇｏｖ．ｃｎ：８４４３"), (site, "见表1.2、form.pdf、2019.3.30 和 e.g. A.B"),
    ("https://张店.中国/甲", "https://张店.中国"),
    ("mailto:HBJ@zibo.gov.cn,b@c.cn?subject=a", "写信给 hbj@zibo.gov.cn 或 b@c.cn"),
    ("mailto:hbj@zibo.gov.cn", "zibo.gov.cn的邮箱"), ("mailto:a@b.cn", "mailto:a@b.cn"),
  ])
  func `words that name no other place are no contradiction`(address: String, words: String) throws
  {
    #expect(try WebAddress(parsing: address).contradiction(in: words) == nil)
  }

  @Test(arguments: [
    (site, "www.zibo.gov.cn.evil.cn", "www.zibo.gov.cn.evil.cn"),
    (site, "淄博市政府网www.zibo.gov.cn:8443和evil.cn", "evil.cn"), (site, "WWW.evil.pdf", "WWW.evil.pdf"),
    (site, "ｅｖｉｌ．ｃｎ", "evil.cn"), (site, "http://张店.中国/甲。", "http://张店.中国/甲"),
    (site, "www.zibo.gov.cn:8443/内部", "www.zibo.gov.cn:8443/内部"),
    (site, "zibo.gov.cn", "zibo.gov.cn"),
    (site, "hbj@zibo.gov.cn", "hbj@zibo.gov.cn"), (site, "javascript://x", "javascript://x"),
    ("mailto:a@b.cn", "A@c.cn", "A@c.cn"), ("mailto:a@b.cn", "www.b.cn", "www.b.cn"),
    ("mailto:a@b.cn", "https://b.cn/a", "https://b.cn/a"),
  ])
  func `words that name another place are found`(address: String, words: String, other: String)
    throws
  {
    #expect(try WebAddress(parsing: address).contradiction(in: words) == other)
  }
}
