import ArgumentParser
import CivilCalendar
import Diagnostics
import FormPipeline
import Geometry
import PDFSigning
import Typefaces

/// How a signature looks on the page.
struct SignatureLookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("手写签名的图片（PNG，底色透明）。", valueName: "文件"))
  var image: String?

  @Option(help: ArgumentHelp("印章的图片（PNG，底色透明），盖在文字上。", valueName: "文件"))
  var seal: String?

  @Option(help: ArgumentHelp("职务，如 科长。", valueName: "文字"))
  var title: String?

  @Flag(help: "签名不显示在纸面上。")
  var invisible = false

  @OptionGroup var fonts: FontOptions

  /// Opens fonts and pictures once for all files.
  func maker(name: String) throws(DiagnosticError) -> SignatureLook {
    guard !invisible else { return SignatureLook() }
    return SignatureLook(
      name: name.withSteeringShown, title: title, image: try Self.picture(image),
      seal: try Self.picture(seal),
      library: try FontLibrary(folders: fonts.allFolders))
  }

  private static func picture(_ path: String?) throws(DiagnosticError) -> InkPicture? {
    guard let path else { return nil }
    return try InkPicture(png: try InputFile.bytes(of: path), named: path)
  }
}

/// Makes appearances; rooms of one size share what was set for the first.
final class SignatureLook {
  private let name: String
  private let title: String?
  private let image: InkPicture?
  private let seal: InkPicture?
  private let library: FontLibrary?
  private var pages: [SignatureBlock: [UInt8]] = [:]

  init(
    name: String = "", title: String? = nil, image: InkPicture? = nil, seal: InkPicture? = nil,
    library: FontLibrary? = nil
  ) {
    self.name = name
    self.title = title
    self.image = image
    self.seal = seal
    self.library = library
  }

  /// `nil` for an invisible signature, and for a field without room.
  func appearance(
    in file: [UInt8], field: String, date: CalendarDate
  ) throws(DiagnosticError) -> SignatureAppearance? {
    let room = try SignatureField.all(in: file).first { $0.name.utf8.elementsEqual(field.utf8) }
    guard let library, let room, room.width > 0, room.height > 0 else { return nil }
    let size = Size(
      width: Length(milliPoints: room.width), height: Length(milliPoints: room.height))
    let day = "\(date.year)年\(date.month)月\(date.day)日"
    let block = SignatureBlock(
      size: size, name: name, caption: [title, day].compactMap(\.self).joined(separator: "　"),
      hasInk: image != nil)
    let page: [UInt8]
    if let known = pages[block] { page = known } else { page = try self.page(of: block, library) }
    pages[block] = page
    let upper = Int(block.upperFrame.size.height.milliPoints)
    return SignatureAppearance(
      page: page,
      ink: image?.fitted(
        left: 0, bottom: room.height - upper, width: room.width, height: upper),
      seal: seal?.fitted(left: 0, bottom: 0, width: room.width, height: room.height))
  }

  private func page(
    of block: SignatureBlock, _ library: FontLibrary
  ) throws(DiagnosticError) -> [UInt8] {
    do {
      return try block.pdf(library: library)
    } catch let error as DiagnosticError {
      throw error
    } catch {
      throw DiagnosticError(
        .error("signature.no-appearance", "画不出签名的样子：\(error)", hint: "加 --invisible，不画"))
    }
  }
}
