"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { Fingerprint } from "lucide-react";
import { useContext, useState, useTransition } from "react";
import { addPasskey, type FactorResult, startPasskey } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { RecoveryCodes } from "@/app/_factors/recovery-codes";
import { AskForReauthentication } from "@/app/_reauthentication/ask-for-reauthentication";
import { usePasskeyProblem } from "@/app/_reauthentication/passkey-problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const passkeyWords = words("factors.passkey", {
  add: "Add a passkey",
  waiting: "Waiting for your device…",
  unavailable: "Passkeys cannot be added at the moment. Try again later.",
});

interface PasskeySetupProps {
  door: FactorDoor;
  doneHref: string;
}

/** `texts`: what is said where the browser or the server does not do it. */
async function makePasskey(
  door: FactorDoor,
  texts: { unavailable: string; problemOf: (error: unknown) => string },
): Promise<FormState<FactorResult>> {
  const { result: options, ...refused } = await startPasskey(door);
  if (!options) return { problem: texts.unavailable, ...refused };
  try {
    const answer = await startRegistration({ optionsJSON: JSON.parse(options) });
    return await addPasskey({ door, answer });
  } catch (error) {
    return { problem: texts.problemOf(error) };
  }
}

/** Makes a passkey with the browser or a security key. */
export function PasskeySetup({ door, doneHref }: PasskeySetupProps) {
  const t = useWords(passkeyWords);
  const problemOf = usePasskeyProblem();
  const [state, setState] = useState<FormState<FactorResult>>({});
  const [pending, start] = useTransition();
  const ask = useContext(AskForReauthentication);
  const make = () =>
    start(async () => {
      const made = await makePasskey(door, { unavailable: t("unavailable"), problemOf });
      setState(made);
      if (made.proof) ask?.({ ways: made.proof, goOn: make });
    });
  if (state.result) return <RecoveryCodes codes={state.result.recoveryCodes} doneHref={doneHref} />;
  return (
    <div className="grid justify-items-start gap-3">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <Button aria-disabled={pending} onClick={() => !pending && make()}>
        <Fingerprint aria-hidden="true" />
        {t(pending ? "waiting" : "add")}
      </Button>
    </div>
  );
}
