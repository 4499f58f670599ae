"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { CopyButton } from "@/app/_ui/copy-button";
import { useWords } from "@/app/_words/use-words";
import { SettingsForm, type StoredGroup } from "@/app/(console)/[role]/settings/settings-form";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
import { words } from "@/lib/words/text";

const loginPageWords = words("console.settings.loginPage", {
  redirectInactive:
    "{rule} {providers, plural, =0 {There is none at the moment} other {There are # at the moment}}, so this has no effect.",
  direct: "This address always shows the full login page:",
  directName: "address of the full login page",
});

interface LoginPageFormProps extends StoredGroup {
  /** Where the whole login page is shown, whatever is set. */
  directUrl: string;
  /** How many identity providers offer sign-in. */
  providers: number;
}

/** What the login page offers. */
export function LoginPageForm({ directUrl, providers, ...group }: LoginPageFormProps) {
  const t = useWords(loginPageWords);
  const redirect = ({ detail = "", ...tick }: ReturnType<FilledInputs["tick"]>) => ({
    ...tick,
    detail: providers === 1 ? detail : t("redirectInactive", { rule: detail, providers }),
  });
  return (
    <SettingsForm sends="setLoginPage" {...group}>
      {({ tick }) => (
        <>
          <Checkbox {...tick("hidePasswordForm")} />
          <Checkbox {...redirect(tick("redirectToProvider"))} />
          <Checkbox {...tick("showAdminLinks")} />
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
