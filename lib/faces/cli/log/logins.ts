import type { Command } from "commander";
import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import { loginView } from "@/lib/credentials/login-attempt/view";
import type { Call } from "@/lib/faces/cli/call";
import { filterOptions } from "@/lib/faces/cli/field-option";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { tableText } from "@/lib/faces/cli/text";
import { columns } from "@/lib/faces/cli/view-words";
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

const page = listOf(loginView);

const shown = {
  schema: page,
  text: ({ items }: z.output<typeof page>) =>
    tableText(
      [
        ...columns("lastTime", "times", "address", "service"),
        ...columns("credential", "result", "reason", "from"),
      ],
      items.map((one) => [
        ...[one.lastAt, one.count, one.address, one.door],
        ...[one.credential, one.result, one.reason, one.ip],
      ]),
    ),
};

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
export const addLoginLog = (group: Command, call: Call): void =>
  addLog(group, call, { name: "logins", page: "login.list", file: "login.export", filter }, shown);
