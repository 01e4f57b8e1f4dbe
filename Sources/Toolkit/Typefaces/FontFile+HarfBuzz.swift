import CHarfBuzz
import Diagnostics
import DisplayList

/// The bytes of a font, mapped or made, that workers share.
///
/// `@unchecked Sendable`: the blob is never written after `init`, and HarfBuzz counts its references
/// atomically.
@safe
final class FontBlob: @unchecked Sendable {
  private let blob: OpaquePointer

  /// Takes over the caller's reference; nil for an empty blob, which is released.
  init?(adopting blob: OpaquePointer?) {
    guard let blob = unsafe blob else { return nil }
    unsafe self.blob = unsafe blob
    if unsafe hb_blob_get_length(blob) == 0 { return nil }
  }

  deinit { unsafe hb_blob_destroy(blob) }

  var faceCount: Int { Int(unsafe hb_face_count(blob)) }

  /// A HarfBuzz face over the bytes, for the caller to destroy.
  func makeFace(at index: Int) -> OpaquePointer? { unsafe hb_face_create(blob, UInt32(index)) }

  /// Lends the bytes; they stay in place as long as `self`.
  func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    var length: UInt32 = 0
    let data = unsafe hb_blob_get_data(blob, &length)
    return unsafe body(UnsafeRawBufferPointer(start: data, count: Int(length)))
  }
}

/// A font file mapped into memory and shared by all workers; nothing is read until it is used.
final class FontFile: Sendable {
  let path: String
  let blob: FontBlob

  /// Fails with `fonts.unreadable-file` or, when it is no font or only a part of one,
  /// `fonts.bad-file`.
  init(path: String) throws(DiagnosticError) {
    guard let mapped = unsafe hb_blob_create_from_file_or_fail(path) else {
      throw DiagnosticError(
        .error(
          "fonts.unreadable-file", "无法打开字体文件“\(path)”", hint: "请检查文件是否存在、是否可读"))
    }
    guard let blob = unsafe FontBlob(adopting: mapped), Self.isWhole(blob) else {
      throw DiagnosticError(
        .error(
          "fonts.bad-file", "“\(path)”不是完整的字体文件",
          hint: "清单内的字体请运行 Fonts/fetch.sh 重新取来；自备的字体请换一份完好的，或移出该文件夹"))
    }
    self.path = path
    self.blob = blob
  }

  var faceCount: Int { blob.faceCount }

  /// Whether the face at the index draws any character at all.
  func holdsGlyphs(at index: Int) -> Bool {
    let face = unsafe blob.makeFace(at: index)
    let characters = unsafe hb_set_create()
    defer {
      unsafe hb_set_destroy(characters)
      unsafe hb_face_destroy(face)
    }
    unsafe hb_face_collect_unicodes(face, characters)
    return unsafe hb_face_get_glyph_count(face) > 0 && hb_set_is_empty(characters) == 0
  }

  /// Whether every table that the directories name lies inside the file (OpenType, font directory).
  ///
  /// A file cut short in transit still opens, and would print blanks. Touches the directories only.
  private static func isWhole(_ blob: FontBlob) -> Bool {
    unsafe blob.withBytes { bytes in
      let file = unsafe BigEndianBytes(bytes)
      guard let signature = file.uint32(at: 0) else { return false }
      guard signature == 0x7474_6366 else { return file.holdsTables(of: 0) }  // 'ttcf'
      guard let count = file.uint32(at: 8), (1...256).contains(count) else { return false }
      return (0..<Int(count)).allSatisfy { index in
        file.uint32(at: 12 + 4 * index).map { file.holdsTables(of: Int($0)) } ?? false
      }
    }
  }
}

/// Big-endian numbers of a font file; nil beyond its end.
@safe
struct BigEndianBytes {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
  }

  func uint16(at offset: Int) -> UInt16? {
    guard offset >= 0, unsafe offset <= bytes.count - 2 else { return nil }
    return UInt16(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  func uint32(at offset: Int) -> UInt32? {
    guard offset >= 0, unsafe offset <= bytes.count - 4 else { return nil }
    return UInt32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// Whether the directory at the offset is one of TrueType or CFF outlines, with all its tables.
  func holdsTables(of directory: Int) -> Bool {
    let signatures: [UInt32] = [0x0001_0000, 0x4F54_544F, 0x7472_7565]  // 1.0, 'OTTO', 'true'
    guard let signature = uint32(at: directory), signatures.contains(signature),
      let count = uint16(at: directory + 4), count > 0
    else { return false }
    return (0..<Int(count)).allSatisfy { index in
      guard let offset = uint32(at: directory + 12 + 16 * index + 8),
        let length = uint32(at: directory + 12 + 16 * index + 12)
      else { return false }
      return unsafe Int(offset) + Int(length) <= bytes.count
    }
  }
}
