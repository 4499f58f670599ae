import { z } from "zod";

const visible = /^\P{Cc}*$/u;
const noControls = "must not contain control characters";

/** A path on this site, or an http(s) address without login. `%u` may stand anywhere behind the host. */
const linkUrl = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(1_000)
  .refine(isLink, "must be an address such as https://chat.example.org, or a path such as /files/");

function isLink(text: string): boolean {
  if (/[\s\\]/.test(text) || /\p{Cc}/u.test(text)) return false;
  const onThisSite = text.startsWith("/") && !text.startsWith("//");
  // A stand-in, so that an address is judged as what a browser will see.
  const filled = text.replaceAll("%u", "user");
  if (onThisSite) return URL.canParse(filled, "https://site.test");
  if (!URL.canParse(filled)) return false;
  const url = new URL(filled);
  const web = url.protocol === "https:" || url.protocol === "http:";
  const host = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
  return web && url.username === "" && url.password === "" && host !== "" && !host.includes("%u");
}

/** What an administrator may set on a link. */
export const appLinkShapes = {
  name: z.string().trim().min(1, "must not be empty").max(100).regex(visible, noControls),
  description: z.string().trim().max(255).regex(visible, noControls),
  url: linkUrl.refine((text) => !text.includes("%u"), "must not contain %u: visitors have no address yet"),
  /** For people who are signed in; `%u` is their URL-encoded address. Null: the same as for visitors. */
  signedInUrl: linkUrl.nullable(),
  hiddenAtLogin: z.boolean(),
};
