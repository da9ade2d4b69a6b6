import Foundation

extension Surroundings {
  /// Runs a program found along `PATH` and waits for its end; it may ask at the terminal.
  ///
  /// The corresponding C functions are `posix_spawnp` and `waitpid`; nothing of the program's is
  /// waited for but its end.
  ///
  /// - Returns: The status it ended with, 128 where a signal ended it; nil where it could not be
  ///   started.
  static func runProgram(_ program: String, _ arguments: [String]) -> Int32? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    // WIFEXITED and WEXITSTATUS, which are macros; wait(2).
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128
  }
}
