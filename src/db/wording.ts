/** What a user is told when the embedded database does not start, and what to do about it. */
export const refusals = {
  alreadyRunning: (folder: string) =>
    `该目录已有一个周知在运行：${folder}。请先停止它；若要同时运行另一份，请用 DATA_DIR 指定别的目录。`,
  otherVersion: (folder: string, version: string) =>
    `${folder} 里的数据由 PostgreSQL ${version} 写成，本程序带的版本不同。请换回原来的程序版本，先备份，再升级。`,
  passwordLost: (file: string) =>
    `找不到或读不出 ${file}，无法打开同一目录里的数据。请从备份恢复这个文件后再启动。`,
  unreachable: (folder: string) =>
    `以 root 身份运行时，数据库用户进不了这个目录：${folder}。请改用普通用户运行，或把程序和 DATA_DIR 放到 /opt 这样的目录下。`,
  unsupported: (platform: string) =>
    `自带的数据库不支持本机系统（${platform}）。请安装 PostgreSQL，并用 DATABASE_URL 指定它。`,
  notStarting: (log: string) =>
    `自带的数据库没有启动成功，数据没有改动。请查看 ${log} 末尾的说明，处理后再启动。`,
  serverUnreachable: (code: string) =>
    `连不上 DATABASE_URL 指定的数据库${reasonOf(code)}。请检查地址、账号和网络，确认数据库已启动后再试。`,
};

function reasonOf(code: string): string {
  if (code === "ECONNREFUSED") return "（对方没有在监听）";
  if (code === "ENOTFOUND") return "（找不到这台主机）";
  if (code === "28P01" || code === "28000") return "（用户名或密码不对）";
  if (code === "3D000") return "（没有这个库）";
  return "";
}
