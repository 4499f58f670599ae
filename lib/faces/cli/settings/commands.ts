import { readFileSync } from "node:fs";
import { Argument, type Command } from "commander";
import { z } from "zod";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { type Options, runWith, versionOption } from "@/lib/faces/cli/operation-run";
import { recordText } from "@/lib/faces/cli/text";
import { AppError } from "@/lib/platform/errors";
import { type SettingName, settingNames, settingSlug } from "@/lib/platform/settings/groups";

/** `letterlock settings …`: which operation it is says the first argument. */
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
    .action(answering(call, (_, name) => settingsAnswer(call, name as SettingName, "show")));
  addCommand(group, {
    usage: "set",
    about: "Changes settings of a group by JSON; what it leaves out stays. They take effect within 5 s.",
    example: `settings set loginPage '{"redirectToProvider":true}'`,
  })
    .addArgument(groupArgument())
    .argument("[json]", "the settings to change")
    .option("--file <path>", "read them from this file instead, for example with a logo")
    .addOption(versionOption())
    .action(
      answering<Options & { file?: string }>(call, async (options, name, json) =>
        settingsAnswer(call, name as SettingName, "update", options, changesFrom(json, options.file)),
      ),
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

async function settingsAnswer(
  call: Call,
  name: SettingName,
  verb: "show" | "update",
  options: Options = {},
  changes = {},
): Promise<Answer> {
  const operation = `${settingSlug(name)}-settings.${verb}`;
  const { output, version } = await runWith(call, operation, { preset: changes }, options, []);
  const settings = z.record(z.string(), z.unknown()).parse(output);
  const shown = Object.entries(settings).map(
    ([field, one]) => [field, field === "logo" && one ? "a picture" : one] as const,
  );
  return { document: { name, version, settings }, text: recordText([["group", name], ...shown]) };
}
