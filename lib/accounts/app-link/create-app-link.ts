import { max } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { recordedLink } from "@/lib/accounts/app-link/kept";
import { creation } from "@/lib/catalogue/run";
import { appLink } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { withChanges } from "@/lib/platform/with-changes";
import { words } from "@/lib/words/text";

const creationWords = words("appLink.creation", {
  limit: "There can be at most {count, plural, one {# app link} other {# app links}}. Delete one first.",
});

const { name, url, ...optional } = appLinkShapes;
export const createAppLinkInput = z.strictObject({ name, url, ...z.object(optional).partial().shape });

const defaults = { description: "", signedInUrl: null as string | null, hiddenAtLogin: false };
/** More would be no menu any more. */
const maxLinks = 100;

/** Adds a link behind the others. Superadmins only. Throws `limit-reached` beyond 100. */
export const createAppLink = creation(recordedLink, {
  action: "app-link.create",
  input: createAppLinkInput,
  async work({ db }, given) {
    if ((await db.$count(appLink)) >= maxLinks)
      throw new AppError("limit-reached", creationWords("limit", { count: maxLinks }));
    const [last] = await db.select({ position: max(appLink.position) }).from(appLink);
    const row = { ...withChanges(defaults, given), id: uuidv7(), position: (last?.position ?? 0) + 1 };
    await db.insert(appLink).values(row);
    return row;
  },
});
