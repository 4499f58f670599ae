import { inputWords, valuesOf } from "@/app/(console)/field-form";
import type { Context } from "@/lib/platform/db/context";
import type { SettingName, Settings } from "@/lib/platform/settings/groups";
import { readSettings } from "@/lib/platform/settings/queries";
import { settingFields } from "@/lib/upkeep/settings/fields";

/** What a group's form shows: the version and values that are stored, and the words of its fields. */
export async function groupForm({ db }: Context, name: SettingName) {
  const { value, version } = await readSettings(db, name);
  return { version, stored: shownSettings(name, value), words: await inputWords(settingFields[name]) };
}

/** Contacts are shown a line each, mail addresses by themselves; a logo is shown by its address. */
function shownSettings(name: SettingName, value: Settings[SettingName]): Record<string, string> {
  const { security, logo: _, ...values } = valuesOf(settingFields[name], value);
  return security === undefined ? values : { ...values, security: security.replaceAll(/^mailto:/gm, "") };
}
