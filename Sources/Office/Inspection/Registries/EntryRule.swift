extension PollutionSource.Kind {
  /// 二、5: 危管办 enters 危险废物利用企业、医院、辐射放射源, the brigades all others.
  ///
  /// What stands against a unit, in Chinese without its full stop; `nil` if it is the one to enter.
  public func entryFault(by unit: Unit) -> String? {
    switch (self, unit.kind) {
    case (.other, .brigade), (.hazardousWaste, .emergencyCentre), (.hospital, .emergencyCentre),
      (.radiation, .emergencyCentre):
      nil
    case (.other, _): "其他类污染源由各大队录入，不归\(unit.name)"
    case (_, _): "“\(rawValue)”由危管办录入，不归\(unit.name)"
    }
  }
}
