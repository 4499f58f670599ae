import { getWords } from "@/app/_words/get-words";
import { sendOn } from "@/app/(portal)/sign-out/send-on";
import { plainPage } from "@/app/plain-page";
import { consolePath } from "@/lib/faces/session/admin-path";
import { currentSession } from "@/lib/faces/session/current";
import { signOut } from "@/lib/faces/session/sign-out";
import { logger } from "@/lib/platform/log";
import { words } from "@/lib/words/text";

const signOutWords = words("portal.signOut", {
  question: "Sign out?",
  signOut: "Sign out",
  back: "Back to your account",
  failed: "You could not be signed out",
  stillSignedIn: "You are still signed in. Try again in a minute.",
});

const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });

/** Asks, since a link must not sign anybody out. */
export async function GET(): Promise<Response> {
  const t = await getWords(signOutWords);
  return plainPage({
    status: 200,
    title: t("question"),
    body: `<form method="post" action="/sign-out"><button>${t("signOut")}</button></form><p><a href="/home">${t("back")}</a></p>`,
  });
}

/**
 * `POST /sign-out`, from a page of ours (`session/guard-page.ts`) or from webmail's menu: ends the session and goes to
 * the provider's own logout or the login page; an administrator back to its console.
 */
export async function POST(): Promise<Response> {
  try {
    const session = await currentSession();
    const afterwards = await signOut();
    if (session?.impersonatedBy) return seeOther(consolePath(session.impersonatedBy.role));
    return "url" in afterwards ? seeOther(afterwards.url) : sendOn(afterwards.form);
  } catch (error) {
    logger("sign-in").error({ error }, "could not sign out");
    const t = await getWords(signOutWords);
    const body = `<p>${t("stillSignedIn")}</p><p><a href="/home">${t("back")}</a></p>`;
    return plainPage({ status: 503, title: t("failed"), body });
  }
}
