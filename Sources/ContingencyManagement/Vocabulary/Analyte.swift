/// A substance that a drug test looks for.
///
/// Cut-offs belong to the test product, not to the analyte. The cases stand in the order of their
/// codes, which is the order in which analytes are listed everywhere; the raw value is only ever
/// used as a place in ``AnalyteSet`` and ``AnalyteResults``.
public enum Analyte: UInt8, CaseIterable, Hashable, Sendable {
  /// 6-monoacetylmorphine, the marker of heroin.
  case heroinMarker
  case amphetamine
  case barbiturates
  case buprenorphine
  case benzodiazepines
  /// Carbon monoxide in the breath.
  case carbonMonoxide
  /// Benzoylecgonine, what the body makes of cocaine.
  case cocaine
  case cotinine
  /// What the body makes of methadone.
  case eddp
  case ethylGlucuronide
  case alcohol
  case fentanyl
  case ketamine
  case mdma
  case methamphetamine
  case kratom
  case methadone
  case norbuprenorphine
  case naltrexone
  /// The morphine and codeine class; it does not see methadone, buprenorphine or fentanyl.
  case opiates
  case oxycodone
  case phencyclidine
  case tricyclics
  case cannabis
  case tramadol
  case xylazine

  /// The code printed on test cups in the United States.
  public var code: String {
    switch self {
    case .heroinMarker: "6MAM"
    case .amphetamine: "AMP"
    case .barbiturates: "BAR"
    case .buprenorphine: "BUP"
    case .benzodiazepines: "BZO"
    case .carbonMonoxide: "CO"
    case .cocaine: "COC"
    case .cotinine: "COT"
    case .eddp: "EDDP"
    case .ethylGlucuronide: "ETG"
    case .alcohol: "ETH"
    case .fentanyl: "FEN"
    case .ketamine: "KET"
    case .mdma: "MDMA"
    case .methamphetamine: "MET"
    case .kratom: "MIT"
    case .methadone: "MTD"
    case .norbuprenorphine: "NBUP"
    case .naltrexone: "NTX"
    case .opiates: "OPI"
    case .oxycodone: "OXY"
    case .phencyclidine: "PCP"
    case .tricyclics: "TCA"
    case .cannabis: "THC"
    case .tramadol: "TRA"
    case .xylazine: "XYL"
    }
  }

  /// The analyte of exactly that code.
  public init?(code: String) {
    guard let analyte = Analyte.byCode[code] else { return nil }
    self = analyte
  }

  /// The analyte that someone means who types `word`: capitals do not matter, and other codes
  /// printed for the same strip are understood.
  public init?(typed word: some StringProtocol) {
    let capitals = word.uppercased()
    let synonyms = ["MAMP": "MET", "MOP": "OPI", "6-AM": "6MAM", "FYL": "FEN"]
    self.init(code: synonyms[capitals] ?? capitals)
  }

  private static let byCode = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.code, $0) })

  /// What a prescription for this medicine makes expected on a test.
  ///
  /// Buprenorphine and methadone bring their metabolites.
  public var expectedWhenPrescribed: AnalyteSet {
    switch self {
    case .buprenorphine, .norbuprenorphine: [.buprenorphine, .norbuprenorphine]
    case .methadone, .eddp: [.methadone, .eddp]
    default: [self]
    }
  }

  /// Whether the strip shows a whole class, so that a prescription cannot excuse a positive on it.
  ///
  /// A prescribed amphetamine would otherwise hide methamphetamine; such a positive waits for the
  /// specific confirmation.
  public var isClassStrip: Bool {
    self == .amphetamine || self == .opiates || self == .benzodiazepines
  }
}
