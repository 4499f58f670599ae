import { readFileSync } from "node:fs";
import { Argument } from "commander";
import { z } from "zod";
import type { Answer, Call } from "@/lib/faces/cli/call";
import type { Group } from "@/lib/faces/cli/group";
import { type Options, runWith, versionOption } from "@/lib/faces/cli/operation-run";
import { said } from "@/lib/faces/cli/said";
import { recordText } from "@/lib/faces/cli/text";
import { label } from "@/lib/faces/cli/view-words";
import { AppError } from "@/lib/platform/errors";
import { type SettingName, settingNames, settingSlug } from "@/lib/platform/settings/groups";
import { words } from "@/lib/words/text";

const t = words("cli.settings", {
  group: "Settings of the whole installation: {names}.",
  show: "Shows a group of settings.",
  set: "Changes settings of a group with JSON. What it leaves out stays unchanged. Changes take effect within 5 s.",
  changes: "the settings to change",
  file: "read them from this file instead, for example with a logo",
  name: "group of settings",
  oneSource: "Enter the settings as JSON, or use --file with a file that contains it.",
  notJson: "The argument isn't JSON.",
  fileNotJson: "{file} can't be read as JSON.",
  notObject: `Enter an object such as '{"minLength":12}'.`,
  logo: "an image",
});

/** `letterlock settings …`: which operation it is says the first argument. */
export function addSettingsCommands(program: Group): void {
  const group = program.group("settings", t("group", { names: settingNames.join(", ") }));
  const { call } = group;
  const show = { usage: "show", about: t("show"), example: "settings show loginPage --json" };
  group
    .plain(show, (_, name) => settingsAnswer(call, name as SettingName, "show"))
    .addArgument(groupArgument());
  const set = {
    usage: "set",
    about: t("set"),
    example: `settings set loginPage '{"redirectToProvider":true}'`,
  };
  group
    .plain<Options & { file?: string }>(set, async (options, name, json) =>
      settingsAnswer(call, name as SettingName, "update", options, changesFrom(json, options.file)),
    )
    .addArgument(groupArgument())
    .argument("[json]", said(t("changes")))
    .option("--file <path>", said(t("file")))
    .addOption(versionOption());
}

const groupArgument = () => new Argument("<group>", said(t("name"))).choices(settingNames);

function changesFrom(json: string | undefined, file: string | undefined): Record<string, unknown> {
  if ((json === undefined) === (file === undefined)) throw new AppError("invalid-input", t("oneSource"));
  let value: unknown;
  try {
    value = JSON.parse(file === undefined ? (json ?? "") : readFileSync(file, "utf8"));
  } catch (cause) {
    throw new AppError("invalid-input", file === undefined ? t("notJson") : t("fileNotJson", { file }), {
      cause,
    });
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new AppError("invalid-input", t("notObject"));
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
    ([field, one]) => [field, field === "logo" && one ? said(t("logo")) : one] as const,
  );
  return { document: { name, version, settings }, text: recordText([[label("group"), name], ...shown]) };
}
