import { redirect } from "next/navigation";
import { Alert } from "@/app/_ui/alert";
import { AnotherAccount } from "@/app/_ui/another-account";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { getSay, getWords, titled } from "@/app/_words/get-words";
import { AdminLoginForm } from "@/app/(console)/(sign-in)/admin-login-form";
import { signOnHere } from "@/app/(console)/(sign-in)/admin-sign-in-actions";
import { AdminSignOn } from "@/app/(console)/(sign-in)/admin-sign-on";
import { Entering } from "@/app/(console)/(sign-in)/entering";
import { signOnRefusal } from "@/app/(console)/(sign-in)/sign-on-refusal";
import { type ConsolePageProps, roleOf } from "@/app/(console)/console-page";
import { roleTitleWords } from "@/app/(console)/role-words";
import { currentBrand } from "@/app/brand/current-brand";
import { listConsoleProviders } from "@/lib/accounts/admin-group/queries";
import { adminLoginPath, consoleTarget } from "@/lib/faces/session/admin-path";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { contextFor } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const loginWords = words("portal.adminLogin", {
  title: "Sign in",
  intro: "For administrators only. To read your mail, sign in on the start page.",
  signedOut: "You are signed out.",
});

export const generateMetadata = titled(loginWords("title"));

/** The login page of a role of administrators; who is signed in already goes on. */
export default async function AdminLoginPage(props: ConsolePageProps) {
  const role = await roleOf(props);
  const query = await props.searchParams;
  const next = consoleTarget(role, query.next);
  if (await currentAdmin(role)) redirect(next);
  const t = await getWords(loginWords);
  if (query.entered !== undefined) return <Entering path={adminLoginPath(role, next)} />;
  const { db } = contextFor({ kind: "system", job: "login-page" });
  const providers = await listConsoleProviders(db, role);
  const refused = signOnRefusal(query.refused);
  const another = refused?.anotherHelps ? providers.find(({ slug }) => slug === query.at) : undefined;
  return (
    <EntrancePage
      brand={await currentBrand()}
      title={(await getWords(roleTitleWords))(role)}
      intro={t("intro")}
    >
      {query["signed-out"] === undefined ? null : <Alert tone="good">{t("signedOut")}</Alert>}
      {refused ? (
        <Alert tone="danger">
          <p>{(await getSay())(refused.text)}</p>
        </Alert>
      ) : null}
      {another ? (
        <AnotherAccount
          action={signOnHere}
          name={another.name}
          values={{ role, provider: another.slug, next }}
        />
      ) : null}
      <AdminSignOn adminRole={role} next={next} providers={providers} />
      <AdminLoginForm adminRole={role} next={next} />
    </EntrancePage>
  );
}
