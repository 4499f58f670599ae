import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { ConsoleFixture, VisitorKind } from "@/lib/testing/console-fixture";

export interface PageSample {
  /** What the address says beside the path: `[name]`, and after the question mark. */
  params?: Record<string, string | string[]>;
  query?: Record<string, string>;
  /** What its own role gets; the page unless told. */
  own?: "not-found";
  /**
   * What somebody of the same role gets who has nothing to do with this fixture: not found, a page that names nothing
   * of it, or the very same page, since there is nothing in it that belongs to anybody.
   */
  foreign: "not-found" | "shows-nothing" | "same-for-all";
}

/** Pages that anybody may open, by their files below `app/`, and why. */
export const openPages: Readonly<Record<string, string>> = {
  "(portal)/page.tsx": "part of the sign-in",
  "(portal)/second-factor/page.tsx": "part of the sign-in",
  "(portal)/set-up-factor/page.tsx": "part of the sign-in",
  "(portal)/forgot-password/page.tsx": "part of the sign-in",
  "(portal)/reset-password/page.tsx": "its link carries the permission",
  "(portal)/confirm-recovery-address/page.tsx": "its link carries the permission",
  "(portal)/setup/page.tsx": "its link carries the permission",
  "(portal)/setup/device/page.tsx": "its link carries the permission",
  "(portal)/setup/password/page.tsx": "its link carries the permission",
  "(help)/help/page.tsx": "comes with the product and says nothing of this installation",
  "(help)/help/[...guide]/page.tsx": "comes with the product and says nothing of this installation",
  "(console)/(sign-in)/[role]/login/page.tsx": "part of the sign-in",
  "(console)/(sign-in)/[role]/second-factor/page.tsx": "part of the sign-in",
  "(console)/(sign-in)/[role]/set-up-factor/page.tsx": "part of the sign-in",
};

const room = "(console)/[role]/";

/** What domain admins have as well, and what one of another domain gets there. All else must not be there for them. */
const ofDomainAdmins: Readonly<Record<string, PageSample["foreign"]>> = {
  "page.tsx": "shows-nothing",
  "account/page.tsx": "shows-nothing",
  "domains/page.tsx": "shows-nothing",
  "domains/[name]/page.tsx": "not-found",
  "mailboxes/page.tsx": "shows-nothing",
  "mailboxes/new/page.tsx": "shows-nothing",
  "mailboxes/[address]/page.tsx": "not-found",
  "mailboxes/[address]/settings/page.tsx": "not-found",
  "mailboxes/[address]/sign-in/page.tsx": "not-found",
  "mailboxes/[address]/devices/page.tsx": "not-found",
  "mailboxes/[address]/aliases/page.tsx": "not-found",
  "mailboxes/[address]/sharing/page.tsx": "not-found",
  "mailboxes/[address]/activity/page.tsx": "not-found",
  "aliases/page.tsx": "shows-nothing",
  "aliases/new/page.tsx": "same-for-all",
  "aliases/[address]/page.tsx": "not-found",
  "templates/page.tsx": "same-for-all",
  "templates/[id]/page.tsx": "same-for-all",
  "identity-conflicts/page.tsx": "shows-nothing",
  "api-keys/page.tsx": "shows-nothing",
  "api-keys/new/page.tsx": "same-for-all",
  "login-doctor/page.tsx": "shows-nothing",
  "(logs)/audit/page.tsx": "shows-nothing",
  "(logs)/logins/page.tsx": "shows-nothing",
};

/** The pages that are named here. */
export const namedPages = [
  ...Object.keys(openPages),
  ...Object.keys(ofDomainAdmins).map((file) => room + file),
];

const places = (fixture: ConsoleFixture): Record<string, string> => ({
  "domains/[name]": fixture.domain,
  "mailboxes/[address]": fixture.mailbox.address,
  "aliases/[address]": fixture.alias.address,
  "templates/[id]": fixture.templateId,
  "admins/[login]": fixture.domainAdminLogin,
  "admins/groups/[id]": fixture.adminGroupId,
  "sync-runs/[id]": fixture.syncRunId,
  "providers/[slug]": fixture.provider.slug,
  "providers/new/[draft]": fixture.providerDraftId,
  "app-links/[id]": fixture.appLinkRow.id,
});

/** What the address of a page says about a fixture, by its file below the console's room. */
function opened(fixture: ConsoleFixture, file: string): Pick<PageSample, "params" | "query"> {
  if (file === "login-doctor/page.tsx") return { query: { address: fixture.mailbox.address, door: "imap" } };
  const [place = "", name] = /^.*\[(\w+)\]/.exec(file) ?? [];
  if (name === undefined) return {};
  const value = places(fixture)[place];
  if (value === undefined)
    throw new Error(`lib/testing/page-samples.ts does not know what [${name}] of ${file} is`);
  return { params: { [name]: encodeURIComponent(value) } };
}

/** How to open a page of the console, and who gets what. */
function consoleSample(fixture: ConsoleFixture, file: string, role: AdminRole): PageSample {
  if (file.startsWith("[...rest]"))
    return { params: { rest: ["no-such", "page"] }, own: "not-found", foreign: "not-found" };
  const how = opened(fixture, file);
  const foreign = ofDomainAdmins[file];
  if (role === "domain-admin")
    return foreign ? { ...how, foreign } : { ...how, own: "not-found", foreign: "not-found" };
  return { ...how, foreign: ofOneSuperadmin(file) };
}

/** What another superadmin gets: everything is all of theirs but who they are and what one has not finished. */
function ofOneSuperadmin(file: string): PageSample["foreign"] {
  if (file.startsWith("providers/new/[draft]/")) return "not-found";
  return ["account/page.tsx", "providers/new/page.tsx"].includes(file) ? "shows-nothing" : "same-for-all";
}

/** Pages of people in which nothing belongs to anybody. */
const sameForAllPeople = ["(user)/home/devices/new/page.tsx", "(user)/home/settings/page.tsx"];

/** How to open a page, by its file below `app/`, and who gets what. */
export function pageSample(fixture: ConsoleFixture, file: string, role: VisitorKind): PageSample {
  if (file === "(user)/home/devices/[id]/page.tsx")
    return { params: { id: fixture.appPassword.id }, foreign: "not-found" };
  if (role === "user") return { foreign: sameForAllPeople.includes(file) ? "same-for-all" : "shows-nothing" };
  return consoleSample(fixture, file.slice(room.length), role);
}
