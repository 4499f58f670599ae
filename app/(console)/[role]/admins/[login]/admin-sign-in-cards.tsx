import { FactorKind } from "@/app/_factors/factor-kind";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { OperationButton } from "@/app/(console)/operation-button";
import type { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const signInWords = words("console.admins.signIn", {
  sessions: "Sessions",
  noSessions: "Not signed in anywhere.",
  unknownBrowser: "Unknown browser",
  unknownAddress: "unknown address",
  lastUsed: "last used <time></time>",
  factors: "Second factors",
  factorsHint: "Administrators add their own second factors. Reset them for someone who has lost theirs.",
  noFactors: "No second factors.",
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
          <OperationButton does="admin.end-sessions" by="superadmin" to={{ login }} size="small" />
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
          <OperationButton does="admin.reset-second-factors" by="superadmin" to={{ login }} size="small" />
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
