"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { CopyButton } from "@/app/_ui/copy-button";
import { setLoginPage } from "@/app/(console)/[role]/settings/settings-actions";
import { SettingsForm } from "@/app/(console)/[role]/settings/settings-form";

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
  return (
    <SettingsForm action={setLoginPage} version={version} stored={stored}>
      {({ values }) => (
        <>
          <Checkbox
            name="hidePasswordForm"
            label="Single sign-on only"
            detail="Hides the form for address and password. Without any identity provider it is shown nevertheless."
            defaultChecked={values.hidePasswordForm === "on"}
          />
          <Checkbox
            name="redirectToProvider"
            label="Go to the identity provider at once"
            detail={redirectDetail(providers)}
            defaultChecked={values.redirectToProvider === "on"}
          />
          <Checkbox
            name="showAdminLinks"
            label="Links for administrators"
            detail="Shows the ways to both logins of administrators below the form."
            defaultChecked={values.showAdminLinks === "on"}
          />
          <div className="grid gap-1 text-sm">
            <p className="text-muted">The way around, with everything on the page:</p>
            <p className="flex flex-wrap items-center gap-2">
              <code className="font-mono wrap-anywhere">{directUrl}</code>
              <CopyButton value={directUrl} name="address of the whole login page" />
            </p>
          </div>
        </>
      )}
    </SettingsForm>
  );
}

function redirectDetail(providers: number): string {
  const rule = "Visitors do not see the login page, as long as there is exactly one provider.";
  if (providers === 1) return rule;
  return `${rule} At the moment there ${providers === 0 ? "is none" : `are ${providers}`}, so nothing changes.`;
}
