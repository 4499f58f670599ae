import { getSay, getWords } from "@/app/_words/get-words";
import { escapeHtml, plainPage } from "@/app/plain-page";
import { profileAnswer } from "@/lib/accounts/device/make-profile";
import { profileForOwner } from "@/lib/accounts/device/profile-for-owner";
import { currentSession } from "@/lib/faces/session/current";
import { onTheWayTo } from "@/lib/faces/session/next-path";
import { signedIn } from "@/lib/faces/session/signed-in";
import { toAppError } from "@/lib/platform/errors";
import { readForm } from "@/lib/platform/http/form-body";
import { logger } from "@/lib/platform/log";
import { words } from "@/lib/words/text";

/** Far more bytes than an app password needs. */
const longestForm = 1_024;

const routeWords = words("user.devices.profile", {
  title: "The profile could not be made",
  unknown: "This app password is not one of your devices. It may have been revoked.",
  back: "Back to your devices",
});

const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });

/**
 * The configuration profile of a device, with the app password that its owner still has on the page. By POST, so that neither
 * is in an address that somebody keeps.
 */
export async function POST(request: Request): Promise<Response> {
  // `signedIn` would send the browser on with what it has posted.
  if (!(await currentSession())) return seeOther(onTheWayTo("/home/devices", "/"));
  const { session, context } = await signedIn("/home/devices");
  const form = await readForm(request, longestForm).catch(() => new URLSearchParams());
  const password = String(form.get("password") ?? "");
  const t = await getWords(routeWords);
  const refusal = (status: number, text: string) =>
    plainPage({
      status,
      title: t("title"),
      body: `<p>${escapeHtml(text)}</p><p><a href="/home/devices">${escapeHtml(t("back"))}</a></p>`,
    });
  try {
    const profile = await profileForOwner(context, { mailboxId: session.mailboxId, password });
    return profile ? profileAnswer(profile) : await refusal(403, t("unknown"));
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.status >= 500)
      logger("web").error({ error: thrown }, "a configuration profile could not be made");
    return refusal(error.status, (await getSay())(error.text));
  }
}
