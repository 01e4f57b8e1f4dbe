/// The known name that someone probably meant: at most a third of its characters differ, or one.
///
/// Levenshtein's distance over scalars; the first of equally near names wins, so the answer does
/// not depend on anything but the order of `names`.
func nearestName(to wrong: String, among names: [String]) -> String? {
  let target = Array(wrong.unicodeScalars.prefix(40))
  var best: (name: String, distance: Int)?
  for name in names {
    let candidate = Array(name.unicodeScalars)
    let limit = max(1, max(candidate.count, target.count) / 3)
    guard abs(candidate.count - target.count) <= limit else { continue }
    let distance = editDistance(target, candidate)
    let isAllNew = distance >= min(target.count, candidate.count)
    guard distance <= limit, !isAllNew, distance < best?.distance ?? .max else { continue }
    best = (name, distance)
  }
  return best?.name
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
      diagonal = above
    }
  }
  return row[b.count]
}
