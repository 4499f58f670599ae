import { type Command, Option } from "commander";
import { exportLoginAttempts } from "@/lib/credentials/login-attempt/export-attempts";
import { type AttemptFilter, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand } from "@/lib/faces/cli/command";
import { addLogOptions, type LogOptions, writeExport } from "@/lib/faces/cli/log/options";
import { tableText } from "@/lib/faces/cli/text";
import { attemptResults } from "@/lib/platform/db/schema/login-attempt";

type LoginOptions = LogOptions & Omit<AttemptFilter, "from" | "to" | "mailboxId">;

const header = ["LAST", "TIMES", "ADDRESS", "DOOR", "CREDENTIAL", "RESULT", "REASON", "FROM"];

/** `letterlock log logins` */
export function addLoginLog(group: Command, call: Call): void {
  const command = addCommand(group, {
    usage: "logins",
    about: "Shows logins, newest first: who, from where, by which door, with what result.",
    example: "log logins --result rejected --from 2026-01-31 --json",
  })
    .option("--address <address>", "only this address")
    .option("--domain <name>", "only addresses of this domain")
    .option("--ip <address>", "only from there")
    .option("--door <door>", "only by this door, such as imap or portal")
    .option("--credential <kind>", "only with this kind, such as app-password")
    .option("--provider <slug>", "only by this identity provider")
    .option("--reason <reason>", "only with this reason, such as wrong-password")
    .addOption(new Option("--result <result>", "only with this result").choices(attemptResults));
  addLogOptions(command).action(async ({ export: format, json, ...options }: LoginOptions) => {
    const { limit, cursor, ...filter } = options;
    if (format) return writeExport(call, exportLoginAttempts(call.context, filter, format));
    const page = await listLoginAttempts(call.context, { ...filter, limit, cursor });
    const lines = page.items.map((one) => [
      ...[one.lastAt, one.count, one.address, one.door],
      ...[one.credential, one.result, one.reason, one.ip],
    ]);
    await call.answer({ document: page, text: tableText(header, lines) }, json === true);
  });
}
