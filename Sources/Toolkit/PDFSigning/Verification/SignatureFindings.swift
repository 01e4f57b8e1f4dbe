import Diagnostics
import SwiftASN1

/// What can be wrong with a signature itself; each kind of tampering has a name of its own.
extension Diagnostic {
  static let malformedSignature = Diagnostic.error(
    "signature.malformed", "签名的数据读不出来", hint: "签名已经损坏；向签名人核实")

  static func unsupportedFormat(_ format: String) -> Diagnostic {
    .error(
      "signature.unsupported-format", "签名的格式（\(format)）这里验不了", hint: "用作出这个签名的程序验")
  }

  static let noTime = Diagnostic.error("signature.no-time", "签名没有写明时间")

  // Where it stands and what it covers.

  static let malformedRange = Diagnostic.error(
    "signature.malformed-range", "签名没有说清它覆盖文件的哪些部分", hint: "签名已被改动；退回")

  static let rangeOverlaps = Diagnostic.error(
    "signature.range-overlaps", "签名所称覆盖的两段互相重叠", hint: "签名已被改动；退回")

  static func rangeBeyondEnd(missing count: Int) -> Diagnostic {
    .error(
      "signature.range-beyond-end", "签名覆盖的部分比文件还长\(count)字节：文件被截短",
      hint: "向出具文件的人再要一份完整的")
  }

  static let rangeGap = Diagnostic.error(
    "signature.range-gap", "签名没有覆盖的部分不只是签名自己：其中可能藏有内容", hint: "退回，重新签字")

  static let rangeShort = Diagnostic.error(
    "signature.range-short", "签名没有覆盖到它所在那一版的末尾", hint: "退回，重新签字")

  static let nonzeroPadding = Diagnostic.error(
    "signature.nonzero-padding", "签名后面的空位里有别的数据", hint: "签名已被改动；退回")

  // What the message says.

  static let documentChanged = Diagnostic.error(
    "signature.document-changed", "签名以后，它覆盖的内容被改动过", hint: "以纸质件或留存的原件为准；退回")

  static let wrongSignature = Diagnostic.error(
    "signature.wrong-value", "签名值与签名人的证书对不上", hint: "签名已被改动或是伪造；退回")

  static let foreignContent = Diagnostic.error(
    "signature.foreign-content", "签名带有自己的内容，签的不是这份文件", hint: "退回，重新签字")

  static func signerCount(_ count: Int) -> Diagnostic {
    .error(
      "signature.signer-count", "一个签名里有\(count)个签名人，应当只有一个", hint: "每人在自己的签字处签")
  }

  static func weakDigest(_ identifier: ASN1ObjectIdentifier) -> Diagnostic {
    let name =
      switch identifier {
      case MessageID.md5: "MD5"
      case MessageID.sha1: "SHA-1"
      default: String(describing: identifier)
      }
    return .error(
      "signature.weak-digest", "签名用的摘要算法（\(name)）不可靠或不认识", hint: "用 SHA-256 重新签字")
  }

  static func unsupportedAlgorithm(_ identifier: ASN1ObjectIdentifier) -> Diagnostic {
    .error(
      "signature.unsupported-algorithm", "签名的算法（\(String(describing: identifier))）这里验不了",
      hint: "用作出这个签名的程序验")
  }

  // The certificate.

  static let noCertificate = Diagnostic.error(
    "signature.no-signer-certificate", "签名里没有签名人的证书", hint: "无从核实；退回，重新签字")

  static let otherCertificate = Diagnostic.error(
    "signature.certificate-mismatch", "签名里的证书不是签名时指明的那一张", hint: "证书被调换；退回")

  static let unnamedCertificate = Diagnostic.error(
    "signature.certificate-not-named", "签名没有指明所用的证书，不合 PAdES", hint: "用合 PAdES 的程序重新签字")

  static func weakKey(bits: Int) -> Diagnostic {
    .error("signature.weak-key", "签名人的密钥只有\(bits)位", hint: "换 2048 位以上的密钥重新签字")
  }

  static let wrongKeyUsage = Diagnostic.error(
    "signature.key-usage", "签名人的证书不是用来签名的", hint: "用签名证书重新签字")

  static func expiredCertificate(at time: SigningTime) -> Diagnostic {
    .error(
      "signature.certificate-expired", "签名时（\(time)）证书不在有效期内", hint: "用有效的证书重新签字")
  }

  /// Of an authority for time stamps.
  static let wrongStampingUsage = Diagnostic.error(
    "signature.key-usage", "出具时间戳的证书不是专用于时间戳的", hint: "换一个合 RFC 3161 的时间戳服务")

  static func untrusted(issuer: String, because fault: String?) -> Diagnostic {
    .error(
      "signature.untrusted",
      "签名人的证书（\(issuer)签发）追不到给出的根证书" + (fault.map { "：\($0)" } ?? ""),
      hint: "核对签名人；如应信任，把签发机构的根证书加进 --roots")
  }

  static func wrongTimestamp(_ reason: String) -> Diagnostic {
    .error("signature.wrong-timestamp", "时间戳不可信：\(reason)", hint: "签名时间无从证明；退回")
  }
}

/// What can have been done to a file around its signatures.
extension Diagnostic {
  static func removedSignature(_ field: String) -> Diagnostic {
    .error("signature.removed", "“\(field)”的签名在后来的一版里被去掉了", hint: "退回")
  }

  static let unsignedUpdate = Diagnostic.error(
    "signature.unsigned-update", "最后一个签名以后，文件又被追加修改，没有签名", hint: "退回；以最后签名的一版为准")

  static let trailingBytes = Diagnostic.error(
    "signature.trailing-bytes", "文件末尾有不属于任何一版的数据", hint: "向出具文件的人再要一份")

  static let hiddenLayer = Diagnostic.error(
    "signature.hidden-layer", "文件有可以显示或隐藏的图层，看到的不一定是签的", hint: "退回，用没有图层的文件签字")

  static let sharedValue = Diagnostic.error(
    "signature.shared-value", "几个签字处用的是同一个签名", hint: "只有一处是真签的；退回")

  static let tooManySignatures = Diagnostic.error(
    "signature.too-many-signatures", "签名太多，无法逐个核对", hint: "分成几个文件，重新打印、重新签字")

  static let tooManyWidgets = Diagnostic.error(
    "signature.too-many-widgets", "一页上的控件和批注太多，无法核对有没有叠在签字处上", hint: "退回，重新打印")

  static func wrongPageCount(_ count: Int) -> Diagnostic {
    .error(
      "signature.page-count", "文件记的页数是\(count)，与实有的页不符：有的页阅读器不显示", hint: "退回，重新打印")
  }

  static func overlappingFields(_ field: String, page: Int) -> Diagnostic {
    .error(
      "signature.overlapping-widgets", "第\(page)页“\(field)”的签字处上叠有别的控件或批注",
      hint: "退回，重新打印")
  }

  static func placelessAnnotation(page: Int) -> Diagnostic {
    .error(
      "signature.overlapping-widgets", "第\(page)页有控件或批注没有写清位置，无法核对有没有叠在签字处上",
      hint: "退回，重新打印")
  }

  static func activeContent(_ kind: String) -> Diagnostic {
    .error(
      "signature.active-content", "文件会自己执行动作（\(kind)）", hint: "不要在阅读器里打开；退回")
  }

  static let tooManyRevisions = Diagnostic.error(
    "signature.too-many-revisions", "文件被追加修改的次数太多，无法逐版核对", hint: "退回，重新打印、重新签字")
}
