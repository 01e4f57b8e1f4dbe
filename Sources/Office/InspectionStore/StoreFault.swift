import Diagnostics
import Glibc
import GRDB

/// Why the journal or a file beside it could not be read or written, in a clerk's words.
enum StoreFault {
  /// Runs a body and words whatever it fails with; `path` is the office's folder or the file meant.
  static func wording<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(DiagnosticError) -> Value {
    do { return try body() } catch let error as DiagnosticError { throw error } catch {
      throw DiagnosticError(diagnostic(for: error, at: path))
    }
  }

  /// Whether SQLite may read the file and not write what it needs beside it.
  static func isOfWriting(_ error: DatabaseError) -> Bool {
    switch error.resultCode {
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED: false
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: true
    default: false
    }
  }

  static func diagnostic(for error: any Error, at path: String) -> Diagnostic {
    guard let error = error as? DatabaseError else {
      return .error("store.failed", "读写“\(path)”时出错：\(error)", hint: "再试一次；仍不行请联系维护人员")
    }
    switch error.resultCode {
    case .SQLITE_FULL: return diagnostic(forSystem: ENOSPC, at: path)
    // Shared memory that cannot grow: there is no room for it either.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      return diagnostic(forSystem: ENOSPC, at: path)
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
      return moved(path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
      return diagnostic(forSystem: EACCES, at: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return locked(path, holder: nil)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return .error(
        "store.damaged", "“\(path)”里的台账文件已损坏（\(error.message ?? "\(error.resultCode)")）",
        hint: "不要再写入，损坏的留着备查；从最近的备份恢复：hanform office restore 备份的文件夹 --office 新的文件夹")
    case .SQLITE_IOERR:
      return .error(
        "store.disk-fault", "读写“\(path)”所在的磁盘时出错（SQLite \(error.extendedResultCode.rawValue)）",
        hint: "检查磁盘和连接，再试一次")
    default:
      return .error(
        "store.failed",
        "读写“\(path)”时出错（SQLite \(error.extendedResultCode.rawValue)：\(error.message ?? "")）",
        hint: "再试一次；仍不行请联系维护人员")
    }
  }

  /// What the system's refusal means.
  static func diagnostic(forSystem code: Int32, at path: String) -> Diagnostic {
    switch code {
    case ENOSPC, EDQUOT:
      .error("store.disk-full", "磁盘已满，“\(path)”里没有登记任何内容", hint: "腾出空间后再做一次，先前登记的都在")
    case EACCES, EPERM, EROFS:
      .error(
        "store.read-only", "不能在“\(path)”里写入：文件夹是只读的，或没有权限",
        hint: "请管理员开放写入权限，或把整个文件夹复制到可写的磁盘上")
    case ENOENT, ENOTDIR: moved(path)
    default:
      .error(
        "store.disk-fault",
        "读写“\(path)”时出错（系统错误 \(code)：\(unsafe String(cString: strerror(code)))）",
        hint: "检查磁盘和连接，再试一次")
    }
  }

  static func moved(_ path: String) -> Diagnostic {
    .error(
      "store.moved", "“\(path)”里的台账已被移走、删除或换成另一个，没有登记任何内容",
      hint: "核对文件夹，放回原处或从备份恢复后再做一次")
  }

  static func locked(_ path: String, holder: String?) -> Diagnostic {
    .error(
      "store.locked", "\(holder.map { "\($0)正在写" } ?? "另一个程序正在写")“\(path)”的台账",
      hint: "等那边做完再做一次；每次写入通常不到一秒")
  }
}

extension DiagnosticError {
  /// Of the system call that failed last.
  static func system(at path: String, code: Int32 = errno) -> DiagnosticError {
    DiagnosticError(StoreFault.diagnostic(forSystem: code, at: path))
  }
}
