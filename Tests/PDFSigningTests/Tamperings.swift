import Diagnostics
import PDFObjects
import SwiftASN1
import Testing

@testable import PDFSigning

extension TamperingTests.Tampering {
  static let all: [Self] =
    ofBytes + ofRevisions + ofShadows + ofActions + ofSignatures + ofFiles

  /// Bytes of the signed file that are not what they were.
  private static let ofBytes: [Self] = [
    .init(name: "a byte of the page flipped", id: "signature.document-changed") {
      try $0.once.replacing("(Approval)", with: "(Appr0val)")
    },
    .init(name: "a byte of the signature flipped", id: "signature.wrong-value") { stages in
      let room = try stages.once.roomOfLastSignature
      let length = try DER.padded(stages.once.message(in: room)).node.encodedBytes.count
      var bytes = stages.once
      // The signature is the last thing of the message.
      let place = room.lowerBound + 2 * length - 1
      bytes[place] = bytes[place] == 48 ? 49 : 48
      return bytes
    },
    .init(name: "something hidden behind the signature", id: "signature.nonzero-padding") {
      var bytes = $0.once
      bytes[try bytes.roomOfLastSignature.upperBound - 1] = 49
      return bytes
    },
    .init(name: "the end cut off", id: "signature.unreadable-file") { Array($0.once.dropLast(30)) },
    .init(name: "bytes added", id: "signature.trailing-bytes") { $0.once + Array("% more\n".utf8) },
    .init(name: "the range made longer", id: "signature.range-beyond-end") { stages in
      let numbers = try stages.once.rangeOfLastSignature
      return try stages.once.replacing(
        " \(numbers[3])", with: " \(numbers[3] + 9)", after: "/ByteRange")
    },
    .init(name: "the range made nonsense", id: "signature.malformed-range") {
      try $0.once.replacing("/ByteRange[0 ", with: "/ByteRange[7 ")
    },
  ]

