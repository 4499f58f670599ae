import { getWords } from "@/app/_words/get-words";
import type { Context } from "@/lib/platform/db/context";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const hintWords = words("ui.passwordHint", {
  hint: "{minLength, plural, one {At least # character.} other {At least # characters.}}",
});

/** What a new password must be, for the hint below its field: as the policy in force says. */
export async function passwordHint({ db }: Pick<Context, "db">): Promise<string> {
  const { minLength } = await currentSettings(db, "passwordPolicy");
  return (await getWords(hintWords))("hint", { minLength });
}
