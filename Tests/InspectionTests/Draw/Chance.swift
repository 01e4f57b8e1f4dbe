import Foundation

/// Chances of what was counted, for tests with fixed seeds.
///
/// They are good for many counts and to a few digits, which is enough beside a threshold of 1e-4.
enum Chance {
  static let threshold = 1e-4

  /// That χ² is at least so large.
  static func ofChiSquare(_ value: Double, degrees: Int) -> Double {
    upperGamma(Double(degrees) / 2, value / 2)
  }

  /// That a standard normal deviates at least so far to either side.
  static func ofDeviation(_ z: Double) -> Double {
    erfc(abs(z) / 2.0.squareRoot())
  }

  /// Σ (observed − expected)² / expected.
  static func chiSquare(_ observed: [Int], expected: [Double]) -> Double {
    zip(observed, expected).reduce(0) { $0 + pow(Double($1.0) - $1.1, 2) / $1.1 }
  }

  static func chiSquare(_ observed: [Int], expected: Double) -> Double {
    chiSquare(observed, expected: observed.map { _ in expected })
  }

  /// n choose k.
  static func choose(_ n: Int, _ k: Int) -> Double {
    k < 0 || k > n
      ? 0 : exp(lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1)))
  }

  /// The regularized upper incomplete gamma function: a series below a + 1, above it Lentz's
  /// continued fraction (Press et al., Numerical Recipes, 6.2).
  private static func upperGamma(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    let scale = exp(a * log(x) - x - lgamma(a))
    if x < a + 1 {
      var (term, sum, n) = (1 / a, 1 / a, a)
      while term > sum * 1e-15 {
        n += 1
        term *= x / n
        sum += term
      }
      return 1 - sum * scale
    }
    var b = x + 1 - a
    var (c, d) = (1e300, 1 / b)
    var h = d
    for i in 1...10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (an * d + b)
      c = b + an / c
      h *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return scale * h
  }
}
