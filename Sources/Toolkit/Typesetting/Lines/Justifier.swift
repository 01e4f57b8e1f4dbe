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
  /// What the line's edges may lose, and what they did: the outer air of an interpunct.
  private var edges = (start: 0, end: 0)
  private(set) var cuts = (start: 0, end: 0)

  init(joints: JointList, style: LineStyle) {
    self.joints = joints
    self.style = style
  }

  /// The line ends with its last printed cluster; its edges may give so much.
  mutating func justify(_ line: Range<Int>, slack: Int, edges: (start: Int, end: Int) = (0, 0)) {
    reset(line.count - 1)
    self.edges = edges
    let inner = line.lowerBound..<line.lowerBound + shares.count
    if slack < 0 {
      squeeze(inner, by: -slack)
    } else {
      stretch(inner, by: slack)
    }
  }

  /// Every joint between characters alike (分散对齐); `false` where there is none.
  mutating func distribute(_ slack: Int, over line: Range<Int>) -> Bool {
    reset(line.count - 1)
    let open = shares.indices.filter { !joints[line.lowerBound + $0].isSolid }
    guard !open.isEmpty else { return false }
    let (share, odd) = max(0, slack).quotientAndRemainder(dividingBy: open.count)
    for (place, joint) in open.enumerated() { shares[joint] = share + (place < odd ? 1 : 0) }
    return true
  }

  mutating func reset(_ count: Int = 0) {
    shares.removeAll(keepingCapacity: true)
    shares.append(contentsOf: repeatElement(0, count: max(0, count)))
    edges = (0, 0)
    cuts = (0, 0)
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
    let total = inner.reduce(edges.start + edges.end) { $0 + joints[$1].wholeShrink }
    guard total > 0 else { return }
    let excess = min(excess, total)
    var passed = edges.start
    var given = excess * passed / total
    cuts.start = given
    for joint in inner {
      passed += joints[joint].wholeShrink
      let upTo = excess * passed / total
      shares[joint - inner.lowerBound] -= upTo - given
      given = upTo
    }
    cuts.end = excess - given
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

    var takesEdges: Bool { if case .shrink(.interpunct) = self { true } else { false } }
  }

  /// Gives every place the same until it is full; tells how much was taken up.
  private mutating func pour(_ amount: Int, over inner: Range<Int>, _ step: Step) -> Int {
    guard amount > 0 else { return 0 }
    let edges = step.takesEdges ? edges : (start: 0, end: 0)
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
      if edges.start > fair { open += 1 } else { taken += edges.start }
      if edges.end > fair { open += 1 } else { taken += edges.end }
      guard open > 0, (amount - taken) / open > fair else { break }
      fair = (amount - taken) / open
    }
    guard open > 0 || taken > 0 else { return 0 }
    cuts.start += min(edges.start, fair)
    cuts.end += min(edges.end, fair)
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
    // With no joint left the line's start takes what does not divide.
    cuts.start += odd
    return open > 0 ? amount : taken
  }
}
