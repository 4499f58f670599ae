import { type Command, Option } from "commander";
import { type CredentialKind, credentialKinds } from "@/lib/doors/login-doctor/credentials";
import { explainLogin, type LoginExplanation } from "@/lib/doors/login-doctor/explain-login";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand } from "@/lib/faces/cli/command";
import { cell, tableText } from "@/lib/faces/cli/text";
import { doorNames } from "@/lib/platform/db/protocols";

interface LoginOptions {
  door: LoginExplanation["door"];
  credential?: CredentialKind;
  provider?: string;
  subject?: string;
  ip?: string;
  json?: true;
}

/** `letterlock doctor …` */
export function addDoctorCommands(program: Command, call: Call): void {
  const group = program.command("doctor").description("Explains what the product decides and why.");
  addCommand(group, {
    usage: "login <address>",
    about: "Explains, without a password, whether a login would succeed and where it stops.",
    example: "doctor login alice@example.org --door imap --json",
  })
    .addOption(new Option("--door <door>", "where to come in").choices(doorNames).makeOptionMandatory())
    .addOption(new Option("--credential <kind>", "ask about this kind only").choices(credentialKinds))
    .option("--provider <slug>", "portal: single sign-on by this provider")
    .option("--subject <sub>", "portal: of this account there, by the sub of its tokens")
    .option("--ip <address>", "where the login comes from")
    .action(async (address: string, { json, ...options }: LoginOptions) => {
      const document = await explainLogin(call.context, { address, ...options });
      await call.answer({ document, text: explanationText(document) }, json === true);
      if (!document.possible) call.foundProblem();
    });
}

function explanationText({ steps, possible, door, recentLogins }: LoginExplanation): string {
  const lines = steps.flatMap(({ step, outcome, what, advice }) => [
    `${outcome.padEnd(8)}${step.padEnd(15)}${cell(what)}`,
    ...(advice ? [`${" ".repeat(23)}${cell(advice)}`] : []),
  ]);
  const verdict = possible ? `The way through ${door} is open.` : `Nobody comes in through ${door}.`;
  const header = ["LAST", "TIMES", "DOOR", "CREDENTIAL", "RESULT", "REASON", "FROM"];
  const rows = recentLogins.map((one) => [
    ...[one.lastAt, one.count, one.door, one.credential, one.result, one.reason, one.ip],
  ]);
  const recent = rows.length > 0 ? `\n${tableText(header, rows)}` : "";
  return `${lines.join("\n")}\n${verdict}\n${recent}`;
}
