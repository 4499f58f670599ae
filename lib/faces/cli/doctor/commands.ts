import type { z } from "zod";
import { explanationView } from "@/lib/doors/login-doctor/view";
import type { Group } from "@/lib/faces/cli/group";
import { said } from "@/lib/faces/cli/said";
import { tableOf } from "@/lib/faces/cli/shown-as";
import { cell } from "@/lib/faces/cli/text";
import { words } from "@/lib/words/text";

const t = words("cli.doctor", {
  group: "Explains decisions about logins.",
  possible: "A login to {service} can succeed.",
  impossible: "No login to {service} can succeed.",
});

type Explanation = z.output<typeof explanationView>;

const explained = {
  schema: explanationView,
  text: explanationText,
  isProblem: ({ possible }: Explanation) => !possible,
};

/** `letterlock doctor …` */
export function addDoctorCommands(program: Group): void {
  const group = program.group("doctor", t("group"));
  group.operation("login-doctor.explain", explained, {
    name: "login",
    args: ["address"],
  });
}

const loginTable = tableOf<Explanation["recentLogins"][number]>([
  ["lastTime", "lastAt"],
  ["times", "count"],
  ["service", "door"],
  "credential",
  "result",
  "reason",
  ["from", "ip"],
]);

function explanationText({ steps, possible, door, recentLogins }: Explanation): string {
  const lines = steps.flatMap(({ step, outcome, what, advice }) => [
    `${outcome.padEnd(8)}${step.padEnd(15)}${cell(what)}`,
    ...(advice ? [`${" ".repeat(23)}${cell(advice)}`] : []),
  ]);
  const verdict = said(t(possible ? "possible" : "impossible", { service: door }));
  const recent = recentLogins.length > 0 ? `\n${loginTable(recentLogins)}` : "";
  return `${lines.join("\n")}\n${verdict}\n${recent}`;
}
