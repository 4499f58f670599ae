import { z } from "zod";

const fields = {
  name: z.string(),
  description: z.string(),
  url: z.string(),
  signedInUrl: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : text)),
  shownAtLogin: z.literal("on").optional().transform(Boolean),
};

const shownToHidden = <Sent extends { shownAtLogin: boolean }>({ shownAtLogin, ...rest }: Sent) => ({
  ...rest,
  hiddenAtLogin: !shownAtLogin,
});

/** The form of a new link, as a browser sends it; the link's own rules are the verb's. */
export const newAppLinkForm = z.object(fields).transform(shownToHidden);

const subject = { id: z.uuid(), expectedVersion: z.coerce.number().int() };

/** The form of an existing link; `expectedVersion` is the one that its page has shown. */
export const appLinkForm = z.object({ ...subject, ...fields }).transform(shownToHidden);

/** What is deleted. */
export const oneAppLink = z.object(subject);

/** All links in their new order, with commas between them. */
export const orderForm = z.object({ ids: z.string().transform((text) => text.split(",")) });

/** The ids with the one at `index` a place further up or down. */
export function movedIds(ids: readonly string[], index: number, by: -1 | 1): string[] {
  const moved = [...ids];
  const [one] = moved.splice(index, 1);
  if (one !== undefined) moved.splice(index + by, 0, one);
  return moved;
}
