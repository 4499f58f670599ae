"use client";

import { Fingerprint } from "lucide-react";
import { useCallback, useEffect, useState, useTransition } from "react";
import { usePasskeyProblem } from "@/app/_reauthentication/passkey-problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { signInByPasskey } from "@/app/(portal)/sign-in-actions";
import { words } from "@/lib/words/text";

const passkeyWords = words("portal.login.passkey", {
  signIn: "Sign in with a passkey",
  waiting: "Waiting for your device…",
  unavailable: "Passkeys do not work at the moment. Try again later.",
});

/** Most who sign in need none of it. */
const browserPart = () => import("@simplewebauthn/browser");

/** Before the challenge of an offer ends, a page that is still open makes another one; also when it is looked at again, since another tab has one by then. */
const renewAfterMs = 9 * 60_000;

async function askBrowser(useBrowserAutofill: boolean): Promise<unknown> {
  const { startAuthentication } = await browserPart();
  const answer = await fetch("/passkey-options", { method: "POST" });
  if (!answer.ok) throw new Error("no options");
  return startAuthentication({ optionsJSON: await answer.json(), useBrowserAutofill });
}

/**
 * Signs in by a passkey without a name: by a button, and in the suggestions of the address field where the browser does that
 * (conditional mediation). Nothing without script, or where the browser knows no passkeys.
 */
export function PasskeySignIn({ next }: { next: string | null }) {
  const t = useWords(passkeyWords);
  const problemOf = usePasskeyProblem();
  const [usable, setUsable] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();

  const finish = useCallback(
    async (answer: unknown) => setProblem((await signInByPasskey(next, answer)).problem),
    [next],
  );
  const offer = useCallback(async () => {
    // Nobody has asked for anything yet: what does not work here, the button says.
    const answer = await askBrowser(true).catch(() => null);
    if (answer) start(() => finish(answer));
  }, [finish]);

  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === "visible") void offer();
    };
    let timer: ReturnType<typeof setInterval> | undefined;
    const begin = async () => {
      const { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill } = await browserPart();
      setUsable(browserSupportsWebAuthn());
      if (!(await browserSupportsWebAuthnAutofill())) return;
      renew();
      timer = setInterval(renew, renewAfterMs);
      document.addEventListener("visibilitychange", renew);
    };
    void begin();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
      void browserPart().then(({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony());
    };
  }, [offer]);

  const press = async () => {
    setProblem(undefined);
    let answer: unknown;
    try {
      answer = await askBrowser(false);
    } catch (error) {
      setProblem(
        error instanceof Error && error.message === "no options" ? t("unavailable") : problemOf(error),
      );
      return void offer();
    }
    await finish(answer);
  };
  if (!usable) return null;
  return (
    <div className="grid gap-3">
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      <Button aria-disabled={pending} onClick={() => !pending && start(press)}>
        <Fingerprint aria-hidden="true" />
        {t(pending ? "waiting" : "signIn")}
      </Button>
    </div>
  );
}
