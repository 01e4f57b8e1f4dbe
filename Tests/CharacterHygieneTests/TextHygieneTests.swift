import Diagnostics
import Foundation
import Testing

@testable import CharacterHygiene

@Suite struct TextHygieneTests {
  /// Foundation's tables know the same by another way.
  @Test func `every Kangxi radical has the ideograph of its compatibility decomposition`() {
    let radicals = (0x2F00...0x2FD5 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    #expect(radicals.count == 214)
    for radical in radicals {
      let decomposed = String(radical).precomposedStringWithCompatibilityMapping.unicodeScalars
      #expect(Radicals.ideograph(for: radical) == decomposed.first, "\(radical.codePoint)")
    }
  }

  @Test(
    arguments: [
      ("\u{2E80}", nil), ("\u{2E81}", "厂"), ("\u{2E9A}", nil), ("\u{2ED8}", "青"), ("\u{2EF3}", "龟"),
      ("\u{2EF4}", nil), ("\u{2FD6}", nil), ("日", nil),
    ] as [(Unicode.Scalar, Unicode.Scalar?)])
  func `a radical of the supplement has one if Unicode gives it one`(
    radical: Unicode.Scalar, ideograph: Unicode.Scalar?
  ) {
    #expect(Radicals.ideograph(for: radical) == ideograph)
  }

  @Test func `every control character is refused but the line end`() throws {
    let controls = Array(0x00...0x1F as ClosedRange<UInt32>) + Array(0x7F...0x9F)
    for scalar in controls.compactMap(Unicode.Scalar.init) where scalar != "\n" {
      let (_, findings) = TextHygiene.clean("甲\(scalar)乙")
      #expect(findings == [.control(scalar)])
    }
    let marks = Array(0x202A...0x202E as ClosedRange<UInt32>) + Array(0x2066...0x2069)
    for scalar in marks.compactMap(Unicode.Scalar.init) {
      let (_, findings) = TextHygiene.clean("甲\(scalar)乙")
      #expect(findings == [.directionMark(scalar)])
    }
    #expect(TextHygiene.clean("甲\r\n乙").text == "甲\n乙")
  }

  /// Foundation's tables know the same by another way.
  @Test func `every compatibility ideograph has the one it decomposes to`() {
    let ranges: [ClosedRange<UInt32>] = [0xF900...0xFAD9, 0x2F800...0x2FA1D]
    for scalar in ranges.joined().compactMap(Unicode.Scalar.init) {
      let decomposed = String(scalar).precomposedStringWithCanonicalMapping.unicodeScalars.first
      let expected = decomposed == scalar ? nil : decomposed
      #expect(TextHygiene.unifiedIdeograph(for: scalar) == expected, "\(scalar.codePoint)")
    }
    for scalar in ["郎", "\u{FADA}", "\u{2FA1E}", "a"] as [Unicode.Scalar] {
      #expect(TextHygiene.unifiedIdeograph(for: scalar) == nil)
    }
  }
}
