import { profileAnswer } from "@/lib/accounts/device/make-profile";
import { redeemProfileLink } from "@/lib/accounts/device/redeem-profile-link";
import { mayTryProfileLink } from "@/lib/accounts/device/try-profile-link";
import { visitorAs } from "@/lib/faces/session/visitor";
import { env } from "@/lib/platform/env";
import { toAppError } from "@/lib/platform/errors";
import { readForm } from "@/lib/platform/http/form-body";
import { logger } from "@/lib/platform/log";

/** Far more bytes than a token needs. */
const longestForm = 1_024;

/** Back to the page of the link, which says why; by the public address, since a phone may have asked for another. */
function refuse(reason: "used" | "tooMany" | "unavailable"): Response {
  const location = `${env().PORTAL_URL}/setup/device?refused=${reason}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** Takes a one-time link: gives the profile, and burns the link. Its token is all that is asked for. */
export async function POST(request: Request): Promise<Response> {
  const { context, ip } = await visitorAs({ kind: "setup-link", id: "device" });
  if (!mayTryProfileLink(ip)) return refuse("tooMany");
  const form = await readForm(request, longestForm).catch(() => new URLSearchParams());
  try {
    const profile = await redeemProfileLink(context, String(form.get("token") ?? "").slice(0, 200));
    return profile ? profileAnswer(profile) : refuse("used");
  } catch (thrown) {
    logger("web").error({ error: toAppError(thrown) }, "a configuration profile could not be made");
    return refuse("unavailable");
  }
}
