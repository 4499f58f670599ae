import { eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import { setting } from "@/lib/platform/db/schema";
import { logger } from "@/lib/platform/log";
import { processWide } from "@/lib/platform/process-wide";
import {
  defaultSettings,
  type SettingName,
  type Settings,
  settingGroups,
} from "@/lib/platform/settings/groups";

/** How long another process may go on with what was set before. */
const freshMs = 5_000;

interface Known {
  value: unknown;
  until: number;
}

const cache = () => processWide("settings", () => new Map<SettingName, Known>());

/** A group of settings with its version (0: never changed), read afresh. */
export async function readSettings<Name extends SettingName>(
  db: Handle,
  name: Name,
): Promise<{ value: Settings[Name]; version: number }> {
  const [row] = await db.select().from(setting).where(eq(setting.name, name));
  if (!row) return { value: defaultSettings(name), version: 0 };
  const parsed = settingGroups[name].safeParse(row.value);
  if (parsed.success) return { value: parsed.data as Settings[Name], version: row.version };
  // Written by another version of the product; nobody must be locked out by that.
  logger("settings").error({ setting: name, problem: parsed.error.message }, "stored settings do not fit");
  return { value: defaultSettings(name), version: row.version };
}

/** A group of settings, at most five seconds old. */
export async function currentSettings<Name extends SettingName>(
  db: Handle,
  name: Name,
): Promise<Settings[Name]> {
  const known = cache().get(name);
  if (known && known.until > Date.now()) return known.value as Settings[Name];
  const { value } = await readSettings(db, name);
  cache().set(name, { value, until: Date.now() + freshMs });
  return value;
}

/** Lets this process see a change at once. */
export const forgetSettings = (name: SettingName): void => {
  cache().delete(name);
};
