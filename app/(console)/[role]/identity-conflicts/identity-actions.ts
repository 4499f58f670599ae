"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { asked } from "@/app/(console)/asked";
import { adminRole } from "@/lib/accounts/admin-account/role";
import {
  type LinkStep,
  linkManyAgain,
  linkManyInput,
  saidItem,
} from "@/lib/directory/link-again/link-many-again";
import { judgement } from "@/lib/directory/link-again/operations";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { registry } from "@/lib/faces/registry";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** What speaks against linking a mailbox to an account, in words. */
export interface AccountOpinion {
  refusal: string | null;
  doubts: string[];
}

/** An account at a provider, and the mailbox that it may be linked to. */
const weighInput = z.object({
  address: z.string(),
  provider: z.string(),
  subject: z.string(),
  role: adminRole,
});

/** What speaks against linking a mailbox to an account; changes nothing. */
export const weighIdentity = asked(weighInput, async ({ role, subject, ...key }): Promise<AccountOpinion> => {
  const { context } = await adminContext(role);
  const { output } = await registry.named("identity.weigh").run({ context, key, input: { subject } });
  const { refusal, doubts } = judgement.parse(output);
  const say = await getSay();
  return {
    refusal: refusal && say(refusalText(refusal)),
    doubts: doubts.map((doubt) => say(doubtText(doubt))),
  };
});

/** A step in the reader's language. */
async function saidStep({ items, next }: LinkStep) {
  const say = await getSay();
  return { items: items.map((item) => saidItem(item, say)), next };
}

const stepInput = linkManyInput.omit({ apply: true }).extend({ role: adminRole });

/** Which of the next waiting accounts would be linked; changes nothing. */
export const previewLinks = asked(stepInput, async ({ role, ...step }) => {
  const { context } = await adminContext(role);
  return saidStep(await linkManyAgain(context, { ...step, apply: false }));
});

/** Links the next waiting accounts against which nothing speaks. */
export const linkNext = asked(stepInput, async ({ role, ...step }) => {
  const { context } = await reauthenticatedAdminContext(role);
  const result = await linkManyAgain(context, { ...step, apply: true });
  if (result.next === null) revalidatePath(consolePath(role), "layout");
  return saidStep(result);
});
