public import Diagnostics
import ImageFiles
import Inspection

/// 现场照片 of a source that is deleted (《暂行办法》二、5).
public enum SitePhoto {
  /// Refuses a file that the form could not show later: it would prove nothing.
  public static func check(_ bytes: [UInt8], named name: String) throws(DiagnosticError) {
    do throws(ImageFault) { _ = try image(named: name, bytes) } catch {
      throw DiagnosticError(
        .refusal(
          "source.bad-photo", .registryUpdate, "现场照片“\(name)”\(error.message)，没有登记",
          hint: error.hint))
    }
  }

  static func image(named name: String, _ bytes: [UInt8]) throws(ImageFault) -> ImageFile {
    try ImageFile(named: name) { bytes }
  }
}
