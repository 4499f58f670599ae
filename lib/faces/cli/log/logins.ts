import type { Command } from "commander";
import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import { loginView } from "@/lib/credentials/login-attempt/view";
import type { Call } from "@/lib/faces/cli/call";
import { filterOptions } from "@/lib/faces/cli/field-option";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { tableText } from "@/lib/faces/cli/text";

const page = listOf(loginView);

const shown = {
  schema: page,
  text: ({ items }: z.output<typeof page>) =>
    tableText(
      ["LAST", "TIMES", "ADDRESS", "DOOR", "CREDENTIAL", "RESULT", "REASON", "FROM"],
      items.map((one) => [
        ...[one.lastAt, one.count, one.address, one.door],
        ...[one.credential, one.result, one.reason, one.ip],
      ]),
    ),
};

const filter = filterOptions("login.list", {
  "--address <address>": "only this address",
  "--domain <name>": "only addresses of this domain",
  "--ip <address>": "only from there",
  "--door <door>": "only by this door, such as imap or portal",
  "--credential <kind>": "only with this kind, such as app-password",
  "--provider <slug>": "only by this identity provider",
  "--reason <reason>": "only with this reason, such as wrong-password",
  "--result <result>": "only with this result",
});

/** `letterlock log logins` */
export const addLoginLog = (group: Command, call: Call): void =>
  addLog(group, call, { name: "logins", page: "login.list", file: "login.export", filter }, shown);
