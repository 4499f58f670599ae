import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { admittedContext, type OperationWords } from "@/lib/catalogue/operation";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import type { AdminSession } from "@/lib/faces/session/current-admin";
import type { Context } from "@/lib/platform/db/context";
import { type Text, words } from "@/lib/words/text";

const submitWords = words("console.submit", {
  outOfDate: "This page is out of date. Reload it and try again.",
});

/** What is said to what no present page sends. */
export const outOfDate = submitWords("outOfDate");

/** What follows when something is done. */
export interface Submission<Done> {
  /** The pages that show what is changed, below the start of the role; `everywhere`: all pages of the product. */
  shows?: string;
  /** What is said of a form that cannot be read, where it has no inputs to mark. */
  gone?: Text;
  /** The page to go to when it is done, below the start of the role. */
  leadsTo?(done: Done): string;
}

/** On whose pages something is done, and whether that person must have re-authenticated lately. */
export interface Who extends Pick<OperationWords, "permissions"> {
  role: AdminRole;
  isDangerous: boolean;
}

/** Who does it. */
export interface Administrator {
  context: Context;
  session: AdminSession;
}

/**
 * Does something as the administrator whose page asks for it, shows what has become of it, and leads on. Throws `forbidden` for a
 * delegated role that has none of the permissions.
 */
export async function doneBy<Done>(
  { role, isDangerous, permissions }: Who,
  { shows, leadsTo }: { [Part in "shows" | "leadsTo"]?: Submission<Done>[Part] | undefined },
  work: (who: Administrator) => Promise<Done>,
): Promise<Done> {
  const start = consolePath(role);
  const { session, context } = await (isDangerous ? reauthenticatedAdminContext : adminContext)(role);
  const done = await work({ session, context: admittedContext(context, { audience: [role], permissions }) });
  if (shows !== undefined) revalidatePath(shows === "everywhere" ? "/" : start + shows, "layout");
  if (leadsTo) redirect(start + leadsTo(done));
  return done;
}

/** What decides who may do something, and how. */
export type Asked = Pick<
  OperationWords,
  "audience" | "permissions" | "dangerous" | "dangerousFields" | "peopleOnly"
>;

/** Whether somebody re-authenticates: for the operation, or for one of the fields that are sent. */
export const isDangerous = ({ dangerous, peopleOnly, dangerousFields = [] }: Asked, sent: unknown): boolean =>
  dangerous === true ||
  peopleOnly === true ||
  dangerousFields.some((name) => typeof sent === "object" && sent !== null && name in sent);
