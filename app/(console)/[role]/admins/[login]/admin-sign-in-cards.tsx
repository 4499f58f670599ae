import { passwordHint } from "@/app/_passwords/password-hint";
import { LastUsed, SessionEntry } from "@/app/_sessions/session-entry";
import { Card } from "@/app/_ui/card";
import { Entries } from "@/app/_ui/entries";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { PasswordLinkButton } from "@/app/(console)/[role]/admins/[login]/password-link-button";
import { FactorsCard } from "@/app/(console)/factors-card";
import { NewPasswordForm } from "@/app/(console)/new-password-form";
import { OperationButton } from "@/app/(console)/operation-button";
import type { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const othersWords = words("console.admins.others", {
  sessions: "Sessions",
  noSessions: "Not signed in anywhere.",
  factorsHint: "Administrators add their own second factors. Reset them for someone who has lost theirs.",
  setupLink: "Setup link",
  setupLinkHint:
    "With this link the person sets their own password, for a new account or when they have lost theirs. It works once and expires after a day.",
  password: "Password",
  passwordHint: "Or set the password yourself. This signs the administrator out everywhere.",
  passwordSaved: "Password set. This administrator has been signed out everywhere.",
});

type AdminRow = Awaited<ReturnType<typeof getAdminAccount>>;

interface AdminSignInCardsProps {
  context: Context;
  row: AdminRow;
}

/** By what an administrator signs in, for another one to help out with. */
export async function AdminSignInCards({ context, row }: AdminSignInCardsProps) {
  const { id: adminId, login } = row;
  const whom = { by: "superadmin", to: { login } } as const;
  const t = await getWords(othersWords);
  const [sessions, factors, hint] = await Promise.all([
    listAdminSessions(context.db, adminId),
    listFactors(context.db, { kind: "admin", id: adminId }),
    passwordHint(context),
  ]);
  return (
    <>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <SessionsCard whom={whom} sessions={sessions} />
        <FactorsCard
          factors={factors}
          intro={t("factorsHint")}
          reset={{ ...whom, does: "admin.reset-second-factors" }}
        />
      </div>
      <Card title={t("setupLink")} intro={t("setupLinkHint")}>
        <PasswordLinkButton login={login} />
      </Card>
      <Card title={t("password")} intro={t("passwordHint")}>
        <NewPasswordForm
          className="max-w-xl"
          sends="setAdminPassword"
          subject={{ login }}
          login={login}
          hint={hint}
          saved={t("passwordSaved")}
        />
      </Card>
    </>
  );
}

interface SessionsCardProps {
  whom: { by: "superadmin"; to: { login: string } };
  sessions: Awaited<ReturnType<typeof listAdminSessions>>;
}

function SessionsCard({ whom, sessions }: SessionsCardProps) {
  const t = useWords(othersWords);
  const signOut = <OperationButton {...whom} does="admin.end-sessions" size="small" />;
  return (
    <Card title={t("sessions")} action={sessions.length > 0 ? signOut : null}>
      <Entries label={t("sessions")} none={t("noSessions")}>
        {sessions.map((one) => (
          <SessionEntry key={one.id} session={one}>
            <LastUsed at={one.lastSeenAt} />
          </SessionEntry>
        ))}
      </Entries>
    </Card>
  );
}
