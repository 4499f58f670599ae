import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { ConsoleWorld } from "@/lib/testing/console-world";

export interface PageSample {
  /** What the address says beside the path: `[name]`, and after the question mark. */
  params?: Record<string, string | string[]>;
  query?: Record<string, string>;
  /** What its own role gets; the page unless told. */
  own?: "not-found";
  /**
   * What somebody of the same role gets who has nothing to do with this world: not found, a page that names nothing
   * of it, or the very same page, since there is nothing in it that belongs to anybody.
   */
  foreign: "not-found" | "shows-nothing" | "same-for-all";
}

/** A page that anybody may open, and why. */
interface OpenPage {
  open: string;
}

/** A page of the console, for each role: what belongs to a domain is not there for those who do not administer it. */
type ConsoleSample = Record<AdminRole, PageSample>;

export const isOpen = (entry: object): entry is OpenPage => "open" in entry;

type Opened = Pick<PageSample, "params" | "query">;

/** A page that both consoles have. Superadmins see everything; `foreign` is what another domain's administrator gets. */
const both = (foreign: PageSample["foreign"], opened: Opened = {}): ConsoleSample => ({
  superadmin: { ...opened, foreign: "same-for-all" },
  "domain-admin": { ...opened, foreign },
});

const superadminsOnly = (opened: Opened = {}): ConsoleSample => ({
  superadmin: { ...opened, foreign: "same-for-all" },
  "domain-admin": { ...opened, own: "not-found", foreign: "not-found" },
});

const forEach = (sample: PageSample): ConsoleSample => ({ superadmin: sample, "domain-admin": sample });

/** How to open every page of the console, by its file below `app/(console)/[role]/`. */
function consoleSamples(world: ConsoleWorld): Record<string, ConsoleSample> {
  const about = (name: string, value: string): Opened => ({ params: { [name]: encodeURIComponent(value) } });
  return {
    "page.tsx": both("shows-nothing"),
    "[...rest]/page.tsx": forEach({
      params: { rest: ["no-such", "page"] },
      own: "not-found",
      foreign: "not-found",
    }),
    "account/page.tsx": forEach({ foreign: "shows-nothing" }),
    "domains/page.tsx": both("shows-nothing"),
    "domains/new/page.tsx": superadminsOnly(),
    "domains/[name]/page.tsx": both("not-found", about("name", world.domain)),
    "mailboxes/page.tsx": both("shows-nothing"),
    "mailboxes/new/page.tsx": both("shows-nothing"),
    "mailboxes/[address]/page.tsx": both("not-found", about("address", world.mailbox.address)),
    "aliases/page.tsx": both("shows-nothing"),
    "aliases/new/page.tsx": both("same-for-all"),
    "aliases/[address]/page.tsx": both("not-found", about("address", world.alias.address)),
    "templates/page.tsx": both("same-for-all"),
    "templates/new/page.tsx": superadminsOnly(),
    "templates/[id]/page.tsx": both("same-for-all", about("id", world.templateId)),
    "identity-conflicts/page.tsx": both("shows-nothing"),
    "admins/page.tsx": superadminsOnly(),
    "admins/new/page.tsx": superadminsOnly(),
    "admins/[login]/page.tsx": superadminsOnly(about("login", world.domainAdminLogin)),
    "api-keys/page.tsx": both("shows-nothing"),
    "api-keys/new/page.tsx": both("same-for-all"),
    "settings/page.tsx": superadminsOnly(),
    "sync-runs/page.tsx": superadminsOnly(),
    "sync-runs/[id]/page.tsx": superadminsOnly(about("id", world.syncRunId)),
    "providers/page.tsx": superadminsOnly(),
    "providers/new/page.tsx": superadminsOnly(),
    "providers/[slug]/page.tsx": superadminsOnly(about("slug", world.provider.slug)),
    "app-links/page.tsx": superadminsOnly(),
    "app-links/new/page.tsx": superadminsOnly(),
    "app-links/[id]/page.tsx": superadminsOnly(about("id", world.appLinkRow.id)),
    "login-doctor/page.tsx": both("shows-nothing", {
      query: { address: world.mailbox.address, door: "imap" },
    }),
    "(logs)/audit/page.tsx": both("shows-nothing"),
    "(logs)/logins/page.tsx": both("shows-nothing"),
  };
}

const signIn: OpenPage = { open: "part of the sign-in" };

/** How to open every page, by its file below `app/`. A new page needs a line here. */
export function pageSamples(world: ConsoleWorld): Record<string, PageSample | ConsoleSample | OpenPage> {
  const console = Object.entries(consoleSamples(world));
  return {
    "(portal)/page.tsx": signIn,
    "(portal)/second-factor/page.tsx": signIn,
    "(portal)/set-up-factor/page.tsx": signIn,
    "(portal)/setup/page.tsx": { open: "its link carries the permission" },
    "(portal)/setup/password/page.tsx": { open: "its link carries the permission" },
    "(user)/home/page.tsx": { foreign: "shows-nothing" },
    "(console)/(sign-in)/[role]/login/page.tsx": signIn,
    "(console)/(sign-in)/[role]/second-factor/page.tsx": signIn,
    "(console)/(sign-in)/[role]/set-up-factor/page.tsx": signIn,
    ...Object.fromEntries(console.map(([file, sample]) => [`(console)/[role]/${file}`, sample])),
  };
}
