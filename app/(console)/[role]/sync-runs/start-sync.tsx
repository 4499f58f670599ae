"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const startWords = words("console.syncRuns.startForm", {
  provider: "Identity provider",
  preview: "Preview",
  run: "Run now",
  starting: "Starting…",
  view: "View progress",
});

interface StartSyncProps {
  /** By slug; one needs no choice. */
  providers: { value: string; label: string }[];
}

/** Starts a run of the sync, or a preview of what it would do. The run goes on when this page is closed. */
export function StartSync({ providers }: StartSyncProps) {
  const [state, action] = useActionState(sends("startRun"), {});
  const [only] = providers;
  const t = useWords(startWords);
  return (
    <form action={action} className="grid gap-3">
      {state.problem ? (
        <Alert tone="warning" title={state.problem}>
          {state.result ? (
            <p>
              <Link href={`/admin/sync-runs/${state.result}`} className="text-accent underline">
                {t("view")}
              </Link>
            </p>
          ) : null}
        </Alert>
      ) : null}
      <div className="flex flex-wrap items-end gap-3">
        {providers.length > 1 ? (
          <SelectField label={t("provider")} name="provider" options={providers} />
        ) : (
          <input type="hidden" name="provider" value={only?.value ?? ""} />
        )}
        <SubmitButton name="dryRun" value="on" look="secondary" pendingLabel={t("starting")}>
          {t("preview")}
        </SubmitButton>
        <SubmitButton look="secondary" pendingLabel={t("starting")}>
          {t("run")}
        </SubmitButton>
      </div>
    </form>
  );
}
