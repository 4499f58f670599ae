import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { change, type Kept } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import { appLink } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const orderWords = words("appLink.order", {
  changed: "The links were changed in the meantime. Check them, then try again.",
});

/** The ids of all links in their new order. */
const reorderAppLinksInput = z.strictObject({ ids: z.array(z.uuid()).max(1_000) });

interface AllLinks {
  id: string;
  links: { id: string; name: string; position: number }[];
}

/** All links as one: their order. */
const allLinks: Kept<AllLinks, { ids: string[] }> = {
  kind: "app-links",
  label: () => "app links",
  facts: ({ links }) => ({ order: links.map(({ name }) => name) }),
  authorise: requireSuperadmin,
  async lock({ db }) {
    const links = await db
      .select({ id: appLink.id, name: appLink.name, position: appLink.position })
      .from(appLink)
      .orderBy(asc(appLink.position), asc(appLink.id))
      .for("update");
    return { id: "all", links };
  },
};

/** Puts the links into a new order. Superadmins only. Throws `conflict` unless the ids are exactly those there are. */
export const reorderAppLinks = change(allLinks, {
  action: "app-link.reorder",
  input: reorderAppLinksInput,
  async work({ db }, before, { ids }) {
    const known = new Map(before.links.map((link) => [link.id, link]));
    const links = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
    if (links.length !== ids.length || links.length !== known.size)
      throw new AppError("conflict", orderWords("changed"));
    for (const [index, { id, position }] of links.entries())
      if (position !== index + 1)
        await db
          .update(appLink)
          .set({ position: index + 1 })
          .where(eq(appLink.id, id));
    return { ...before, links };
  },
});
