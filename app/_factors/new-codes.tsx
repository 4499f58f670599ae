"use client";

import { useState } from "react";
import { CodeList } from "@/app/_factors/code-list";
import { type FactorResult, replaceRecoveryCodes } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const codeWords = words("factors.recoveryCodes", {
  left: "{left, plural, =0 {No recovery codes left.} one {# recovery code left.} other {# recovery codes left.}}",
  replaced: "Your old recovery codes no longer work.",
  replace: "New recovery codes",
  question: "Create new recovery codes?",
  consequence:
    "Your current recovery codes stop working at once. The new ones are shown only once, so be ready to save them. This cannot be undone.",
  confirm: "Create new codes",
  creating: "Creating…",
  keep: "Keep the old ones",
});

/** How many recovery codes are left, and a way to new ones. */
export function NewCodes({ door, left }: { door: FactorDoor; left: number }) {
  const t = useWords(codeWords);
  const [{ recoveryCodes }, setMade] = useState<FactorResult>({ recoveryCodes: null });
  return (
    <div className="grid gap-3">
      {recoveryCodes ? <CodeList codes={recoveryCodes} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-sm text-muted">{recoveryCodes ? t("replaced") : t("left", { left })}</span>
        <ConfirmButton<FactorResult>
          action={replaceRecoveryCodes}
          values={{ door }}
          label={t("replace")}
          size="small"
          question={t("question")}
          consequence={t("consequence")}
          confirm={t("confirm")}
          pendingLabel={t("creating")}
          keep={t("keep")}
          onResult={setMade}
        />
      </div>
    </div>
  );
}
