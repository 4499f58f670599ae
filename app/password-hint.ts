import type { Context } from "@/lib/platform/db/context";
import { currentSettings } from "@/lib/platform/settings/queries";

/** What a new password must be, for the hint below its field: as the policy in force says. */
export async function passwordHint({ db }: Pick<Context, "db">): Promise<string> {
  const { minLength } = await currentSettings(db, "passwordPolicy");
  return `At least ${minLength} characters.`;
}
