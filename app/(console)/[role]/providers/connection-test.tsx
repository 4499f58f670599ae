"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { TestReport } from "@/app/(console)/[role]/providers/test-report";
import { linesOf, type TestLine, type TestVerdict } from "@/app/(console)/[role]/providers/test-steps";
import { words } from "@/lib/words/text";

const testWords = words("console.providers.test", {
  test: "Test connection",
  again: "Test again",
  testing: "Testing…",
  cancel: "Cancel",
  sample: "Look up the template for",
  sampleHint: "User name or email address in {directory}. Leave empty to pick anyone.",
  lost: "The connection to this server was lost. Try again.",
  status: "This server responded with status {status, number}.",
});

interface ConnectionTestProps {
  readForm: () => FormData;
  /** Whose people can be read, such as Keycloak's; undefined: nobody's. */
  directory: string | undefined;
  /** Whether it begins when it is shown. */
  startsItself?: boolean;
  /** Takes what a whole test came to. */
  onVerdict?: (verdict: TestVerdict) => void;
}

/** Tries the form as it stands at the provider; each step is shown when it ends. */
export function ConnectionTest({
  readForm,
  directory,
  startsItself = false,
  onVerdict,
}: ConnectionTestProps) {
  const t = useWords(testWords);
  const [lines, setLines] = useState<TestLine[]>([]);
  const [state, setState] = useState<"idle" | "running" | "stopped">("idle");
  const running = useRef<AbortController>(null);
  const startButton = useRef<HTMLButtonElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async () => {
    if (state === "running") return;
    const controller = new AbortController();
    running.current = controller;
    setLines([]);
    setState("running");
    try {
      for await (const line of askForTest(readForm(), controller.signal, (status) =>
        t("status", { status }),
      )) {
        setLines((before) => [...before, line]);
        if ("verdict" in line) onVerdict?.(line.verdict);
      }
    } catch {
      if (!controller.signal.aborted) setLines((before) => [...before, { problem: t("lost"), fields: {} }]);
    }
    // The button that may have the focus is about to go.
    if (document.activeElement === cancelButton.current) startButton.current?.focus();
    setState(controller.signal.aborted ? "stopped" : "idle");
  };
  const begin = useRef(startsItself ? run : undefined);
  useEffect(() => {
    const timer = setTimeout(() => begin.current?.(), 0);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="grid gap-4">
      {directory ? (
        <div className="max-w-md">
          <Field
            label={t("sample")}
            hint={t("sampleHint", { directory })}
            name="sampleUser"
            autoComplete="off"
          />
        </div>
      ) : null}
      <div className="flex gap-3">
        <Button ref={startButton} onClick={run} aria-disabled={state === "running"}>
          {state === "running" ? t("testing") : startsItself ? t("again") : t("test")}
        </Button>
        {state === "running" ? (
          <Button ref={cancelButton} look="quiet" onClick={() => running.current?.abort()}>
            {t("cancel")}
          </Button>
        ) : null}
      </div>
      <TestReport lines={lines} state={state} />
    </div>
  );
}

async function* askForTest(
  form: FormData,
  signal: AbortSignal,
  otherwise: (status: number) => string,
): AsyncGenerator<TestLine> {
  const response = await fetch("/admin/provider-test", { method: "POST", body: form, signal });
  if (response.ok && response.body) return yield* linesOf(response.body);
  const { detail } = (await response.json()) as { detail?: string };
  yield { problem: detail ?? otherwise(response.status), fields: {} };
}
