"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { outOfDate } from "@/app/(console)/done-by";
import { formInput, ticked } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { type FormState, formOutcome, said } from "@/app/form-state";
import { type AdminRole, adminRole } from "@/lib/accounts/admin-account/role";
import {
  type LinkStep,
  linkManyAgain,
  linkManyInput,
  type SaidItem,
  saidItem,
} from "@/lib/directory/link-again/link-many-again";
import { judgement } from "@/lib/directory/link-again/operations";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { registry } from "@/lib/faces/registry";
import { adminContext, reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

const reload = async () => ({ problem: await said(outOfDate) });

const showAnew = (role: AdminRole) => revalidatePath(consolePath(role), "layout");

/** What speaks against linking a mailbox to an account, in words. */
export interface AccountOpinion {
  refusal: string | null;
  doubts: string[];
}

/** An account at a provider, and the mailbox that it is or may be linked to. */
const link = { address: z.string(), provider: z.string() };
const account = { ...link, subject: z.string() };

const weighInput = z.object({ ...account, role: adminRole });

/** What speaks against linking a mailbox to an account; changes nothing. */
export async function weighIdentity(input: unknown): Promise<FormState<AccountOpinion>> {
  const sent = weighInput.safeParse(input);
  if (!sent.success) return reload();
  return formOutcome(async () => {
    const { role, subject, ...key } = sent.data;
    const { context } = await adminContext(role);
    const { output } = await registry.named("identity.weigh").run({ context, key, input: { subject } });
    const { refusal, doubts } = judgement.parse(output);
    const say = await getSay();
    return {
      result: {
        refusal: refusal && say(refusalText(refusal)),
        doubts: doubts.map((doubt) => say(doubtText(doubt))),
      },
    };
  });
}

/** What links are changed by, shown everywhere in the console. */
const rules = { shows: "", gone: outOfDate };

const linkForm = formInput({ ...account, keepWaysIn: ticked, despiteDoubts: ticked });

/** Links a mailbox to an account at its source, in place of the one it is linked to. */
export const linkIdentity = submit("identity.link", linkForm, rules);

const unlinkForm = formInput({ ...link, keepWaysIn: ticked, linkByAddress: ticked });

/** Takes a mailbox's link to an account away. */
export const unlinkIdentity = submit("identity.unlink", unlinkForm, rules);

/** A step in the reader's language. */
interface SaidStep {
  items: SaidItem[];
  next: string | null;
}

async function saidStep({ items, next }: LinkStep): Promise<SaidStep> {
  const say = await getSay();
  return { items: items.map((item) => saidItem(item, say)), next };
}

const stepInput = linkManyInput.omit({ apply: true }).extend({ role: adminRole });

/** Which of the next waiting accounts would be linked; changes nothing. */
export async function previewLinks(input: unknown): Promise<FormState<SaidStep>> {
  const sent = stepInput.safeParse(input);
  if (!sent.success) return reload();
  return formOutcome(async () => {
    const { role, ...step } = sent.data;
    const { context } = await adminContext(role);
    return { result: await saidStep(await linkManyAgain(context, { ...step, apply: false })) };
  });
}

/** Links the next waiting accounts against which nothing speaks. */
export async function linkNext(input: unknown): Promise<FormState<SaidStep>> {
  const sent = stepInput.safeParse(input);
  if (!sent.success) return reload();
  return formOutcome(async () => {
    const { role, ...step } = sent.data;
    const { context } = await reauthenticatedAdminContext(role);
    const result = await linkManyAgain(context, { ...step, apply: true });
    if (result.next === null) showAnew(role);
    return { result: await saidStep(result) };
  });
}
