import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { setting } from "@/lib/platform/db/schema";
import { afterCommit } from "@/lib/platform/db/transaction";
import { invalidInput } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { isInNetworks } from "@/lib/platform/networks";
import { type SettingName, type Settings, settingGroups, settingNames } from "@/lib/platform/settings/groups";
import { forgetSettings, readSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const lockoutWords = words("settings.lockout", {
  address: "must include your own address, {ip}",
  unknown: "can't be changed from here, since your own address is not known",
});

const setSettingsInput = z.strictObject({
  name: z.enum(settingNames),
  expectedVersion,
  /** What is left out stays. */
  changes: z.record(z.string(), z.unknown()),
});

interface Group {
  id: SettingName;
  value: Settings[SettingName];
  /** 0 is "never changed", which no row carries. */
  version: number;
}

/** Each group is one row, once it has been changed. */
const groups: Kept<Group, { name: SettingName }> = {
  kind: "setting",
  label: ({ id }) => `The settings ${id}`,
  authorise: requireSuperadmin,
  async lock({ db }, { name }) {
    await db.select({ name: setting.name }).from(setting).where(eq(setting.name, name)).for("update");
    return { id: name, ...(await readSettings(db, name)) };
  },
};

/**
 * Changes settings of one group. Superadmins only; nobody can lock out the address they come from. Throws
 * `invalid-input`, and `conflict` for a stale `expectedVersion`.
 */
export const setSettings = verbOn(groups, {
  input: setSettingsInput,
  async work(tx, { value: before, version }, { name, changes }) {
    const after = parseInput(settingGroups[name], { ...before, ...changes });
    refuseLockout(tx, name, after);
    if (!differs(before, after)) return { events: [], answer: { version } };
    if (version === 0) await tx.db.insert(setting).values({ name, value: after });
    else await tx.db.update(setting).set({ value: after }).where(eq(setting.name, name));
    afterCommit(tx.db, () => forgetSettings(name));
    const event = {
      action: "setting.update" as const,
      subject: { kind: "setting", id: name, label: name },
      before: readable(before),
      after: readable(after),
    };
    return { events: [event], answer: { version: version + 1 } };
  },
});

function refuseLockout({ actor, ip }: Context, name: SettingName, after: Settings[SettingName]): void {
  if (name !== "access" || actor.kind !== "superadmin") return;
  const { adminNetworks } = after as Settings["access"];
  if (adminNetworks.length === 0 || (ip !== undefined && isInNetworks(ip, adminNetworks))) return;
  // An unknown address is in no network, so whoever has none would be out as well.
  const problem = ip ? lockoutWords("address", { ip }) : lockoutWords("unknown");
  throw invalidInput({ adminNetworks: problem });
}

/** For the audit log: a picture is its kind and its hash. */
function readable(value: object): Record<string, unknown> {
  if (!("logo" in value) || !value.logo) return { ...value };
  const { mediaType, base64 } = value.logo as { mediaType: string; base64: string };
  const hash = createHash("sha256").update(base64, "base64").digest("hex");
  return { ...value, logo: `${mediaType} sha256 ${hash}` };
}
