import type { Context } from "@/lib/platform/db/context";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

type Reference = string | null | undefined;

/** The id of a provider by its slug; undefined and null stay. Throws `not-found`. */
export async function providerId<Given extends Reference>(
  context: Context,
  slug: Given,
): Promise<string | Exclude<Given, string>> {
  return typeof slug === "string"
    ? (await getProviderBySlug(context.db, slug)).id
    : (slug as Exclude<Given, string>);
}
