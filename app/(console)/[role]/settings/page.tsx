import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { AccessForm } from "@/app/(console)/[role]/settings/access-form";
import { BrandingForm } from "@/app/(console)/[role]/settings/branding-form";
import { ContactsForm } from "@/app/(console)/[role]/settings/contacts-form";
import { LoginPageForm } from "@/app/(console)/[role]/settings/login-page-form";
import { LogsForm } from "@/app/(console)/[role]/settings/logs-form";
import { PasswordPolicyForm } from "@/app/(console)/[role]/settings/password-policy-form";
import {
  accessValues,
  brandingValues,
  contactsValues,
  loginPageValues,
  logsValues,
  passwordPolicyValues,
} from "@/app/(console)/[role]/settings/settings-values";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import { env } from "@/lib/platform/env";
import { minPasswordLength } from "@/lib/platform/secrets/password-policy";
import { readSettings } from "@/lib/platform/settings/queries";
import { listSignInProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const settingsWords = words("console.settings", {
  title: "Settings",
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

export const generateMetadata = superadminTitle(settingsWords("title"));

/** What is set for the whole installation, each group in a form of its own. */
export default async function SettingsPage(props: ConsolePageProps) {
  const { session, visitor, context } = await openPage(props, "/settings", "superadmin");
  const { db } = context;
  const t = await getWords(settingsWords);
  const [branding, loginPage, policy, access, logs, contacts, providers] = await Promise.all([
    readSettings(db, "branding"),
    readSettings(db, "loginPage"),
    readSettings(db, "passwordPolicy"),
    readSettings(db, "access"),
    readSettings(db, "logs"),
    readSettings(db, "contacts"),
    listSignInProviders(db),
  ]);
  return (
    <>
      <PageTitle title={t("title")} />
      <Card title={t("branding")} intro={t("brandingIntro")}>
        <BrandingForm
          version={branding.version}
          stored={brandingValues(branding.value)}
          logoUrl={(await currentBrand()).logoUrl}
        />
      </Card>
      <Card title={t("loginPage")} intro={t("loginPageIntro")}>
        <LoginPageForm
          version={loginPage.version}
          stored={loginPageValues(loginPage.value)}
          directUrl={`${env().PORTAL_URL}/?direct=1`}
          providers={providers.length}
        />
      </Card>
      <Card title={t("passwords")} intro={t("passwordsIntro")}>
        <PasswordPolicyForm
          version={policy.version}
          stored={passwordPolicyValues(policy.value)}
          least={minPasswordLength}
        />
      </Card>
      <Card title={t("access")} intro={t("accessIntro")}>
        <AccessForm
          version={access.version}
          stored={accessValues(access.value)}
          ownAddress={visitor.ip}
          hasFactor={session.hasFactor}
        />
      </Card>
      <Card title={t("logs")} intro={t("logsIntro")}>
        <LogsForm version={logs.version} stored={logsValues(logs.value)} />
      </Card>
      <Card title={t("contacts")} intro={t("contactsIntro")}>
        <ContactsForm
          version={contacts.version}
          stored={contactsValues(contacts.value)}
          url={`${env().PORTAL_URL}/.well-known/security.txt`}
        />
      </Card>
    </>
  );
}
