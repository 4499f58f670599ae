"use server";

import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { asked } from "@/app/(console)/asked";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { changeMailboxes, changeMailboxesInput } from "@/lib/accounts/mailbox/change-mailboxes";
import { mailboxFilter, visibleTo } from "@/lib/accounts/mailbox/filter";
import { countMailboxes } from "@/lib/accounts/mailbox/list-page";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";

const stepInput = changeMailboxesInput.extend({ role: adminRole });

/** One step of a change of many mailboxes. The page asks for the next one, so that it can show how far it is. */
export const changeSome = asked(stepInput, async ({ role, ...step }) => {
  const { context } = await reauthenticatedAdminContext(role);
  const { mailboxes, next } = await changeMailboxes(context, step);
  const say = await getSay();
  const changed = mailboxes.map(({ address, problem }) =>
    problem ? { address, problem: say(problem) } : { address },
  );
  return { mailboxes: changed, next };
});

const countInput = z.strictObject({ role: adminRole, filter: mailboxFilter });

/** How many mailboxes a filter matches, for who wants to change them all. */
export const countMatching = asked(countInput, async ({ role, filter }) => {
  const { context } = await adminContext(role);
  return countMailboxes(context.db, visibleTo(context.actor, filter));
});
