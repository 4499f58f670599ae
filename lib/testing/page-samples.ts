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

export const isOpen = (entry: object): entry is OpenPage => "open" in entry;

const signIn: OpenPage = { open: "part of the sign-in" };
const everybodys: PageSample = { foreign: "same-for-all" };
const nowhere: PageSample = { params: { rest: ["no-such", "page"] }, own: "not-found", foreign: "not-found" };
const own: PageSample = { foreign: "shows-nothing" };

/** How to open every page, by its file below `app/`. A new page needs a line here. */
export function pageSamples(world: ConsoleWorld): Record<string, PageSample | OpenPage> {
  const domain: PageSample = { params: { name: world.domain }, foreign: "not-found" };
  const mailbox: PageSample = {
    params: { address: encodeURIComponent(world.mailbox.address) },
    foreign: "not-found",
  };
  const alias: PageSample = {
    params: { address: encodeURIComponent(world.alias.address) },
    foreign: "not-found",
  };
  const doctor: PageSample = {
    query: { address: world.mailbox.address, door: "imap" },
    foreign: "shows-nothing",
  };
  const template: PageSample = { params: { id: world.templateId }, foreign: "same-for-all" };
  const admin = "(admin)/admin";
  const domainAdmin = "(domain-admin)/domain-admin";
  return {
    "page.tsx": signIn,
    "second-factor/page.tsx": signIn,
    "set-up-factor/page.tsx": signIn,
    "setup/page.tsx": { open: "its link carries the permission" },
    "setup/password/page.tsx": { open: "its link carries the permission" },
    "(user)/home/page.tsx": own,
    [`${admin}/login/page.tsx`]: signIn,
    [`${admin}/second-factor/page.tsx`]: signIn,
    [`${admin}/set-up-factor/page.tsx`]: signIn,
    [`${admin}/(console)/page.tsx`]: everybodys,
    [`${admin}/(console)/[...rest]/page.tsx`]: nowhere,
    [`${admin}/(console)/account/page.tsx`]: own,
    [`${admin}/(console)/domains/page.tsx`]: everybodys,
    [`${admin}/(console)/domains/new/page.tsx`]: everybodys,
    [`${admin}/(console)/domains/[name]/page.tsx`]: { ...domain, foreign: "same-for-all" },
    [`${admin}/(console)/mailboxes/page.tsx`]: everybodys,
    [`${admin}/(console)/mailboxes/new/page.tsx`]: everybodys,
    [`${admin}/(console)/mailboxes/[address]/page.tsx`]: { ...mailbox, foreign: "same-for-all" },
    [`${admin}/(console)/aliases/page.tsx`]: everybodys,
    [`${admin}/(console)/aliases/new/page.tsx`]: everybodys,
    [`${admin}/(console)/aliases/[address]/page.tsx`]: { ...alias, foreign: "same-for-all" },
    [`${admin}/(console)/templates/page.tsx`]: everybodys,
    [`${admin}/(console)/templates/new/page.tsx`]: everybodys,
    [`${admin}/(console)/templates/[id]/page.tsx`]: template,
    [`${admin}/(console)/admins/page.tsx`]: everybodys,
    [`${admin}/(console)/admins/new/page.tsx`]: everybodys,
    [`${admin}/(console)/admins/[login]/page.tsx`]: {
      params: { login: encodeURIComponent(world.domainAdminLogin) },
      foreign: "same-for-all",
    },
    [`${admin}/(console)/api-keys/page.tsx`]: everybodys,
    [`${admin}/(console)/api-keys/new/page.tsx`]: everybodys,
    [`${admin}/(console)/settings/page.tsx`]: everybodys,
    [`${admin}/(console)/identity-conflicts/page.tsx`]: everybodys,
    [`${domainAdmin}/(console)/identity-conflicts/page.tsx`]: own,
    [`${admin}/(console)/sync-runs/page.tsx`]: everybodys,
    [`${admin}/(console)/sync-runs/[id]/page.tsx`]: {
      params: { id: world.syncRunId },
      foreign: "same-for-all",
    },
    [`${admin}/(console)/providers/page.tsx`]: everybodys,
    [`${admin}/(console)/providers/new/page.tsx`]: everybodys,
    [`${admin}/(console)/providers/[slug]/page.tsx`]: {
      params: { slug: world.provider.slug },
      foreign: "same-for-all",
    },
    [`${admin}/(console)/app-links/page.tsx`]: everybodys,
    [`${admin}/(console)/app-links/new/page.tsx`]: everybodys,
    [`${admin}/(console)/app-links/[id]/page.tsx`]: {
      params: { id: world.appLinkRow.id },
      foreign: "same-for-all",
    },
    [`${admin}/(console)/login-doctor/page.tsx`]: { ...doctor, foreign: "same-for-all" },
    [`${admin}/(console)/audit/page.tsx`]: everybodys,
    [`${admin}/(console)/logins/page.tsx`]: everybodys,
    [`${domainAdmin}/login/page.tsx`]: signIn,
    [`${domainAdmin}/second-factor/page.tsx`]: signIn,
    [`${domainAdmin}/set-up-factor/page.tsx`]: signIn,
    [`${domainAdmin}/(console)/page.tsx`]: own,
    [`${domainAdmin}/(console)/[...rest]/page.tsx`]: nowhere,
    [`${domainAdmin}/(console)/account/page.tsx`]: own,
    [`${domainAdmin}/(console)/domains/page.tsx`]: own,
    [`${domainAdmin}/(console)/domains/[name]/page.tsx`]: domain,
    [`${domainAdmin}/(console)/mailboxes/page.tsx`]: own,
    [`${domainAdmin}/(console)/mailboxes/new/page.tsx`]: own,
    [`${domainAdmin}/(console)/aliases/page.tsx`]: own,
    [`${domainAdmin}/(console)/aliases/new/page.tsx`]: everybodys,
    [`${domainAdmin}/(console)/aliases/[address]/page.tsx`]: alias,
    [`${domainAdmin}/(console)/mailboxes/[address]/page.tsx`]: mailbox,
    [`${domainAdmin}/(console)/templates/page.tsx`]: everybodys,
    [`${domainAdmin}/(console)/templates/[id]/page.tsx`]: template,
    [`${domainAdmin}/(console)/api-keys/page.tsx`]: own,
    [`${domainAdmin}/(console)/api-keys/new/page.tsx`]: everybodys,
    [`${domainAdmin}/(console)/login-doctor/page.tsx`]: doctor,
    [`${domainAdmin}/(console)/audit/page.tsx`]: own,
    [`${domainAdmin}/(console)/logins/page.tsx`]: own,
  };
}
