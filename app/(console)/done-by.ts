import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { admittedContext, type OperationWords } from "@/lib/catalogue/operation";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import type { AdminSession } from "@/lib/faces/session/current-admin";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const submitWords = words("console.submit", {
  outOfDate: "This page is out of date. Reload it and try again.",
});

/** What is said to what no present page sends. */
export const outOfDate = submitWords("outOfDate");

/** What follows when something is done: all pages of the role are shown anew. */
export interface Submission<Done> {
  /** It only looks at what something would change, so that nothing is shown anew. */
  foresees?: true;
  /** Pages of the product outside of the console show it as well. */
  everywhere?: true;
  /** The page to go to when it is done, below the start of the role. */
  leadsTo?(done: Done): string;
}

/** What decides who may do something, and how. */
export type Asked = Pick<
  OperationWords,
  "audience" | "permissions" | "dangerous" | "dangerousFields" | "peopleOnly"
>;

/** On whose pages something is asked for, and with what. */
export interface Demand {
  role: AdminRole;
  asked: Asked;
  sent: unknown;
}

/** Who does it. */
export interface Administrator {
  context: Context;
  session: AdminSession;
}

/**
 * Does something as the administrator whose page asks for it, shows what has become of it, and leads on. Throws `forbidden` for a
 * delegated role that has none of the permissions, and asks for re-authentication where the operation is dangerous.
 */
export async function doneBy<Done>(
  { role, asked, sent }: Demand,
  { foresees, everywhere, leadsTo }: Submission<Done>,
  work: (who: Administrator) => Promise<Done>,
): Promise<Done> {
  const start = consolePath(role);
  const enter = isDangerous(asked, sent) ? reauthenticatedAdminContext : adminContext;
  const { session, context } = await enter(role);
  const { permissions } = asked;
  const done = await work({ session, context: admittedContext(context, { audience: [role], permissions }) });
  if (!foresees) revalidatePath(everywhere ? "/" : start, "layout");
  if (leadsTo) redirect(start + leadsTo(done));
  return done;
}

/** Whether somebody re-authenticates: for the operation, or for one of the fields that are sent. */
const isDangerous = ({ dangerous, peopleOnly, dangerousFields = [] }: Asked, sent: unknown): boolean =>
  dangerous === true ||
  peopleOnly === true ||
  dangerousFields.some((name) => typeof sent === "object" && sent !== null && name in sent);
