import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { AccessForm } from "@/app/(console)/[role]/settings/access-form";
import { groupForms } from "@/app/(console)/[role]/settings/group-form";
import {
  BrandingForm,
  ContactsForm,
  LogsForm,
  PasswordPolicyForm,
} from "@/app/(console)/[role]/settings/group-forms";
import { LoginPageForm } from "@/app/(console)/[role]/settings/login-page-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import { env } from "@/lib/platform/env";
import { listSignInProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const settingsWords = words("console.settings", {
  branding: "Branding",
  brandingIntro: "How this installation looks on every page.",
  loginPage: "Login page",
  loginPageIntro: "What visitors see before they sign in.",
  passwords: "Passwords",
  passwordsIntro: "Rules for new passwords of local mailboxes and administrators.",
  access: "Administrator access",
  accessIntro: "Applies to the console and to API keys as soon as you save.",
  logs: "Logs",
  logsIntro: "How long past events are kept.",
  contacts: "Contacts",
  contactsIntro: "How people outside your organization can reach you.",
});

export const generateMetadata = pageTitle("/settings");

/** What is set for the whole installation, each group in a form of its own. */
export default async function SettingsPage(props: ConsolePageProps) {
  const { title, session, visitor, context } = await openPage(props, "/settings");
  const t = await getWords(settingsWords);
  const [groups, providers] = await Promise.all([groupForms(context), listSignInProviders(context.db)]);
  return (
    <>
      <PageTitle title={title} />
      <Card title={t("branding")} intro={t("brandingIntro")}>
        <BrandingForm {...groups.branding} logoUrl={(await currentBrand()).logoUrl} />
      </Card>
      <Card title={t("loginPage")} intro={t("loginPageIntro")}>
        <LoginPageForm
          {...groups.loginPage}
          directUrl={`${env().PORTAL_URL}/?direct=1`}
          providers={providers.length}
        />
      </Card>
      <Card title={t("passwords")} intro={t("passwordsIntro")}>
        <PasswordPolicyForm {...groups.passwordPolicy} />
      </Card>
      <Card title={t("access")} intro={t("accessIntro")}>
        <AccessForm {...groups.access} ownAddress={visitor.ip} hasFactor={session.hasFactor} />
      </Card>
      <Card title={t("logs")} intro={t("logsIntro")}>
        <LogsForm {...groups.logs} />
      </Card>
      <Card title={t("contacts")} intro={t("contactsIntro")}>
        <ContactsForm {...groups.contacts} url={`${env().PORTAL_URL}/.well-known/security.txt`} />
      </Card>
    </>
  );
}
