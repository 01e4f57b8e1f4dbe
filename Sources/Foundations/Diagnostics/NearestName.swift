/// Guesses what a misspelt name was meant to be.
public enum NearestName {
  /// The candidate nearest to the name, the first of equals; `nil` if none is near.
  ///
  /// Near is what few changes of one character (put in, left out, replaced, swapped with its
  /// neighbour) lead to: a third of the length, but one change even in names of two characters.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(candidate.unicodeScalars)
      let allowed = max(1, max(wanted.count, scalars.count) / 3)
      // One character shares nothing with another one.
      guard min(wanted.count, scalars.count) > 1, abs(wanted.count - scalars.count) <= allowed
      else { continue }
      let distance = distance(wanted, scalars)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment distance; quadratic in the lengths.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
