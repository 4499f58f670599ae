import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { shortName } from "@/lib/platform/input/short-name";
import { withoutControls } from "@/lib/platform/input/without-controls";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("appLink.input", {
  url: "must be an address such as https://chat.example.org, or a path such as /files/",
  noUser: "must not contain %u, since visitors have no address yet",
});

/** A path on this site, or an http(s) address without login. `%u` may stand anywhere behind the host. */
const linkUrl = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .refine(isLink, message(inputWords("url")));

function isLink(text: string): boolean {
  if (/[\s\\]/.test(text) || /\p{Cc}/u.test(text)) return false;
  const onThisSite = text.startsWith("/") && !text.startsWith("//");
  // A placeholder, so that an address is judged as what a browser will see.
  const filled = text.replaceAll("%u", "user");
  if (onThisSite) return URL.canParse(filled, "https://site.test");
  if (!URL.canParse(filled)) return false;
  const url = new URL(filled);
  const web = url.protocol === "https:" || url.protocol === "http:";
  const host = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
  return web && url.username === "" && url.password === "" && host !== "" && !host.includes("%u");
}

/** What an administrator may set on a link. */
export const appLinkFields = fields("app-link", {
  name: field(shortName.clone(), {
    label: "Name",
    option: { name: "name", value: "name", help: "name to show" },
  }),
  description: field(
    z
      .string()
      .trim()
      .max(255)
      .regex(...withoutControls),
    {
      label: "Description",
      hint: "A line below the name. Optional.",
      option: { name: "description", value: "text", help: "short description, on one line" },
    },
  ),
  url: field(
    linkUrl.refine((text) => !text.includes("%u"), message(inputWords("noUser"))),
    {
      label: "Address",
      hint: "An address such as https://chat.example.org, or a path on this site such as /files/.",
      option: { name: "url", value: "url", help: "where the link goes" },
    },
  ),
  /** For people who are signed in; `%u` is their URL-encoded address. Null: the same as for visitors. */
  signedInUrl: field(linkUrl.nullable(), {
    label: "Address for signed-in users",
    hint: "Leave empty to use the same address. %u becomes the person's email address, such as /sogo-auth.php?login=%u.",
    words: { null: "the same" },
    option: {
      name: "signed-in-url",
      value: "url",
      help: "where the link goes for signed-in users (%u is their email address), or none",
    },
  }),
  hiddenAtLogin: field(z.boolean(), {
    label: "Hide on the login page",
    hint: "Signed-in users see every link.",
    option: {
      name: "hidden",
      help: "hide it on the login page",
      off: { name: "shown", help: "show it on the login page" },
    },
  }),
});

export const appLinkShapes = shapesOf(appLinkFields);

/** What is recorded of links besides: where each is among the others, or all of them in their order. */
export const appLinkOtherFields = fields("app-link.recorded", {
  position: field(z.int(), { label: "Position" }),
  order: field(z.array(z.string()), { label: "Order" }),
});
