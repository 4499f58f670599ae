import { segmentsOf } from "@/lib/doors/webmail/path";

/*
 * SOGo 5 does things by GET: `…/Mail/0/folderX/delete` deletes. So whatever is not on these two lists is a deed. They
 * are read from its product.plist files and its templates and scripts (5.8.0), and are short, since its pages are one
 * application: what one looks at stands behind the `#`.
 */

/** The pages of a person that one can open by a link, below /SOGo/so/NAME; the popup is where `mailto:` links lead. */
const views = new Set([
  "",
  "view",
  "Mail",
  "Mail/view",
  "Mail/UIxMailPopupView",
  "Calendar",
  "Calendar/view",
  "Contacts",
  "Contacts/view",
  "Preferences",
  "Administration",
]);

/** Whether this address opens a page of webmail and does nothing else. */
export function isView(uri: string): boolean {
  const segments = segmentsOf(uri);
  if (!segments || namesMethod(uri)) return false;
  const [, so, ...rest] = segments.at(-1) === "" ? segments.slice(0, -1) : segments;
  if (so === undefined || (so === "so" && rest.length === 0)) return true;
  const inPerson = belowPerson(segments);
  return inPerson !== null && views.has(inPerson.join("/").replace(/\/$/, ""));
}

/**
 * Whether this address gives a piece of what is stored: an attachment, an exported folder, address book or calendar, the
 * photo of a contact. SOGo's pages open these by links and pictures of their own. No step of it may be the name of a
 * method: SOPE calls that and takes what follows for its arguments, `…/delete/photo` as `…/delete`.
 */
export function isPiece(uri: string): boolean {
  const [module, ...rest] = belowPerson(segmentsOf(uri) ?? []) ?? [];
  if (module === undefined || namesMethod(uri)) return false;
  if (module === "Mail") return isMailPiece(rest);
  const [folder, entry, leaf] = rest;
  if (module === "Calendar") return rest.length === 2 && isStored(folder) && entry === "export";
  if (module !== "Contacts" || !(isStored(folder) || addressBooks.has(folder ?? ""))) return false;
  return rest.length === 2 ? entry === "export" : rest.length === 3 && isStored(entry) && leaf === "photo";
}

/** Names that SOGo gives by itself; those that people make have identifiers with digits. */
const addressBooks = new Set(["personal", "collected"]);

/** What follows /SOGo/so/NAME; null for anything else. Methods such as `saml2-sls` stand in the place of the name. */
function belowPerson([, so, name, ...rest]: string[]): string[] | null {
  return so === "so" && name?.includes("@") ? rest : null;
}

/** `0/folderINBOX/folderX/exportFolder`, or `0/folderINBOX/7/2/1/asAttachment/report.pdf`: account, folders, mail, part. */
function isMailPiece([account, ...rest]: string[]): boolean {
  if (account === undefined || !/^\d+$/.test(account)) return false;
  const inFolder = rest.slice(rest.findIndex((segment) => !segment.startsWith("folder")));
  if (inFolder.length === rest.length) return false;
  const [uid, ...part] = inFolder;
  if (uid === "exportFolder") return part.length === 0;
  // SOGo leads on to there for an attachment that is a web page, and leaves its scripts out.
  if (part.length > 1 && part.at(-1) === "view") part.pop();
  const fileName = part.pop();
  if (part.at(-1) === "asAttachment") part.pop();
  return [uid, ...part].every((step) => step !== undefined && /^\d+$/.test(step)) && isStored(fileName);
}

/** The name of something stored, and of no method: those have letters only. SOPE passes over what begins with `_range`. */
const isStored = (segment: string | undefined): boolean =>
  segment !== undefined && !/^([A-Za-z_-]*$|_range)/.test(segment);

/**
 * SOPE, below SOGo, lengthens the path by what stands in `?Cmd=…`, `?:method=…` and `?…:method=` (its
 * SoObjectRequestHandler): `/Mail/0/folderX?Cmd=delete` is the same as `/Mail/0/folderX/delete`.
 */
function namesMethod(uri: string): boolean {
  const query = uri.split("#", 1)[0]?.split("?").slice(1).join("?") ?? "";
  return query.split(/[&;]/).some((pair) => {
    const [name] = new URLSearchParams(pair).keys();
    return name === "Cmd" || (name?.endsWith(":method") ?? false);
  });
}
