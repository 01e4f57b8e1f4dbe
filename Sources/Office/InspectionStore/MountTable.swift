import Diagnostics
import Glibc

/// Which file systems are mounted where, from `/proc/self/mountinfo` (proc(5)).
struct MountTable: Sendable {
  struct Mount: Equatable, Sendable {
    /// The folder it is mounted on.
    var folder: String
    /// `ext4`, `nfs4`, `fuse.sshfs`.
    var type: String
  }

  /// In the order in which they were mounted.
  var mounts: [Mount]

  /// `text` is the table as the system gives it; lines that are none are left out.
  init(_ text: String) {
    mounts = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
      guard fields.count > 6, let dash = fields[6...].firstIndex(of: "-"), dash + 1 < fields.count
      else { return nil }
      return Mount(folder: Self.unescaped(fields[4]), type: fields[dash + 1])
    }
  }

  /// Empty where the system tells nothing.
  static func current() -> MountTable {
    let bytes = (try? WholeFile.read("/proc/self/mountinfo")) ?? nil
    return MountTable(String(decoding: bytes ?? [], as: UTF8.self))
  }

  /// What an absolute path without links lies on: the longest folder, and the last mounted there.
  func mount(of path: String) -> Mount? {
    mounts.filter { mount in
      mount.folder == "/" || path == mount.folder || path.hasPrefix("\(mount.folder)/")
    }.reduce(nil) { best, mount in
      mount.folder.utf8.count >= (best?.folder.utf8.count ?? 0) ? mount : best
    }
  }

  /// SQLite's locks and its shared memory do not hold over a network (sqlite.org/wal.html): two
  /// clerks on two machines would damage the journal.
  func checkIsLocal(_ path: String) throws(DiagnosticError) {
    guard let mount = mount(of: path), let name = Self.networks[mount.type] else { return }
    throw DiagnosticError(
      .error(
        "store.network-folder", "“\(path)”在网络文件系统 \(name) 上，台账不能放在那里：两台电脑同时写会损坏它",
        hint: "把机关文件夹放在本机磁盘上；别的电脑登录到这台机器上办理，网络盘只放备份"))
  }

  private static let networks = [
    "nfs": "NFS", "nfs4": "NFS", "cifs": "CIFS（Windows 共享）", "smb3": "SMB（Windows 共享）",
    "smbfs": "SMB（Windows 共享）", "9p": "9p（虚拟机共享）", "afs": "AFS", "ceph": "Ceph",
    "coda": "Coda", "lustre": "Lustre", "glusterfs": "GlusterFS", "davfs": "WebDAV",
    "ncpfs": "NCP", "vboxsf": "VirtualBox 共享文件夹", "prl_fs": "Parallels 共享文件夹",
    "fuse.sshfs": "SSHFS", "fuse.glusterfs": "GlusterFS", "fuse.rclone": "rclone（网盘）",
    "fuse.davfs2": "WebDAV", "fuse.davfs": "WebDAV", "fuse.s3fs": "S3", "fuse.ceph": "Ceph",
    "fuse.vmhgfs-fuse": "VMware 共享文件夹", "fuse.smbnetfs": "SMB（Windows 共享）",
    "fuse.curlftpfs": "FTP", "fuse.juicefs": "JuiceFS", "fuse.gvfsd-fuse": "桌面的网络位置",
  ]

  /// `\040` stands for a space, and so for tab, line feed and the backslash itself.
  private static func unescaped(_ field: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
