import type { Call } from "@/lib/faces/cli/call";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** The provider's id behind `--source`: null for `local`. Throws `not-found` for an unknown slug. */
export const sourceId = async (call: Call, source: string): Promise<string | null> =>
  source === "local" ? null : (await getProviderBySlug(call.db, source)).id;
