"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { LocalTime } from "@/app/_ui/local-time";
import { SubmitButton } from "@/app/_ui/submit-button";
import { ValueToCopy } from "@/app/_ui/value-to-copy";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const linkWords = words("console.admins.passwordLink", {
  copyNow: "Copy this link now",
  shownOnce: "You won't see it again. It works once and expires <time></time>. Send it only to this person.",
  link: "Link",
  copied: "link",
  create: "Create setup link",
  createAnother: "Create another link",
  creating: "Creating…",
});

/** Makes the link by which an administrator chooses its own password, and shows it this once. */
export function PasswordLinkButton({ login }: { login: string }) {
  const t = useWords(linkWords);
  const [state, action] = useReauthenticatedAction(sends("createPasswordLink"));
  const { problem, result } = state;
  return (
    <div className="grid max-w-xl gap-4">
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      {result ? (
        <>
          <Alert tone="warning" title={t("copyNow")}>
            <p>{t.rich("shownOnce", { time: () => <LocalTime value={result.expiresAt} /> })}</p>
          </Alert>
          <ValueToCopy
            value={result.url}
            label={t("link")}
            name={t("copied")}
            className="min-w-0 font-mono text-sm"
          />
        </>
      ) : null}
      <form action={action}>
        <input type="hidden" name="login" value={login} />
        <SubmitButton look="secondary" pendingLabel={t("creating")}>
          {t(result ? "createAnother" : "create")}
        </SubmitButton>
      </form>
    </div>
  );
}
