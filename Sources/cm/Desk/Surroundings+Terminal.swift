import Foundation
import LedgerStore

extension Surroundings {
  /// Asks at the terminal, without showing what is typed.
  ///
  /// The terminal is asked itself, so that nothing can be piped in.
  static func askSecretAtTerminal(_ question: String) -> String? {
    withSilentTerminal { terminal in
      write(question, to: terminal)
      let typed = readKeys(terminal)
      write("\n", to: terminal)
      return typed
    }
  }

  /// Waits so many seconds; what is typed meanwhile is neither shown nor kept.
  static func waitAtTerminal(_ seconds: Int) {
    func sleep() { Thread.sleep(forTimeInterval: Double(seconds)) }
    if withSilentTerminal({ _ in sleep() }) == nil { sleep() }
  }

  /// Does something while the terminal shows nothing that is typed; nil without a terminal.
  ///
  /// Signals from the keyboard are taken as keys and others held back meanwhile: none leaves the
  /// terminal without its echo.
  ///
  /// The corresponding C functions are `open`, `tcsetattr` and `read`; `/dev/tty` is tty(4).
  private static func withSilentTerminal<Answer>(_ body: (Int32) -> Answer?) -> Answer? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return nil }
    var held = sigset_t()
    var mask = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    withUnsafeMutableBytes(of: &silent.c_cc) { keys in
      keys[Int(VMIN)] = 1
      keys[Int(VTIME)] = 0
    }
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    return body(terminal)
  }

  /// What is typed up to the end of the line; nil where it is broken off.
  private static func readKeys(_ terminal: Int32) -> String? {
    var typed: [UInt8] = []
    var key: UInt8 = 0
    while true {
      let got = read(terminal, &key, 1)
      if got < 0, errno == EINTR { continue }
      guard got == 1 else { return nil }
      switch key {
      case 0x0A, 0x0D: return String(decoding: typed, as: UTF8.self)
      // Control-C, -D, -Z and -\.
      case 0x03, 0x04, 0x1A, 0x1C: return nil
      case 0x08, 0x7F:
        // A character of several bytes goes whole.
        while let last = typed.popLast(), last & 0xC0 == 0x80 {}
      case 0x15: typed = []
      default: if typed.count < 4096 { typed.append(key) }
      }
    }
  }

  private static func write(_ text: String, to terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(terminal, $0.baseAddress, $0.count) }
  }

  /// The terminal session that this process belongs to; nil without a terminal.
  ///
  /// The corresponding C function is `getsid`; the fields of `/proc/PID/stat` are those of proc(5).
  static func terminalSession() -> TerminalSession? {
    let leader = getsid(0)
    guard leader > 0, let own = fields(of: "self"), let leading = fields(of: "\(leader)"),
      let terminal = own[7], terminal != 0, let began = leading[22],
      let boot = text(of: "/proc/sys/kernel/random/boot_id"), !boot.isEmpty
    else { return nil }
    return TerminalSession(boot: boot, leader: Int(leader), began: began, terminal: terminal)
  }

  /// The numbers of a process's line, by their place from 1.
  private static func fields(of process: String) -> [Int: Int]? {
    // The name in parentheses may hold spaces and parentheses of its own.
    guard let line = text(of: "/proc/\(process)/stat"), let name = line.lastIndex(of: ")") else {
      return nil
    }
    let rest = line[line.index(after: name)...].split(separator: " ")
    return Dictionary(
      rest.enumerated().compactMap { place, word in Int(word).map { (place + 3, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func text(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
