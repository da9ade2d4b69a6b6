import ContingencyManagement
import Digest
import Foundation
import LedgerStore
import Synchronization

/// The world around the program: its clock, its entropy, its terminal and where its files are.
///
/// The rules know none of it. Tests hand in a world of their own, with a fixed clock and seed.
struct Surroundings {
  var now: () -> Moment
  /// So many bytes that nobody can foretell.
  var entropy: (Int) -> [UInt8]
  var environment: [String: String]
  var userName: String
  /// The time zone of the machine, by its IANA name.
  var zone: String
  /// Where the shipped schedules, bowls, decks and maps are.
  var config: String
  /// Where `demo` may make its ledger.
  var temporary: String
  var isTerminal: Bool
  var out: (String) -> Void
  var err: (String) -> Void
  /// Asks a person for a line; nil where nobody can answer.
  var ask: (String) -> String?
  /// Runs another program with those arguments, its output left aside; the status it ends with, or
  /// nil where this machine does not have it.
  var run: (_ program: String, _ arguments: [String]) -> Int32?
  /// Asks a person for a secret at the terminal, without showing what is typed; nil where nobody can
  /// answer.
  var askSecret: (String) -> String? = { _ in nil }
  /// The terminal session that the program runs in; nil without a terminal.
  var terminal: () -> TerminalSession? = { nil }
  /// Lets so many seconds pass.
  var wait: (Int) -> Void = { _ in }
  /// How often a PIN is hashed that is set.
  var pinIterations = PBKDF2HMACSHA256.advisedIterations

  /// The real world.
  static func real() -> Surroundings {
    let generator = SystemRandomNumberGenerator()
    let isTerminal = isatty(STDOUT_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    return Surroundings(
      now: {
        Moment(seconds: Int(Date().timeIntervalSince1970)) ?? Moment.beginning
      },
      entropy: { count in
        var generator = generator
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      },
      environment: ProcessInfo.processInfo.environment,
      userName: NSUserName(),
      zone: TimeZone.current.identifier,
      config: shippedConfig(),
      temporary: NSTemporaryDirectory(),
      isTerminal: isTerminal,
      out: { FileHandle.standardOutput.writeWhatCanBe($0) },
      err: { FileHandle.standardError.writeWhatCanBe($0) },
      ask: { question in
        guard isTerminal, isatty(STDIN_FILENO) == 1 else { return nil }
        FileHandle.standardError.writeWhatCanBe(question)
        return readLine()
      },
      run: Surroundings.runProgram, askSecret: Surroundings.askSecretAtTerminal,
      terminal: Surroundings.terminalSession, wait: Surroundings.waitAtTerminal)
  }

  /// The folder `Config` that travels with the program, beside it in its bundle of resources.
  private static func shippedConfig() -> String {
    let beside = Bundle.main.bundleURL.appendingPathComponent("cm_cm.resources/Config")
    return beside.path
  }

  /// The day that it is in a time zone.
  ///
  /// - Returns: nil where the machine does not know the zone.
  func today(in zone: ZoneName) -> CalendarDay? {
    guard let zone = TimeZone(identifier: zone.text) else { return nil }
    let now = now().seconds
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(now)))
    return CalendarDay.epoch.adding(days: Int((Double(now + offset) / 86_400).rounded(.down)))
  }

  /// The day in a time zone on which something was recorded.
  func day(of moment: Moment, in zone: ZoneName) -> CalendarDay {
    var then = self
    then.now = { moment }
    return then.today(in: zone) ?? moment.day
  }
}

extension FileHandle {
  /// Writes a text; a closed pipe or a full disk ends the output, never the program.
  fileprivate func writeWhatCanBe(_ text: String) {
    do { try write(contentsOf: Data(text.utf8)) } catch {
      Surroundings.outputFailed.store(true, ordering: .relaxed)
    }
  }
}

extension Surroundings {
  /// Whether some of the output could not be written.
  static let outputFailed = Atomic<Bool>(false)
}
