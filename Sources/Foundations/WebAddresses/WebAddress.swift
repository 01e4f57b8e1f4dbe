import Diagnostics

/// An address that a printed form may lead to: http, https or mailto, absolute and without a password.
///
/// Nothing else is an address here, so that no form can be made to start a program, open a file or
/// run a script.
public struct WebAddress: Hashable, Sendable {
  /// The address in ASCII, as RFC 3986 has it.
  ///
  /// The scheme is in small letters; every other character is as it was written, or percent-encoded
  /// in UTF-8 where it is outside ASCII (RFC 3987, 3.1).
  public let uri: String

  /// Reads an address as a person types it, with Chinese characters and all.
  ///
  /// Linear; fails with the first fault.
  public init(parsing written: String) throws(WebAddressFault) {
    var reader = WebAddressReader(written)
    uri = try reader.uri()
  }
}

/// Why a text is no ``WebAddress``.
public struct WebAddressFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// `www.zibo.gov.cn`, `../a`: nothing says how it is reached.
    case relative
    /// `javascript:`, `file:`, `data:`, or `http：` with a wide colon.
    case scheme(String)
    /// A blank, a control or direction mark, or a sign that no address may hold.
    case character(Unicode.Scalar)
    /// `%` without two hexadecimal digits.
    case percent
    /// `https:zibo.gov.cn`, `https:///a`.
    case noHost
    /// `https://a@zibo.gov.cn`: what stands before @ looks like the host and is none.
    case userInformation
    /// Not a number from 1 to 65535.
    case port
    /// Of `mailto:`: not `name@host`.
    case mailbox
    case tooLong
  }

  public var kind: Kind
  /// In Unicode scalars from the start of the text.
  public var offset: Int

  /// A predicate in Chinese without its full stop.
  public var message: String {
    switch kind {
    case .relative: "不是完整的网址"
    case .scheme(let scheme): "不能用“\(scheme)”开头的网址"
    case .character(let scalar) where Self.isSeen(scalar): "网址里不能有“\(scalar)”"
    case .character(let scalar): "网址里不能有\(scalar.codePoint)这个看不见的字符"
    case .percent: "网址里的“%”后面要有两位十六进制数"
    case .noHost: "网址没有写网站的名称"
    case .userInformation: "网址里不能有用户名和“@”"
    case .port: "网址里的端口不对"
    case .mailbox: "邮箱写得不对"
    case .tooLong: "网址超过\(WebAddress.maximumLength)个字符"
    }
  }

  /// What to do, in Chinese.
  public var hint: String {
    switch kind {
    case .relative, .scheme, .noHost: "网址以 https://、http:// 或 mailto: 开头，如 https://www.zibo.gov.cn/"
    case .character: "删去它"
    case .percent: "要写“%”本身就写 %25"
    case .userInformation: "只写网站的名称，如 https://www.zibo.gov.cn/"
    case .port: "端口是 1 至 65535，如 https://www.zibo.gov.cn:8443/"
    case .mailbox: "写成 mailto:hbj@zibo.gov.cn"
    case .tooLong: "改用网站上短一些的网址"
    }
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}

extension WebAddress {
  /// Of an address in ASCII; readers of PDF take hardly more.
  static let maximumLength = 2000
}
