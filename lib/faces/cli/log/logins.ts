import { loginView } from "@/lib/credentials/login-attempt/view";
import type { Group } from "@/lib/faces/cli/group";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { asPage } from "@/lib/faces/cli/shown-as";

const shown = asPage(loginView, [
  ["lastTime", "lastAt"],
  ["times", "count"],
  "address",
  ["service", "door"],
  "credential",
  "result",
  "reason",
  ["from", "ip"],
]);

/** `letterlock log logins` */
export const addLoginLog = (group: Group): void =>
  addLog(group, { name: "logins", page: "login.list", file: "login.export" }, shown);
