import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { FurnishedScene } from "./console-scene";

const app = join(import.meta.dirname, "..", "..", "app");
const groups = { superadmin: "(admin)", "domain-admin": "(domain-admin)" } as const;

export type ConsoleRole = keyof typeof groups;

/** The second step and the first set-up belong to sign-ins; second-factor.spec.ts is there. */
const beforeTheConsole = /\/(second-factor|set-up-factor)$/;

/** Every page of a role's console, from the file tree, so that none can be forgotten: `/admin/domains/[name]`. */
export function consolePages(role: ConsoleRole): string[] {
  const root = join(app, groups[role]);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "page.tsx")
    .map((entry) => `/${relative(root, entry.parentPath)}`.replaceAll(/\/\(\w+\)/g, ""))
    .filter((path) => !beforeTheConsole.test(path))
    .sort();
}

/** What stands for `[…]` in a path; a page with a new one needs a line here. */
const things: Record<string, (scene: FurnishedScene) => string> = {
  "domains/[name]": ({ domain }) => domain,
  "mailboxes/[address]": ({ address }) => encodeURIComponent(address),
  "aliases/[address]": ({ alias }) => encodeURIComponent(alias),
  "admins/[login]": ({ domainAdminLogin }) => encodeURIComponent(domainAdminLogin),
  "app-links/[id]": ({ appLinkId }) => appLinkId,
  "providers/[slug]": () => "keycloak",
  "sync-runs/[id]": ({ syncRunId }) => syncRunId,
  "templates/[id]": ({ template }) => template.id,
};

/** Whether it is the page for everything that the console does not have. */
export const isNotFoundPage = (page: string): boolean => page.endsWith("/[...rest]");

/** The address of a page about the things of a scene. */
export function pathOf(page: string, scene: FurnishedScene): string {
  return page
    .replace("[...rest]", "no-such-page")
    .replaceAll(/(\w[\w-]*)\/(\[\w+\])/g, (place, list: string) => {
      const thing = things[place];
      if (!thing) throw new Error(`${page}: say in e2e/browser/console-paths.ts what ${place} is`);
      return `${list}/${thing(scene)}`;
    });
}
