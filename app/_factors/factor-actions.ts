"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { factorDoor } from "@/app/_factors/factor-door";
import { factorHolder } from "@/app/_factors/factor-owner";
import { getWords } from "@/app/_words/get-words";
import { formAction, valueAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { addPasskey as addKey } from "@/lib/credentials/second-factor/add-passkey";
import { type AddedFactor, addTotp as addApp } from "@/lib/credentials/second-factor/add-totp";
import { registrationAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { removeFactor as remove } from "@/lib/credentials/second-factor/remove-factor";
import { renameFactor as rename } from "@/lib/credentials/second-factor/rename-factor";
import { replaceRecoveryCodes as replace } from "@/lib/credentials/second-factor/replace-recovery-codes";
import { startPasskey as start } from "@/lib/credentials/second-factor/start-passkey";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const actionWords = words("factors.refusal", {
  code: "Enter the six-digit code from the app.",
  name: "Enter a name.",
  "wrong-code": "That code did not work. Check that your device's clock is right, then try again.",
  expired: "This took too long. Reload the page and start over.",
  gone: "This second factor no longer exists.",
  reload: "Something was missing. Reload the page and try again.",
});

/** A factor that was added, or new recovery codes, which leave the server this once. */
export interface FactorResult {
  recoveryCodes: string[] | null;
}

const totpForm = z.object({
  door: factorDoor,
  enrolment: z.string().max(1_000),
  code: z
    .string()
    .trim()
    .min(1, message(actionWords("code")))
    .max(20),
});

async function stateOf(added: AddedFactor): Promise<FormState<FactorResult>> {
  if (added.added) return { result: { recoveryCodes: added.recoveryCodes } };
  return { problem: (await getWords(actionWords))(added.reason) };
}

/** Adds an authenticator app by its first code. */
export const addTotp = formAction(
  async (_before: FormState<FactorResult>, form: FormData): Promise<FormState<FactorResult>> => {
    const sent = totpForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    const { door, enrolment, code } = sent.data;
    return formOutcome(async () => {
      const holder = await factorHolder(door);
      const added = await addApp(holder.context, { owner: holder.owner, enrolment, code });
      if (added.added) await holder.afterAdding();
      return stateOf(added);
    });
  },
);

/** What the browser needs to make a passkey, as JSON for `startRegistration`. */
export const startPasskey = valueAction(z.tuple([factorDoor]), async (door): Promise<FormState<string>> => {
  return formOutcome(async () => {
    const holder = await factorHolder(door);
    return { result: JSON.stringify(await start(holder.context, holder.owner)) };
  });
});

const passkeyInput = z.object({
  door: factorDoor,
  name: z.string().trim().max(100).default(""),
  answer: registrationAnswer,
});

/** Adds the passkey that the browser has made. */
export const addPasskey = valueAction(
  z.tuple([passkeyInput]),
  async ({ door, name, answer }): Promise<FormState<FactorResult>> => {
    return formOutcome(async () => {
      const holder = await factorHolder(door);
      const named = name === "" ? {} : { name };
      const added = await addKey(holder.context, { owner: holder.owner, answer, ...named });
      if (added.added) await holder.afterAdding();
      return stateOf(added);
    });
  },
);

const renameForm = z.object({
  door: factorDoor,
  id: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1, message(actionWords("name")))
    .max(100),
});

/** Gives one of one's own factors another name. */
export const renameFactor = formAction(
  async (_before: FormState<"renamed">, form: FormData): Promise<FormState<"renamed">> => {
    const sent = renameForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(async () => {
      const { door, id, name } = sent.data;
      const { owner, context } = await factorHolder(door);
      await rename(context, { owner, factorId: id, name });
      revalidatePath("/", "layout");
      return { result: "renamed" };
    });
  },
);

const removeForm = z.object({ door: factorDoor, id: z.uuid() });

/** Removes one of one's own factors. */
export const removeFactor = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = removeForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: (await getWords(actionWords))("gone") };
  return formOutcome(async () => {
    const { owner, context, keepOne } = await factorHolder(sent.data.door);
    await remove(context, { owner, factorId: sent.data.id, keepOne });
    revalidatePath("/", "layout");
    return {};
  });
});

/** Makes new recovery codes; the old ones stop working. */
export const replaceRecoveryCodes = formAction(
  async (_before: FormState<FactorResult>, form: FormData): Promise<FormState<FactorResult>> => {
    const door = factorDoor.safeParse(form.get("door"));
    if (!door.success) return { problem: (await getWords(actionWords))("reload") };
    return formOutcome(async () => {
      const { owner, context } = await factorHolder(door.data);
      return { result: { recoveryCodes: await replace(context, owner) } };
    });
  },
);
