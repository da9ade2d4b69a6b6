/// What a test was made on.
public enum SpecimenType: String, CaseIterable, Hashable, Sendable {
  case urine
  case oralFluid = "oral-fluid"
  case breath
  case blood
  case hair
  case sweatPatch = "sweat-patch"
}

/// Whether a specimen was given, and whether it can be relied on.
public enum SpecimenCondition: String, CaseIterable, Hashable, Sendable {
  /// Given, in time, and nothing against it.
  case valid
  /// The participant would not give one.
  case refused
  /// The participant could not give one.
  case unable
  /// Not human urine: creatinine < 2 mg/dL with a specific gravity out of range.
  case substituted
  /// Something was added: nitrite ≥ 500 mcg/mL, pH < 4 or ≥ 11, or a foreign substance.
  case adulterated
  case tooLittle = "too-little"
  /// Inconsistent or untestable; every analyte on it is invalid.
  case invalid
  case outOfTemperature = "out-of-temperature"
  /// Creatinine ≥ 2 and < 20 mg/dL, and specific gravity > 1.0010 and < 1.0030.
  case dilute
  /// Given after the time the visit allowed.
  case late

  /// Whether there is a specimen whose results can be read.
  public var canCarryResults: Bool {
    switch self {
    case .valid, .outOfTemperature, .dilute, .late: true
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid: false
    }
  }

  /// Whether a second specimen on the same day may take its place.
  ///
  /// The first valid specimen of a day decides; a second replaces only one that could not be used.
  var mayBeReplaced: Bool {
    switch self {
    case .unable, .tooLittle, .invalid, .outOfTemperature, .dilute: true
    case .valid, .refused, .substituted, .adulterated, .late: false
    }
  }
}
