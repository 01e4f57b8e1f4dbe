public import Geometry
public import WebAddresses

/// Words that lead to an address, as far as this page shows them; nothing marks them on paper.
///
/// A link of which no item belongs to a node of the logical tree (in a band, in a repeated head) is
/// print and nothing more: a file has no place to tell of it.
public struct LinkArea: Hashable, Sendable {
  public var address: WebAddress
  /// All of the link's words, for readers who do not see them; also where a line or the page ends
  /// within them.
  public var words: String
  /// What the words take on the page, line by line.
  public var frames: [Rectangle]
  /// Content ids of the words; rulings and dots among them are not the link's.
  public var items: Range<Int>

  public init(address: WebAddress, words: String, frames: [Rectangle], items: Range<Int>) {
    self.address = address
    self.words = words
    self.frames = frames
    self.items = items
  }
}
