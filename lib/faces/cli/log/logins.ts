import { type Command, Option } from "commander";
import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import { loginView } from "@/lib/credentials/login-attempt/view";
import type { Call } from "@/lib/faces/cli/call";
import { ownOption } from "@/lib/faces/cli/field-option";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { tableText } from "@/lib/faces/cli/text";
import { attemptResults } from "@/lib/platform/db/schema/login-attempt";

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

const filter = [
  new Option("--address <address>", "only this address"),
  new Option("--domain <name>", "only addresses of this domain"),
  new Option("--ip <address>", "only from there"),
  new Option("--door <door>", "only by this door, such as imap or portal"),
  new Option("--credential <kind>", "only with this kind, such as app-password"),
  new Option("--provider <slug>", "only by this identity provider"),
  new Option("--reason <reason>", "only with this reason, such as wrong-password"),
  new Option("--result <result>", "only with this result").choices(attemptResults),
].map((option) => ownOption(option));

/** `letterlock log logins` */
export const addLoginLog = (group: Command, call: Call): void =>
  addLog(group, call, { name: "logins", page: "login.list", file: "login.export", filter }, shown);
