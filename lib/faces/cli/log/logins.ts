import { loginView } from "@/lib/credentials/login-attempt/view";
import { filterOptions } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { asPage } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.log.logins", {
  address: "only this address",
  domain: "only addresses in this domain",
  ip: "only from this IP address",
  service: "only to this service, such as imap or portal",
  credential: "only with this kind of credential, such as app-password",
  provider: "only with this identity provider",
  reason: "only with this reason, such as wrong-password",
  result: "only with this result",
});

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

const filter = filterOptions("login.list", {
  "--address <address>": t("address"),
  "--domain <name>": t("domain"),
  "--ip <address>": t("ip"),
  "--door <door>": t("service"),
  "--credential <kind>": t("credential"),
  "--provider <slug>": t("provider"),
  "--reason <reason>": t("reason"),
  "--result <result>": t("result"),
});

/** `letterlock log logins` */
export const addLoginLog = (group: Group): void =>
  addLog(group, { name: "logins", page: "login.list", file: "login.export", filter }, shown);
