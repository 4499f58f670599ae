import { getTemplate } from "@/lib/accounts/template/queries";
import type { Context } from "@/lib/platform/db/context";

/** The key of a template that a form means by its id: its name may change while somebody edits it. */
export const byId = async ({ id }: { id: string }, { db }: Context) => ({
  name: (await getTemplate(db, id)).name,
});
