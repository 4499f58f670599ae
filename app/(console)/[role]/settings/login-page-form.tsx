"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { CopyButton } from "@/app/_ui/copy-button";
import { useWords } from "@/app/_words/use-words";
import { setLoginPage } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";
import { words } from "@/lib/words/text";

const loginPageWords = words("console.settings.loginPage", {
  ssoOnly: "Single sign-on only",
  ssoOnlyDetail:
    "Hides the address and password form. If there is no identity provider, the form is shown anyway.",
  redirect: "Redirect to the identity provider",
  redirectDetail: "Visitors skip the login page as long as there is exactly one provider.",
  redirectInactive:
    "Visitors skip the login page as long as there is exactly one provider. {providers, plural, =0 {There is none at the moment} other {There are # at the moment}}, so this has no effect.",
  adminLinks: "Links for administrators",
  adminLinksDetail: "Shows links to both administrator logins below the form.",
  direct: "This address always shows the full login page:",
  directName: "address of the full login page",
});

interface LoginPageFormProps {
  version: number;
  stored: Record<string, string>;
  /** Where the whole login page is shown, whatever is set. */
  directUrl: string;
  /** How many identity providers offer sign-in. */
  providers: number;
}

/** What the login page offers. */
export function LoginPageForm({ version, stored, directUrl, providers }: LoginPageFormProps) {
  const t = useWords(loginPageWords);
  return (
    <SettingsForm action={setLoginPage} version={version} stored={stored}>
      {({ values }) => (
        <>
          <Checkbox
            name="hidePasswordForm"
            label={t("ssoOnly")}
            detail={t("ssoOnlyDetail")}
            defaultChecked={values.hidePasswordForm === "on"}
          />
          <Checkbox
            name="redirectToProvider"
            label={t("redirect")}
            detail={providers === 1 ? t("redirectDetail") : t("redirectInactive", { providers })}
            defaultChecked={values.redirectToProvider === "on"}
          />
          <Checkbox
            name="showAdminLinks"
            label={t("adminLinks")}
            detail={t("adminLinksDetail")}
            defaultChecked={values.showAdminLinks === "on"}
          />
          <div className="grid gap-1 text-sm">
            <p className="text-muted">{t("direct")}</p>
            <p className="flex flex-wrap items-center gap-2">
              <code className="font-mono wrap-anywhere">{directUrl}</code>
              <CopyButton value={directUrl} name={t("directName")} />
            </p>
          </div>
        </>
      )}
    </SettingsForm>
  );
}
