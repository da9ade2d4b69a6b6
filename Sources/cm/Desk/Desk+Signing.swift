import Foundation
import LedgerStore

/// A checkpoint in a file, with its signature beside it.
struct SignedCheckpoint {
  let checkpoint: Checkpoint
  let file: String
  let key: String

  var signature: String { file + ".sig" }

  /// What a signature by the same key for another purpose cannot be taken for; ssh-keygen(1), `-Y`.
  static let namespace = "cm-checkpoint"

  /// What was written, and what to type to check it.
  var words: [String] {
    let (file, signature) = (self.file.shellQuoted, self.signature.shellQuoted)
    let origin = checkpoint.origin
    return [
      "written   \(self.file), \(checkpoint.head.size) entries",
      "signed    \(self.signature), by \(key) in the namespace \(SignedCheckpoint.namespace)",
      "",
      "Keep both where nobody who may write to the ledger can change them. Once, the public key under",
      "the log's name, for whoever is to check signatures:",
      "",
      "  echo \"\(origin) $(cat \((key + ".pub").shellQuoted))\" > allowed_signers",
      "",
      "The signature, and then the ledger:",
      "",
      "  ssh-keygen -Y verify -f allowed_signers -I \(origin) -n \(SignedCheckpoint.namespace) "
        + "-s \(signature) < \(file)",
      "  cm verify \(file)",
    ]
  }
}

extension Desk {
  /// Writes a checkpoint to a new file and has ssh-keygen sign it.
  func sign(
    _ checkpoint: Checkpoint, key: String, file: String
  ) throws(Complaint) -> SignedCheckpoint {
    let signed = SignedCheckpoint(checkpoint: checkpoint, file: file, key: key)
    guard FileManager.default.fileExists(atPath: key) else {
      throw Complaint(
        .refused, "there is no key \(key.shown(most: 200))",
        hint: "make one: ssh-keygen -t ed25519 -f \(key.shown(most: 200).shellQuoted)")
    }
    for path in [file, signed.signature] where FileManager.default.fileExists(atPath: path) {
      throw Complaint(
        .refused, "\(path.shown(most: 200)) is there already", hint: "name another: --to FILE")
    }
    do {
      try Data(checkpoint.text.utf8).write(
        to: URL(fileURLWithPath: file), options: .withoutOverwriting)
    } catch {
      throw Complaint(
        .disk, "\(file.shown(most: 200)) cannot be written",
        hint: "is there such a folder, and may you write to it?")
    }
    // A name that begins with a hyphen is no option.
    let operand = file.hasPrefix("-") ? "./" + file : file
    let status = surroundings.run(
      "ssh-keygen",
      ["-q", "-Y", "sign", "-f", key, "-n", SignedCheckpoint.namespace, operand])
    guard status == 0, FileManager.default.fileExists(atPath: signed.signature) else {
      for path in [file, signed.signature] { try? FileManager.default.removeItem(atPath: path) }
      throw status == nil
        ? Complaint(
          .refused, "not signed: this machine has no ssh-keygen",
          hint: "install OpenSSH, or sign what cm checkpoint prints elsewhere")
        : Complaint(
          .refused, "not signed: ssh-keygen could not sign with \(key.shown(most: 200))",
          hint: "it must be a private key, and its passphrase right; ssh-keygen needs version 8.1 "
            + "or later")
    }
    return signed
  }
}

extension String {
  /// The text as one word of a shell's command line.
  fileprivate var shellQuoted: String {
    let isPlain = utf8.allSatisfy { byte in
      let character = Character(Unicode.Scalar(byte))
      return character.isASCII && (character.isLetter || character.isNumber)
        || "-_./:@%+,=".contains(character)
    }
    return isPlain && !isEmpty && !hasPrefix("-")
      ? self : "'" + replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
