import StrictJSON

/// An option that a command takes.
struct OptionSpec: Sendable {
  /// Without the hyphens: `on`.
  var name: String
  /// What its value is called in the help: `DAY`; nil for a switch.
  var value: String?
  var help: String
  /// Whether it may be given several times.
  var isRepeatable: Bool

  init(_ name: String, _ value: String?, _ help: String, isRepeatable: Bool = false) {
    self.name = name
    self.value = value
    self.help = help
    self.isRepeatable = isRepeatable
  }
}

/// The words of a command line, sorted into operands and options.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Sorts `words` by the options that a command takes.
  ///
  /// - Throws: at an option that is unknown, repeated, or without its value.
  init(_ words: [String], options: [OptionSpec], command: String) throws(Complaint) {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      guard !onlyOperands, word.hasPrefix("-"), word != "-", !word.isNegativeNumber else {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      let parts = word.drop { $0 == "-" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = word == "-h" ? "help" : String(parts.first ?? "")
      guard let option = options.first(where: { $0.name == name }),
        word == "-h" || word.hasPrefix("--")
      else { throw Arguments.unknown(word, options, command) }
      guard values[name] == nil || option.isRepeatable else {
        throw Complaint(
          .usage, "--\(name) stands twice",
          hint: "give it once: cm \(command) --help")
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw Complaint(.usage, "--\(name) takes no value", hint: "write --\(name) alone")
        }
        values[name] = [""]
      } else if parts.count == 2 {
        values[name, default: []].append(String(parts[1]))
      } else if let value = rest.first, !value.hasPrefix("--") {
        rest.removeFirst()
        values[name, default: []].append(value)
      } else {
        throw Complaint(
          .usage, "--\(name) needs a value",
          hint: "for example: --\(name) \(option.value ?? "")")
      }
    }
  }

  private static func unknown(
    _ word: String, _ options: [OptionSpec], _ command: String
  ) -> Complaint {
    let name = String(word.prefix { $0 != "=" })
    let near = nearest(to: name, among: options.map { "--" + $0.name })
    return Complaint(
      .usage, "\(command) has no option '\(name.shown())'",
      hint: near.map { "did you mean \($0)?" } ?? "its options: cm \(command) --help")
  }

  /// The value of an option; nil where it was not given.
  subscript(_ name: String) -> String? { values[name]?.first }

  /// The values of an option that may be given several times, in order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }
}

extension String {
  /// Whether it is an amount with a sign, which a command refuses as such and not as an option.
  fileprivate var isNegativeNumber: Bool {
    dropFirst().first.map { $0.isASCII && $0.isNumber } ?? false
  }
}
