"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { qrCode } from "@/app/_factors/qr-code";
import { getSay, getWords } from "@/app/_words/get-words";
import type { AddedDevice, ShownLink } from "@/app/(user)/home/devices/added-device";
import { readChangedDevice, readNewDevice, typedDevice } from "@/app/(user)/home/devices/device-input";
import { nameWords } from "@/app/(user)/home/devices/kind-words";
import { isOnAppleMobile } from "@/app/(user)/home/devices/this-device";
import { expiryFrom } from "@/app/(user)/home/expiry-choices";
import { boundFormAction, formAction, valueAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { getMailbox } from "@/lib/access/queries";
import { createProfileLink } from "@/lib/accounts/device/create-profile-link";
import { freeName } from "@/lib/accounts/device/free-name";
import { takesProfile, usesOf } from "@/lib/accounts/device/kinds";
import { signsProfiles } from "@/lib/accounts/device/make-profile";
import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import { thunderbirdCode } from "@/lib/accounts/device/thunderbird-code";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { updateAppPassword } from "@/lib/credentials/app-password/update-app-password";
import { widens } from "@/lib/credentials/app-password/widens";
import { reauthenticatedSignedIn, type SignedIn, signedIn } from "@/lib/faces/session/signed-in";
import { enabledProtocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const actionWords = words("user.devices.action", {
  gone: "This device no longer exists.",
  notOffered: "Your mailbox can't be used with this.",
});

type NewDevice = NonNullable<ReturnType<typeof readNewDevice>["data"]>;

/** Adds a device to the signed-in mailbox, by somebody who has re-authenticated lately: it outlives the session. */
export const addDevice = formAction(
  async (_before: FormState<AddedDevice>, form: FormData): Promise<FormState<AddedDevice>> => {
    const sent = readNewDevice(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error), values: typedDevice(form) };
    const added = await formOutcome<AddedDevice>(async () => add(await reauthenticatedSignedIn(), sent.data));
    return added.result ? added : { ...added, values: typedDevice(form) };
  },
);

async function add(person: SignedIn, sent: NewDevice): Promise<FormState<AddedDevice>> {
  const { session, context } = person;
  const { mailboxId } = session;
  const { kind, networks: allowedNetworks, expiry } = sent;
  const { facts } = await getMailbox(context.db, mailboxId);
  const protocols = kind === "other" ? sent.protocols : usesOf(kind, enabledProtocols(facts));
  if (protocols.length === 0) return { problem: (await getWords(actionWords))("notOffered") };
  const name = sent.name || (await suggestedName(person, kind));
  const expiresAt = expiryFrom(expiry, new Date());
  const made = await createAppPassword(context, { mailboxId, name, protocols, allowedNetworks, expiresAt });
  revalidatePath("/home", "layout");
  return {
    result: { ...made, kind, name, protocols, ...(await handOver(person, { ...made, kind, protocols })) },
  };
}

async function suggestedName({ session, context }: SignedIn, kind: NewDevice["kind"]): Promise<string> {
  const taken = (await listAppPasswords(context.db, session.mailboxId)).map(({ name }) => name);
  return freeName((await getSay())(nameWords(kind)), taken);
}

type Made = Pick<AddedDevice, "id" | "kind" | "protocols" | "password">;

/** What this device takes besides values to copy. */
async function handOver(
  { session: { address, displayName }, context }: SignedIn,
  { id, kind, protocols, password }: Made,
): Promise<Pick<AddedDevice, "profile" | "thunderbird">> {
  const isMail = protocols.includes("imap") && protocols.includes("smtp");
  const takesCode = kind === "android" && isMail;
  const content = { address, displayName, password, at: serverAddresses() };
  const thunderbird = takesCode ? qrCode(thunderbirdCode(content)) : null;
  if (!takesProfile(kind)) return { profile: null, thunderbird };
  const elsewhere = kind === "iphone" && !isOnAppleMobile((await headers()).get("user-agent"));
  const link = elsewhere ? await shownLink(context, { id, password }) : null;
  return { profile: { signed: signsProfiles(), link }, thunderbird };
}

async function shownLink(
  context: SignedIn["context"],
  app: Parameters<typeof createProfileLink>[1],
): Promise<ShownLink> {
  const { url, expiresAt } = await createProfileLink(context, app);
  return { qr: qrCode(url), url, expiresAt: expiresAt.toISOString() };
}

/** Another one-time link to the profile, in place of the one before; whoever asks has the app password in hand. */
export const renewProfileLink = valueAction(
  z.tuple([z.object({ id: z.uuid(), password: z.string().max(64) })]),
  async (app): Promise<FormState<ShownLink>> =>
    formOutcome<ShownLink>(async () => ({ result: await shownLink((await signedIn()).context, app) })),
);

/** Changes the name and limits of a device; who widens them has re-authenticated lately. */
export const changeDevice = boundFormAction(z.tuple([z.uuid()]), async ([id], form): Promise<FormState> => {
  const sent = readChangedDevice(form);
  if (!sent.success) return { fields: await fieldProblems(sent.error), values: typedDevice(form) };
  const changed: FormState = await formOutcome<never>(async () => {
    const { session, context } = await signedIn();
    const before = (await listAppPasswords(context.db, session.mailboxId)).find((one) => one.id === id);
    if (!before) return { problem: (await getWords(actionWords))("gone") };
    const { networks: allowedNetworks, expiry, version: expectedVersion, ...rest } = sent.data;
    const expiresAt = expiry === "keep" ? before.expiresAt : expiryFrom(expiry, new Date());
    const after = { ...rest, allowedNetworks, expiresAt };
    if (widens(before, after)) await reauthenticatedSignedIn();
    await updateAppPassword(context, { ...after, id, expectedVersion });
    revalidatePath("/home", "layout");
    redirect("/home/devices");
  });
  return { ...changed, values: typedDevice(form) };
});

/** Ends a device of the signed-in mailbox; whatever uses it is locked out at once. */
export const revokeDevice = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const id = z.uuid().safeParse(form.get("id"));
  if (!id.success) return { problem: (await getWords(actionWords))("gone") };
  return formOutcome(async () => {
    const { context } = await reauthenticatedSignedIn();
    await revokeAppPassword(context, { id: id.data });
    revalidatePath("/home", "layout");
    return {};
  });
});
