"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { chooseStartPage } from "@/app/(user)/home/settings/start-page-action";
import { words } from "@/lib/words/text";

const startPageWords = words("user.startPage", {
  title: "Start page",
  intro: "What opens after you sign in. The other one is always one click away.",
  label: "After signing in, open",
  portal: "My account",
  webmail: "Webmail",
  save: "Save changes",
  saving: "Saving…",
  saved: "Your start page has been changed.",
});

/** Lets a person choose between the portal and webmail; for those who may. */
export function StartPageCard({ chosen }: { chosen: "portal" | "webmail" }) {
  const t = useWords(startPageWords);
  const [state, action] = useActionState(chooseStartPage, {});
  return (
    <Card title={t("title")} intro={t("intro")}>
      <form action={action} className="grid max-w-sm gap-5">
        <SelectField
          key={chosen}
          label={t("label")}
          name="startPage"
          defaultValue={chosen}
          error={state.fields?.startPage}
          options={(["portal", "webmail"] as const).map((value) => ({ value, label: t(value) }))}
        />
        {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
        {state.result ? <Alert tone="good">{t("saved")}</Alert> : null}
        <div>
          <SubmitButton look="secondary" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </div>
      </form>
    </Card>
  );
}