  /// Updates after a signature.
  private static let ofRevisions: [Self] = [
    .update("a page added", "signature.page-added") { file in
      let page = file.add(["Type": .name("Page"), "Parent": .reference(.init(number: 2))])
      try file.change(2) {
        $0["Kids"] = [.reference(.init(number: 3)), .reference(page)]
        $0["Count"] = 2
      }
    },
    .update("a page removed", "signature.page-removed") {
      try $0.change(2) { $0["Kids"] = [] }
    },
    .update("a page swapped", "signature.page-replaced") { file in
      let page = file.add(["Type": .name("Page"), "Parent": .reference(.init(number: 2))])
      try file.change(2) { $0["Kids"] = [.reference(page)] }
    },
    .update("a page rotated", "signature.page-rotated") { try $0.change(3) { $0["Rotate"] = 90 } },
    .update("all pages rotated", "signature.page-rotated") {
      try $0.change(2) { $0["Rotate"] = 90 }
    },
    .update("a page cropped", "signature.page-changed") {
      try $0.change(3) { $0["CropBox"] = [0, 0, 100, 100] }
    },
    .update("an annotation added", "signature.annotations-changed") { file in
      let stamp = file.add([
        "Type": .name("Annot"), "Subtype": .name("Stamp"), "Rect": [9, 9, 50, 50],
      ])
      try file.change(3) {
        $0["Annots"] = .array(($0["Annots"]?.array ?? []) + [.reference(stamp)])
      }
    },
    .update("a signature's appearance swapped", "signature.appearance-changed") { file in
      let stream = PDFStream(
        dictionary: ["Subtype": .name("Form"), "BBox": [0, 0, 100, 40]], data: [])
      let other = file.add(.stream(stream))
      try file.change(5) { $0["AP"] = ["N": .reference(other)] }
    },
    .update("a signature's appearance painted over", "signature.appearance-changed") {
      try $0.paint(14, "1 0 0 rg 0 0 99 99 re f")
    },
    .update("a locked field changed", "signature.locked-field-changed") {
      try $0.change(7) { $0["V"] = .text("不同意") }
    },
    .update("a field moved", "signature.field-changed") {
      try $0.change(7) { $0["Rect"] = [0, 0, 9, 9] }
    },
    .update("an update without a signature", "signature.unsigned-update") { _ = $0.add(7) },
    .update("the page's content replaced", "signature.page-content-changed") {
      try $0.paint(8, "BT /F1 12 Tf 72 770 Td (Refusal) Tj ET")
    },
    .update("the font replaced", "signature.font-changed") {
      try $0.change(13) { $0["BaseFont"] = .name("Symbol") }
    },
    .update("the parent tree redirected", "signature.structure-changed") {
      try $0.change(9) { $0["ParentTree"] = ["Nums": []] }
    },
    .update("the metadata replaced", "signature.metadata-changed") { try $0.paint(12, "<x/>") },
    .update("the list of fields cut", "signature.fields-changed") {
      try $0.change(4) { $0["Fields"] = [.reference(.init(number: 5))] }
    },
    .update("the form's fonts replaced", "signature.form-changed") {
      try $0.change(4) { $0["DA"] = .text("/F2 1 Tf") }
    },
    .update("the catalog changed", "signature.catalog-changed") {
      try $0.change(1) { $0["Lang"] = .text("en") }
    },
    .update("the catalog replaced by another", "signature.catalog-changed") { file in
      let catalog = try file.object(.init(number: 1))
      file.trailer["Root"] = .reference(file.add(catalog))
    },
    .update("the form taken away", "signature.removed") {
      try $0.change(1) { $0["AcroForm"] = nil }
    },
    .update("a layer added", "signature.hidden-layer") {
      try $0.change(1) { $0["OCProperties"] = ["D": [:]] }
    },
    .update("an action added", "signature.active-content") {
      try $0.change(1) { $0["OpenAction"] = ["S": .name("JavaScript"), "JS": .text("1")] }
    },
    .update("the signature's dictionary replaced", "signature.signature-replaced") { file in
      let signature = try #require(
        try file.dictionary(.reference(.init(number: 5)))["V"]?.reference)
      try file.change(signature.number) { $0["Reason"] = .text("不同意") }
    },
  ]

  /// Signatures that were never right, made by someone with a key.
  private static let ofSignatures: [Self] = [
    .forgery("a gap for more than the signature", "signature.range-gap") {
      $0.range = { [0, $0[1] - 40, $0[2], $0[3]] }
    },
    .forgery("stretches that overlap", "signature.range-overlaps") {
      $0.range = { [0, $0[1], $0[1] - 9, $0[3]] }
    },
    .forgery("an end left out", "signature.range-short") {
      $0.range = { [0, $0[1], $0[2], $0[3] - 7] }
    },
    .forgery("SHA-1", "signature.weak-digest") { $0.message.digest = MessageID.sha1 },
    .forgery("MD5", "signature.weak-digest") { $0.message.digest = MessageID.md5 },
    .forgery("two digests in one signature", "signature.unsupported-algorithm") {
      $0.message.algorithm = .rsaWithSHA512
    },
    .forgery("a key that no certificate has", "signature.no-signer-certificate") {
      $0.message.keyIdentifier = [UInt8](repeating: 7, count: 20)
    },
    .forgery("two signers", "signature.signer-count") { $0.message.signerCount = 2 },
    .forgery("no signer", "signature.signer-count") { $0.message.signerCount = 0 },
    .forgery("another certificate named", "signature.certificate-mismatch") {
      $0.message.namedCertificate = try TestAuthority.shared.get().leader.certificateDER
    },
    .forgery("no certificate named", "signature.certificate-not-named") {
      $0.message.namedCertificate = .some(nil)
    },
    .forgery("no certificate", "signature.no-signer-certificate") {
      $0.message.certificates = []
    },
    .forgery("content of its own", "signature.foreign-content") { $0.message.content = [1] },
    .forgery("an unknown format", "signature.unsupported-format") { $0.format = "adbe.pkcs7.sha1" },
    .forgery("no time", "signature.no-time") { $0.hasTime = false },
    .forgery("an expired certificate", "signature.certificate-expired") {
      $0.holder = try TestAuthority.shared.get().holder(
        "旧证书", .p256, serial: 21, years: 2010..<2012)
    },
    .forgery("a certificate for encryption", "signature.key-usage") {
      $0.holder = try TestAuthority.shared.get().holder(
        "加密证书", .p256, serial: 22, usage: .encipherment)
    },
    .forgery("a web server's certificate", "signature.key-usage") {
      $0.holder = try TestAuthority.shared.get().holder(
        "网站证书", .p256, serial: 24, usage: .webServer)
    },
    .forgery("a short key", "signature.weak-key") {
      $0.holder = try TestAuthority.shared.get().holder("短密钥", .rsa(1024), serial: 23)
    },
    .forgery("a certificate of nobody's", "signature.untrusted") { forgery in
      forgery.holder = try TestAuthority.stranger.get().head
    },
    .forgery("a message that is none", "signature.malformed") { $0.message.isMalformed = true },
  ]

  static func update(
    _ name: String, _ id: Diagnostic.ID,
    _ change: @escaping @Sendable (inout PDFFile) throws -> Void
  ) -> Self {
    .init(name: name, id: id) { try $0.once.updated(change) }
  }

  private static func forgery(
    _ name: String, _ id: Diagnostic.ID,
    _ change: @escaping @Sendable (inout Forgery) throws -> Void
  ) -> Self {
    .init(name: name, id: id) { stages in
      var forgery = try Forgery()
      try change(&forgery)
      return try forgery.signed(stages.base)
    }
  }

  /// 130, as long as the object of the sample form that it replaces.
  private static let number =
    "130"
    + String(repeating: " ", count: "<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K[0]>>".utf8.count - 3)

  /// Files that were traps before anyone signed them.
  private static let ofFiles: [Self] = [
    .init(name: "two revisions before the first signature", id: "signature.earlier-revisions") {
      try Forgery().signed(try $0.base.updated { try $0.paint(8, "BT ET") })
    },
    .init(name: "a hidden layer", id: "signature.hidden-layer") { _ in
      try Forgery().signed(try SampleForm.file(.init(catalog: "/OCProperties<</OCGs[]/D<<>>>>")))
    },
    .init(name: "a program that runs by itself", id: "signature.active-content") { _ in
      let action = "/OpenAction<</S/JavaScript/JS(app.alert)>>"
      return try Forgery().signed(try SampleForm.file(.init(catalog: action)))
    },
    .init(name: "a page that is not counted", id: "signature.page-count") { stages in
      let text = String(decoding: stages.base, as: UTF8.self)
        .replacing("/Count 1", with: "/Count 0")
      return try Forgery().signed(Array(text.utf8))
    },
    .init(name: "more annotations than can be looked through", id: "signature.too-many-widgets") {
      try $0.once.updated { file in
        let note = PDFObject.dictionary(["Subtype": .name("Text"), "Rect": [0, 0, 9, 9]])
        try file.change(3) {
          $0["Annots"] = .array(($0["Annots"]?.array ?? []) + Array(repeating: note, count: 4000))
        }
      }
    },
    .init(
      name: "an annotation on a signature, its place hard to read",
      id: "signature.overlapping-widgets"
    ) { _ in
      // One number is an object of its own, one has needless digits, one is far away, and a fifth follows.
      let place = "[0000000101.0 10 0 R 99999999999999 -4 7]"
      let annotation = "<</Type/Annot/Subtype/Stamp/Rect\(place)>>"
      let file = String(
        decoding: try SampleForm.file(.init(annotation: annotation)), as: UTF8.self)
      return try Forgery().signed(
        Array(
          file.replacing("<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K[0]>>", with: Self.number).utf8))
    },
    .init(name: "an annotation without a place", id: "signature.overlapping-widgets") { _ in
      let annotation = "<</Type/Annot/Subtype/Stamp/Rect[101 (a) 150 130]>>"
      return try Forgery().signed(try SampleForm.file(.init(annotation: annotation)))
    },
    .init(name: "a field on top of another", id: "signature.overlapping-widgets") { stages in
      let text = String(decoding: stages.base, as: UTF8.self)
        .replacing("[100 500 400 520]", with: "[100 120 400 140]")
      return try Forgery().signed(Array(text.utf8))
    },
  ]
}
