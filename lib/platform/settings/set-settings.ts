import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { setting } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { isInNetworks } from "@/lib/platform/networks";
import { type SettingName, type Settings, settingGroups, settingNames } from "@/lib/platform/settings/groups";
import { forgetSettings, readSettings } from "@/lib/platform/settings/queries";

export const setSettingsInput = z.strictObject({
  name: z.enum(settingNames),
  expectedVersion,
  /** What is left out stays. */
  changes: z.record(z.string(), z.unknown()),
});

/**
 * Changes settings of one group. Superadmins only; nobody can lock out the address they come from. Throws
 * `invalid-input`, and `conflict` for a stale `expectedVersion`.
 */
export async function setSettings(
  context: Context,
  input: z.input<typeof setSettingsInput>,
): Promise<{ version: number }> {
  requireSuperadmin(context.actor);
  const { name, changes, expectedVersion: expected } = parseInput(setSettingsInput, input);
  const { version } = await inTransaction(context, async (tx) => {
    await tx.db.select({ name: setting.name }).from(setting).where(eq(setting.name, name)).for("update");
    const before = await readSettings(tx.db, name);
    // Version 0 is "never changed", which no row carries.
    const subject = { kind: "setting", id: name, label: `The settings ${name}`, version: before.version };
    await requireVersion(tx, subject, expected);
    const after = parseInput(settingGroups[name], { ...before.value, ...changes });
    refuseLockout(context, name, after);
    if (!differs(before.value, after)) return { version: before.version };
    if (before.version === 0) await tx.db.insert(setting).values({ name, value: after });
    else await tx.db.update(setting).set({ value: after }).where(eq(setting.name, name));
    await recordEvent(tx, {
      action: "setting.update",
      subject: { kind: "setting", id: name, label: name },
      before: readable(before.value),
      after: readable(after),
    });
    return { version: before.version + 1 };
  });
  forgetSettings(name);
  return { version };
}

function refuseLockout({ actor, ip }: Context, name: SettingName, after: Settings[SettingName]): void {
  if (name !== "access" || actor.kind !== "superadmin") return;
  const { adminNetworks } = after as Settings["access"];
  if (adminNetworks.length === 0 || (ip !== undefined && isInNetworks(ip, adminNetworks))) return;
  // An unknown address is in no network, so whoever has none would be out as well.
  const message = ip
    ? `must include the address you come from, ${ip}`
    : "cannot be set from here: the address you come from is not known";
  throw new AppError("invalid-input", `adminNetworks: ${message}`, { fields: { adminNetworks: message } });
}

/** For the audit trail: a picture is its kind and its hash. */
function readable(value: object): Record<string, unknown> {
  if (!("logo" in value) || !value.logo) return { ...value };
  const { mediaType, base64 } = value.logo as { mediaType: string; base64: string };
  const hash = createHash("sha256").update(base64, "base64").digest("hex");
  return { ...value, logo: `${mediaType} sha256 ${hash}` };
}
