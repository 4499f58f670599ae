import { getTemplateByName } from "@/lib/accounts/template/queries";
import type { Context } from "@/lib/platform/db/context";

type Reference = string | null | undefined;

/** The id of a template by its name; undefined and null stay. Throws `not-found`. */
export async function templateId<Given extends Reference>(
  context: Context,
  name: Given,
): Promise<string | Exclude<Given, string>> {
  return typeof name === "string"
    ? (await getTemplateByName(context.db, name)).id
    : (name as Exclude<Given, string>);
}
