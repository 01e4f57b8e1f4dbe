import Testing

@testable import InspectionStore

@Suite struct MountTableTests {
  private static let table = """
    27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
    22 27 0:21 / /proc rw - proc proc rw
    30 27 0:40 / /srv/nfs rw,relatime shared:9 - nfs4 server:/export rw,vers=4.2
    31 30 8:17 / /srv/nfs/usb rw - fuseblk /dev/sdb1 rw
    32 27 0:41 / /mnt/办公\\040共享 rw shared:1 master:2 - cifs //10.0.0.2/share rw
    33 27 0:42 / /home/clerk/mnt rw - fuse.sshfs clerk@host: rw
    34 27 0:43 / /data rw - nfs server:/old rw
    35 34 8:33 / /data rw - xfs /dev/sdc1 rw
    36 27 0:44 / /vm rw - 9p share rw
    no line of a table
    """

  @Test(arguments: [
    ("/home/clerk/机关", "ext4", ""), ("/", "ext4", ""), ("/srv/nfs", "nfs4", "NFS"),
    ("/srv/nfs/机关", "nfs4", "NFS"), ("/srv/nfsx/机关", "ext4", ""),
    ("/srv/nfs/usb/机关", "fuseblk", ""), ("/mnt/办公 共享/机关", "cifs", "CIFS"),
    ("/mnt/办公", "ext4", ""), ("/home/clerk/mnt/a/b", "fuse.sshfs", "SSHFS"),
    ("/data/机关", "xfs", ""), ("/vm/机关", "9p", "9p"),
  ])
  func `a folder on the network is refused by name`(path: String, type: String, name: String) {
    let mounts = MountTable(Self.table)
    #expect(mounts.mount(of: path)?.type == type)
    let words = words { try mounts.checkIsLocal(path) }
    #expect(words.contains("[store.network-folder]") == !name.isEmpty)
    #expect(words.contains("网络文件系统 \(name)") == !name.isEmpty)
  }

  @Test func `where the system tells nothing, nothing is refused`() {
    #expect(refusal { try MountTable("").checkIsLocal("/srv") } == [])
    #expect(MountTable.current().mount(of: "/proc/self")?.type == "proc")
  }
}
