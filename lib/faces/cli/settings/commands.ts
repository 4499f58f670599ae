import { readFileSync } from "node:fs";
import { Argument, type Command } from "commander";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { recordText } from "@/lib/faces/cli/text";
import { AppError } from "@/lib/platform/errors";
import { type SettingName, settingNames } from "@/lib/platform/settings/groups";
import { readSettings } from "@/lib/platform/settings/queries";
import { setSettings } from "@/lib/platform/settings/set-settings";

/** `letterlock settings …` */
export function addSettingsCommands(program: Command, call: Call): void {
  const group = program
    .command("settings")
    .description(`Settings of the whole installation: ${settingNames.join(", ")}.`);
  addCommand(group, {
    usage: "show",
    about: "Shows a group of settings.",
    example: "settings show loginPage --json",
  })
    .addArgument(groupArgument())
    .action(answering(call, async (_, name) => settingsAnswer(call, name as SettingName)));
  addCommand(group, {
    usage: "set",
    about: "Changes settings of a group by JSON; what it leaves out stays. They take effect within 5 s.",
    example: `settings set loginPage '{"redirectToProvider":true}'`,
  })
    .addArgument(groupArgument())
    .argument("[json]", "the settings to change")
    .option("--file <path>", "read them from this file instead, for example with a logo")
    .action(
      answering<{ file?: string }>(call, async ({ file }, name, json) => {
        await setSettings(call.context, { name: name as SettingName, changes: changesFrom(json, file) });
        return settingsAnswer(call, name as SettingName);
      }),
    );
}

const groupArgument = () => new Argument("<group>", "which group").choices(settingNames);

function changesFrom(json: string | undefined, file: string | undefined): Record<string, unknown> {
  if ((json === undefined) === (file === undefined))
    throw new AppError("invalid-input", "Give the settings as JSON, or --file with a file that holds it.");
  let value: unknown;
  try {
    value = JSON.parse(file === undefined ? (json ?? "") : readFileSync(file, "utf8"));
  } catch (cause) {
    throw new AppError("invalid-input", `${file ?? "The argument"} cannot be read as JSON.`, { cause });
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new AppError("invalid-input", 'Write an object, such as {"minLength":12}.');
  return value as Record<string, unknown>;
}

async function settingsAnswer(call: Call, name: SettingName): Promise<Answer> {
  const { value, version } = await readSettings(call.db, name);
  const shown = Object.entries(value).map(
    ([field, one]) => [field, field === "logo" && one ? "a picture" : one] as const,
  );
  return {
    document: { name, version, settings: value },
    text: recordText([["group", name], ...shown]),
  };
}
