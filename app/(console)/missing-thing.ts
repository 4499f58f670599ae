const kinds = {
  "/domains": "domain",
  "/mailboxes": "mailbox",
  "/aliases": "alias",
  "/templates": "template",
  "/sync-runs": "syncRun",
  "/providers": "provider",
  "/admins": "admin",
  "/admins/groups": "adminGroup",
  "/app-links": "appLink",
} as const;

type ListPath = keyof typeof kinds;
export type ThingKind = (typeof kinds)[ListPath];

/** What is called by a number in its address, which tells nobody anything. */
const unnamed: ReadonlySet<ThingKind> = new Set(["template", "syncRun", "adminGroup", "appLink"]);

const isList = (path: string): path is ListPath => Object.hasOwn(kinds, path);

/** What an address of the console is about that was not found: its kind, its name if it has one, and where its list is. */
export function missingThing(path: string): { kind: ThingKind; name: string | null; list: string } | null {
  const [, start = "", ...rest] = path.split("/");
  const list = `/${rest.slice(0, -1).join("/")}`;
  const last = rest.at(-1) ?? "";
  if (!isList(list) || last === "new" || isList(`${list}/${last}`)) return null;
  const kind = kinds[list];
  return { kind, name: unnamed.has(kind) ? null : readable(last), list: `/${start}${list}` };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
