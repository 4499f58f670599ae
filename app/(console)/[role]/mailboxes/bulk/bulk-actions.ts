"use server";

import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { outOfDate } from "@/app/(console)/done-by";
import { type FormState, formOutcome, said } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import {
  type ChangeStep,
  changeMailboxes,
  changeMailboxesInput,
} from "@/lib/accounts/mailbox/change-mailboxes";
import { mailboxFilter, visibleTo } from "@/lib/accounts/mailbox/filter";
import { countMailboxes } from "@/lib/accounts/mailbox/list-page";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";

const refused = async () => ({ problem: await said(outOfDate) });

const stepInput = changeMailboxesInput.extend({ role: adminRole });

/** One step of a change of many mailboxes. The page asks for the next one, so that it can show how far it is. */
export async function changeSome(input: unknown): Promise<FormState<ChangeStep<string>>> {
  const sent = stepInput.safeParse(input);
  if (!sent.success) return refused();
  return formOutcome(async () => {
    const { role, ...step } = sent.data;
    const { context } = await reauthenticatedAdminContext(role);
    const { mailboxes, next } = await changeMailboxes(context, step);
    const say = await getSay();
    const changed = mailboxes.map(({ address, problem }) =>
      problem ? { address, problem: say(problem) } : { address },
    );
    return { result: { mailboxes: changed, next } };
  });
}

const countInput = z.strictObject({ role: adminRole, filter: mailboxFilter });

/** How many mailboxes a filter matches, for who wants to change them all. */
export async function countMatching(input: unknown): Promise<FormState<number>> {
  const sent = countInput.safeParse(input);
  if (!sent.success) return refused();
  return formOutcome(async () => {
    const { role, filter } = sent.data;
    const { context } = await adminContext(role);
    return { result: await countMailboxes(context.db, visibleTo(context.actor, filter)) };
  });
}
