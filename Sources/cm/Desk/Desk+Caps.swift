import ContingencyManagement
import LedgerStore

extension Desk {
  /// The caps that hold under a schedule: its own, and those of the files that it names, which lie in
  /// the folder `Caps`.
  func caps(of schedule: Schedule, _ config: ConfigFolder) throws(Complaint) -> [Cap] {
    let files = try capFiles(of: schedule, config)
    return schedule.caps.flatMap { cap -> [Cap] in
      switch cap {
      case .inline(let cap): [cap]
      case .file(let id): files.first { $0.id == id }?.limits ?? []
      }
    }
  }

  /// The files of caps that a schedule names.
  func capFiles(of schedule: Schedule, _ config: ConfigFolder) throws(Complaint) -> [CapFile] {
    var files: [CapFile] = []
    for id in schedule.capFiles { files.append(try capFile(id, namedBy: schedule, config)) }
    return files
  }

  private func capFile(
    _ id: Name, namedBy schedule: Schedule, _ config: ConfigFolder
  ) throws(Complaint) -> CapFile {
    let folder = "\(config.path)/Caps"
    guard config.ids("Caps").contains(id.text) else {
      throw Complaint(
        .configuration,
        "schedule \(schedule.id) keeps to the caps \(id), and \(folder.shown(most: 200)) has no "
          + "file \(id).json",
        hint: "put it there, or name another folder: --config FOLDER")
    }
    let (path, adoption) = try adoption(of: "\(folder)/\(id).json", config)
    guard case .caps(let file) = adoption.document else {
      throw Complaint(
        .configuration,
        "\(path.shown(most: 200)) is a \(adoption.document.kind.rawValue), not caps",
        hint: "schedule \(schedule.id) keeps to the caps \(id)")
    }
    guard file.currency == schedule.currency else {
      throw Complaint(
        .configuration,
        "schedule \(schedule.id) counts in \(schedule.currency.code), its caps \(id) in "
          + file.currency.code,
        hint: "name caps in \(schedule.currency.code)")
    }
    return file
  }
}
