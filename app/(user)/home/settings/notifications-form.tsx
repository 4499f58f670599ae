"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Checkbox } from "@/app/_ui/checkbox";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { chooseNotifications } from "@/app/(user)/home/settings/notifications-action";
import type { OptionalKind } from "@/lib/notification/kind/kinds";
import { optionalKindWords } from "@/lib/notification/kind/words";
import { words } from "@/lib/words/text";

const formWords = words("user.notifications.form", {
  networkDetail: "When someone signs in from a network you haven't used before.",
  endsDetail: "A week and a day before an app password expires.",
  impersonatedDetail: "When an administrator opens your mailbox.",
  save: "Save changes",
  saving: "Saving…",
  saved: "Your choice has been saved.",
});

const details = {
  "new-network": "networkDetail",
  "app-password-ends": "endsDetail",
  impersonated: "impersonatedDetail",
} as const satisfies Record<OptionalKind, string>;

/** Which mails about their account a person gets. */
export function NotificationsForm({ kinds }: { kinds: readonly { kind: OptionalKind; wanted: boolean }[] }) {
  const t = useWords(formWords);
  const kindName = useWords(optionalKindWords);
  const [state, action] = useActionState(chooseNotifications, {});
  return (
    <form action={action} className="grid gap-3">
      {kinds.map(({ kind, wanted }) => (
        <Checkbox
          key={`${kind} ${wanted}`}
          name={kind}
          label={kindName(kind)}
          detail={t(details[kind])}
          defaultChecked={wanted}
        />
      ))}
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {state.result ? <Alert tone="good">{t("saved")}</Alert> : null}
      <SubmitButton look="secondary" className="mt-2 justify-self-start" pendingLabel={t("saving")}>
        {t("save")}
      </SubmitButton>
    </form>
  );
}
