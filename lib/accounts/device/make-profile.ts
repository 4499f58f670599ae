import { readFile } from "node:fs/promises";
import { appleProfile, type ProfileContent } from "@/lib/accounts/device/apple-profile";
import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import type { ProfileSigner } from "@/lib/accounts/device/sign-profile";
import type { Handle } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const profileWords = words("device.profile", {
  unavailable:
    "Configuration profiles can't be signed at the moment. Your administrator can see why in the log.",
});

/** Whether profiles are signed on this installation. */
export const signsProfiles = (): boolean => env().LETTERLOCK_PROFILE_CERTIFICATE !== undefined;

/** Whose files may be renewed at any time; null: profiles are not signed. */
async function readSigner(): Promise<ProfileSigner | null> {
  const { LETTERLOCK_PROFILE_CERTIFICATE: certificate, LETTERLOCK_PROFILE_KEY: key } = env();
  if (certificate === undefined || key === undefined) return null;
  return { certificate: await readFile(certificate, "utf8"), key: await readFile(key, "utf8") };
}

/** Loaded where something is signed: the library is large. */
async function signed(text: string): Promise<Buffer> {
  try {
    const signer = await readSigner();
    if (!signer) return Buffer.from(text, "utf8");
    const { signProfile } = await import("@/lib/accounts/device/sign-profile");
    return await signProfile(text, signer);
  } catch (cause) {
    throw new AppError("unavailable", profileWords("unavailable"), { cause });
  }
}

export type ProfileOwner = Pick<
  ProfileContent,
  "mailboxId" | "address" | "displayName" | "protocols" | "password"
>;

/**
 * The configuration profile of a device with this app password in it, signed where the installation has a certificate for
 * that. Throws `unavailable` when it cannot be signed with it: a profile that is not signed must not be mistaken for ours.
 */
export async function makeProfile(db: Handle, owner: ProfileOwner): Promise<Buffer> {
  const { name: organization } = await currentSettings(db, "branding");
  return signed(appleProfile({ ...owner, organization, at: serverAddresses() }));
}

/** The answer that an Apple device takes as a profile; kept by nobody on the way. */
export const profileAnswer = (profile: Buffer): Response =>
  new Response(new Uint8Array(profile), {
    headers: {
      "content-type": "application/x-apple-aspen-config",
      "content-disposition": 'attachment; filename="mail.mobileconfig"',
      "cache-control": "no-store",
    },
  });
