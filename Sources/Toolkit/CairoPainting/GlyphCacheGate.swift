import Glibc
import Synchronization

/// Lets threads into Cairo side by side while its glyph cache has room, and one by one after that.
///
/// Cairo 1.16 keeps 512 pages of 32 glyphs for the whole process. To make room it locks the cache
/// and then the font whose page it drops; a thread that draws with this font has locked them the
/// other way round, and both wait for ever. Whoever calls Cairo with glyphs or lets go of fonts
/// passes through here; passing costs some ten nanoseconds.
enum GlyphCacheGate {
  /// Cairo's MAX_GLYPH_PAGES_CACHED.
  private static let capacity = 512

  /// The most that the cache can have been asked to hold; never falls, for Cairo keeps fonts beyond
  /// their last use.
  private static let pages = Atomic<Int>(0)
  private static let inside = Atomic<Int>(0)
  private static let door = Mutex<Void>(())

  /// Says what is going to be drawn, before it is.
  static func reserve(pages count: Int) {
    if count > 0 { pages.add(count, ordering: .sequentiallyConsistent) }
  }

  static func pass<Fault: Error>(_ body: () throws(Fault) -> Void) throws(Fault) {
    let isShared = try door.withLock { _ throws(Fault) in
      if pages.load(ordering: .sequentiallyConsistent) <= capacity {
        inside.add(1, ordering: .sequentiallyConsistent)
        return true
      }
      while inside.load(ordering: .sequentiallyConsistent) > 0 { sched_yield() }
      try body()
      return false
    }
    guard isShared else { return }
    defer { inside.subtract(1, ordering: .sequentiallyConsistent) }
    try body()
  }
}
