import { FactorKind } from "@/app/_factors/factor-kind";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import {
  endAdminSessions,
  resetAdminFactors,
} from "@/app/(console)/[role]/admins/[login]/admin-access-actions";
import type { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const signInWords = words("console.admins.signIn", {
  cancel: "Cancel",
  sessions: "Sessions",
  noSessions: "Not signed in anywhere.",
  unknownBrowser: "Unknown browser",
  unknownAddress: "unknown address",
  lastUsed: "last used <time></time>",
  signOut: "Sign out everywhere",
  askSignOut: "Sign {login} out everywhere?",
  signOutConsequence: "The administrator must sign in again in every browser.",
  signingOut: "Signing out…",
  factors: "Second factors",
  factorsHint: "Administrators add their own second factors. Reset them for someone who has lost theirs.",
  noFactors: "No second factors.",
  reset: "Reset",
  askReset: "Reset the second factors of {login}?",
  resetConsequence:
    "All second factors and recovery codes stop working, and the administrator is signed out. The next sign-in needs only the password, so make sure the request really came from this person.",
  resetting: "Resetting…",
});

interface Subject {
  login: string;
}

/** Where an administrator is signed in, and the way to end that. */
export function AdminSessionsCard({
  login,
  sessions,
}: Subject & { sessions: Awaited<ReturnType<typeof listAdminSessions>> }) {
  const t = useWords(signInWords);
  return (
    <Card
      title={t("sessions")}
      action={
        sessions.length > 0 ? (
          <ConfirmButton
            action={endAdminSessions}
            values={{ login }}
            label={t("signOut")}
            size="small"
            question={t("askSignOut", { login })}
            consequence={t("signOutConsequence")}
            confirm={t("signOut")}
            pendingLabel={t("signingOut")}
            keep={t("cancel")}
          />
        ) : null
      }
    >
      {sessions.length === 0 ? <p className="text-sm text-muted">{t("noSessions")}</p> : null}
      <ul aria-label={t("sessions")} className="divide-y divide-line text-sm">
        {sessions.map(({ id, ip, userAgent, lastSeenAt }) => (
          <li key={id} className="grid gap-0.5 py-3">
            <span className="font-medium wrap-anywhere">{userAgent ?? t("unknownBrowser")}</span>
            <span className="text-muted">
              {ip ?? t("unknownAddress")} ·{" "}
              {t.rich("lastUsed", { time: () => <LocalTime value={lastSeenAt.toISOString()} /> })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The second factors of an administrator, and the way out for one who has lost them. */
export function AdminFactorsCard({ login, factors }: Subject & { factors: ShownFactor[] }) {
  const t = useWords(signInWords);
  return (
    <Card
      title={t("factors")}
      intro={t("factorsHint")}
      action={
        factors.length > 0 ? (
          <ConfirmButton
            action={resetAdminFactors}
            values={{ login }}
            label={t("reset")}
            size="small"
            question={t("askReset", { login })}
            consequence={t("resetConsequence")}
            confirm={t("reset")}
            pendingLabel={t("resetting")}
            keep={t("cancel")}
          />
        ) : null
      }
    >
      {factors.length === 0 ? <p className="text-sm text-muted">{t("noFactors")}</p> : null}
      <ul aria-label={t("factors")} className="divide-y divide-line text-sm">
        {factors.map(({ id, kind, name }) => (
          <li key={id} className="grid gap-0.5 py-3">
            <span className="font-medium wrap-anywhere">{name}</span>
            <span className="text-muted">
              <FactorKind kind={kind} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
