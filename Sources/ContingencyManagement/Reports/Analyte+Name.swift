extension Analyte {
  /// What it is called in a sentence.
  public var name: String {
    switch self {
    case .heroinMarker: "heroin marker"
    case .amphetamine: "amphetamine"
    case .barbiturates: "barbiturates"
    case .buprenorphine: "buprenorphine"
    case .benzodiazepines: "benzodiazepines"
    case .carbonMonoxide: "carbon monoxide"
    case .cocaine: "cocaine"
    case .cotinine: "cotinine"
    case .eddp: "methadone metabolite"
    case .ethylGlucuronide: "ethyl glucuronide"
    case .alcohol: "alcohol"
    case .fentanyl: "fentanyl"
    case .ketamine: "ketamine"
    case .mdma: "ecstasy"
    case .methamphetamine: "methamphetamine"
    case .kratom: "kratom"
    case .methadone: "methadone"
    case .norbuprenorphine: "norbuprenorphine"
    case .naltrexone: "naltrexone"
    case .opiates: "opiates"
    case .oxycodone: "oxycodone"
    case .phencyclidine: "phencyclidine"
    case .tricyclics: "tricyclics"
    case .cannabis: "cannabis"
    case .tramadol: "tramadol"
    case .xylazine: "xylazine"
    }
  }
}
