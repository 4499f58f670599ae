import { type Command, Option } from "commander";
import type { z } from "zod";
import { credentialKinds } from "@/lib/doors/login-doctor/credentials";
import { explanationView } from "@/lib/doors/login-doctor/view";
import type { Call } from "@/lib/faces/cli/call";
import { ownOption } from "@/lib/faces/cli/field-option";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { cell, tableText } from "@/lib/faces/cli/text";
import { doorNames } from "@/lib/platform/db/protocols";

type Explanation = z.output<typeof explanationView>;

const explained = {
  schema: explanationView,
  text: explanationText,
  isProblem: ({ possible }: Explanation) => !possible,
};

const options = [
  new Option("--door <door>", "where to come in").choices(doorNames).makeOptionMandatory(),
  new Option("--credential <kind>", "ask about this kind only").choices(credentialKinds),
  new Option("--provider <slug>", "portal: single sign-on by this provider"),
  new Option("--subject <sub>", "portal: of this account there, by the sub of its tokens"),
  new Option("--ip <address>", "where the login comes from"),
].map((option) => ownOption(option));

/** `letterlock doctor …` */
export function addDoctorCommands(program: Command, call: Call): void {
  const group = program.command("doctor").description("Explains what the product decides and why.");
  addOperation(group, call, "login-doctor.explain", explained, {
    name: "login",
    args: ["address"],
    argNames: ["address"],
    options,
  });
}

function explanationText({ steps, possible, door, recentLogins }: Explanation): string {
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
