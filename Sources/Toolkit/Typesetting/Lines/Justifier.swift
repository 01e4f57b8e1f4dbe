import DocumentTree

/// Shares a line's slack among its joints, level by level (typography 2.4).
///
/// What does not divide goes to the first joints.
struct Justifier {
  let joints: JointList
  let style: LineStyle
  /// What each joint of the line last justified gains or loses; number 0 is the joint after the
  /// line's first cluster.
  private(set) var shares: [Int] = []

  init(joints: JointList, style: LineStyle) {
    self.joints = joints
    self.style = style
  }

  /// The line ends with its last printed cluster.
  mutating func justify(_ line: Range<Int>, slack: Int) {
    reset(line.count - 1)
    let inner = line.lowerBound..<line.lowerBound + shares.count
    if slack < 0 {
      squeeze(inner, by: -slack)
    } else {
      stretch(inner, by: slack)
    }
  }

  /// Every joint alike (分散对齐).
  mutating func distribute(_ slack: Int, over line: Range<Int>) {
    reset(line.count - 1)
    for joint in shares.indices {
      shares[joint] = slack / shares.count + (joint < slack % shares.count ? 1 : 0)
    }
  }

  mutating func reset(_ count: Int = 0) {
    shares.removeAll(keepingCapacity: true)
    shares.append(contentsOf: repeatElement(0, count: max(0, count)))
  }

  private mutating func squeeze(_ inner: Range<Int>, by excess: Int) {
    if style.shrinkOrder == .even {
      squeezeInProportion(inner, by: excess)
      return
    }
    var left = excess
    for level in Joint.ShrinkLevel.allCases where left > 0 {
      left -= pour(left, over: inner, .shrink(level))
    }
  }

  private mutating func squeezeInProportion(_ inner: Range<Int>, by excess: Int) {
    let total = inner.reduce(0) { $0 + joints[$1].wholeShrink }
    guard total > 0 else { return }
    let excess = min(excess, total)
    var passed = 0
    var given = 0
    for joint in inner {
      passed += joints[joint].wholeShrink
      let upTo = excess * passed / total
      shares[joint - inner.lowerBound] -= upTo - given
      given = upTo
    }
  }

  private mutating func stretch(_ inner: Range<Int>, by slack: Int) {
    var left = slack
    left -= pour(left, over: inner, .growth(.room))
    left -= pour(left, over: inner, .growth(.space))
    left -= pour(left, over: inner, .growth(.autospace))
    if pour(left, over: inner, .gaps(.willing)) == 0 {
      _ = pour(left, over: inner, .gaps(.reluctant))
    }
  }

  /// A step of squeezing or of stretching.
  private enum Step {
    case shrink(Joint.ShrinkLevel)
    case growth(Joint.Growth)
    case gaps(Joint.Stretch)

    /// The room of a joint's two places, the air before and the air after, in this step.
    func room(in joint: Joint) -> (Int, Int) {
      switch self {
      case .shrink(let level):
        (
          joint.level == level ? Int(joint.shrink) : 0,
          joint.leadLevel == level ? Int(joint.leadShrink) : 0
        )
      case .growth(.room): (joint.step == .room ? .max : 0, 0)
      case .growth(let step): (joint.step == step ? Int(joint.growth) : 0, 0)
      case .gaps(let stretch): (joint.stretch == stretch ? .max : 0, 0)
      }
    }

    var sign: Int { if case .shrink = self { -1 } else { 1 } }
  }

  /// Gives every place the same until it is full; tells how much was taken up.
  private mutating func pour(_ amount: Int, over inner: Range<Int>, _ step: Step) -> Int {
    guard amount > 0 else { return 0 }
    // What each open place takes, once those with less room are full.
    var fair = 0
    var taken = 0
    var open = 0
    while true {
      (taken, open) = (0, 0)
      for joint in inner {
        let room = step.room(in: joints[joint])
        if room.0 > fair { open += 1 } else { taken += room.0 }
        if room.1 > fair { open += 1 } else { taken += room.1 }
      }
      guard open > 0, (amount - taken) / open > fair else { break }
      fair = (amount - taken) / open
    }
    guard open > 0 || taken > 0 else { return 0 }
    var odd = open > 0 ? amount - taken - fair * open : 0
    for joint in inner {
      let room = step.room(in: joints[joint])
      var share = min(room.0, fair) + min(room.1, fair)
      if odd > 0, room.0 > fair {
        share += 1
        odd -= 1
      }
      if odd > 0, room.1 > fair {
        share += 1
        odd -= 1
      }
      shares[joint - inner.lowerBound] += step.sign * share
    }
    return open > 0 ? amount : taken
  }
}
